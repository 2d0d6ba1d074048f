import { describe, expect, it } from 'vitest'
import { type Asked, type AskedFor, EVERYWHERE } from '../../../src/model/query.js'
import { having, whereOf } from './asked.js'
import { answered } from './small-england.js'

const passages = (some: Partial<AskedFor<'passages'>>): Asked => ({
  intent: 'passages',
  where: EVERYWHERE,
  having: [],
  subject: 'private fostering',
  judgement: null,
  answer: 'topic',
  tone: 'neither',
  page: 0,
  ...some,
})
/** What is said beside quotations, and which reports are quoted, in their order. */
const shown = (asked: Asked): string[] => [
  ...new Set(
    answered(asked)
      .lines.filter((line) => !/^(?:“| {2}Under)/.test(line))
      .map((line) => line.replace(/^(— [A-Za-z ]+ \d{4}).*$/, '$1')),
  ),
]

describe('What is said of a subject', () => {
  it.each<[promise: string, asked: Asked, lines: readonly string[]]>([
    [
      'in one council is quoted, the newest first',
      passages({ where: whereOf({ councils: ['surrey'] }) }),
      ['— Surrey 2025', 'Earlier', '— Surrey 2018'],
    ],
    [
      'in a year is of that year',
      passages({ where: whereOf({ councils: ['surrey'], period: { years: [2018] } }) }),
      ['— Surrey 2018'],
    ],
    [
      'in a year without a report is told of others, after that',
      passages({ where: whereOf({ councils: ['surrey'], period: { years: [2016] } }) }),
      ['There is no report on Surrey from 2016. What others say:', '— Surrey 2018', '— Surrey 2025'],
    ],
    [
      'in a year after all that are here is told of none',
      passages({ where: whereOf({ councils: ['medway'], period: { years: [2026] } }) }),
      [
        'There is no report on Medway from 2026. There are these:',
        '1. Medway 2023 → /report medway-2023',
        '2. Medway 2019 → /report medway-2019',
        '3. Medway 2024 SEND → /report medway-2024-send',
      ],
    ],
    [
      'in a span of years',
      passages({ where: whereOf({ councils: ['surrey'], period: { from: 2024, to: 2026 } }) }),
      ['— Surrey 2025'],
    ],
    [
      'in a span of years without a report',
      passages({ where: whereOf({ councils: ['surrey'], period: { from: 2005, to: 2009 } }) }),
      [
        'There is no report on Surrey from 2005 to 2009. What others say:',
        '— Surrey 2025',
        'Earlier',
        '— Surrey 2018',
      ],
    ],
    [
      'in the oldest report',
      passages({ where: whereOf({ councils: ['medway'], period: { order: 'first' } }) }),
      ['— Medway 2019'],
    ],
    [
      'in a region is of that region alone, and says so',
      passages({ where: whereOf({ regions: ['Yorkshire and the Humber'] }) }),
      ['Only from 7 reports in Yorkshire and the Humber:', '— Leeds 2018'],
    ],
    [
      'in a region but for a council',
      passages({ where: whereOf({ regions: ['South East'], except: ['surrey'] }) }),
      ['Without Surrey.', 'Only from 6 reports in the South East:', '— Medway 2019'],
    ],
    [
      'in a kind of council',
      passages({ where: whereOf({ kinds: ['County'] }) }),
      ['Only from 13 reports of counties:', '— Surrey 2018', '— Surrey 2025'],
    ],
    [
      'among neighbours',
      passages({ where: whereOf({ neighboursOf: 'norfolk' }) }),
      ['Only from 11 reports among the statistical neighbours of Norfolk:', '— Medway 2019'],
    ],
    [
      'in reports that are graded so is of these alone',
      passages({ having: [having(null, 'Inadequate')], where: whereOf({ period: { from: 2015 } }) }),
      ['Only from 6 reports since 2015 graded Inadequate overall:', '— Medway 2019', '— Surrey 2018'],
    ],
    [
      'in reports that are graded so now',
      passages({ having: [having(null, 'Good')] }),
      ['Only from the newest reports of 3 councils graded Good overall:', '— Surrey 2025'],
    ],
    [
      'under a framework',
      passages({ where: whereOf({ councils: ['surrey'], framework: 'ILACS' }) }),
      ['— Surrey 2025', 'Earlier', '— Surrey 2018'],
    ],
    [
      'where an inspector led',
      passages({ where: whereOf({ inspector: 'Mary Somerville' }) }),
      ['— Surrey 2025'],
    ],
    [
      'now, over all councils, is of the newest report of each',
      passages({ where: whereOf({ period: { order: 'latest' } }) }),
      ['— Surrey 2025'],
    ],
    [
      'in a council whose reports are silent',
      passages({ where: whereOf({ councils: ['york'] }) }),
      [
        'The reports on York do not say. Try other words, or /help.',
        '1. Leeds → private fostering, Leeds',
        '2. Medway → private fostering, Medway',
        '3. Surrey → private fostering, Surrey',
      ],
    ],
    [
      'in a council that is not here',
      passages({ where: whereOf({ councils: ['essex'] }) }),
      [
        'There is no report on Essex here. There are reports on these, near it or like it:',
        '1. Suffolk → /report suffolk',
        '2. Norfolk → /report norfolk',
        '3. Kent → /report kent',
      ],
    ],
    [
      'in two councils, one of which is not here',
      passages({ where: whereOf({ councils: ['surrey', 'essex'] }) }),
      ['There is no report on Essex here.', '— Surrey 2025', 'Earlier', '— Surrey 2018'],
    ],
    [
      'in a council of which only a report on area SEND is here',
      passages({ where: whereOf({ councils: ['cornwall'] }) }),
      [
        'Of Cornwall only a report on area SEND is here, and none on children’s services.',
        'The reports on Cornwall do not say. Try other words, or /help.',
        '1. Leeds → private fostering, Leeds',
        '2. Medway → private fostering, Medway',
        '3. Surrey → private fostering, Surrey',
      ],
    ],
    [
      'of area SEND in a council without such a report',
      passages({ where: whereOf({ councils: ['surrey'], framework: 'SEND' }) }),
      [
        'No report on area SEND is here for Surrey.',
        'What comes nearest in Surrey 2025:',
        '— Surrey 2025',
        '1. 2025: all grades → /report surrey-2025',
        '2. 2022: all grades → /report surrey-2022',
        '3. 2018: all grades → /report surrey-2018',
        '4. 2015: all grades → /report surrey-2015',
      ],
    ],
  ])('%s', (_, asked, lines) => expect(shown(asked)).toEqual(lines))
})
