import { describe, expect, it } from 'vitest'
import type { Asked } from '../../../src/model/query.js'
import { authorities } from '../../../src/vocabulary/authorities.js'
import { bundledContext } from '../../open.js'
import { councils, figures, having, judgementCalled, mentions, moving, whereOf } from './asked.js'
import { answered } from './small-england.js'

const names = bundledContext

const inEngland = authorities().filter(({ now }) => now.length === 0).length
const OF_ENGLAND = `Reports are here on 13 of the ${inEngland} councils in England; the other ${inEngland - 13} cannot be counted.`

const existing = [...bundledContext.vocabulary.councils.values()]
const inSouthEast = existing.filter(({ region }) => region === 'South East').length
const inLondon = existing.filter(({ kind }) => kind === 'London Borough').length

const shown = (asked: Asked): readonly string[] => answered(asked).lines

describe('How a count over councils was made', () => {
  it.each<[promise: string, asked: Asked, lines: readonly string[]]>([
    [
      'of grades: the newest report of each council, without area SEND, of how many councils',
      councils({ having: [having(null, 'Good')], isExplained: true }),
      [
        `Only the newest report of each council counts, whichever year it is of. Inspections of area SEND are not counted, for they give no grades: 2 inspections of that kind are here. Of 1 council nothing else is here, so it is not counted at all. ${OF_ENGLAND}`,
        '3 of 11 councils: Good overall in the newest report of each; 1 more has a newest report without such a grade.',
        '1. The same again → /find grade:Good',
      ],
    ],
    [
      'of a place: how many of its councils are here',
      councils({
        having: [having(null, 'Good')],
        where: whereOf({ regions: ['South East'] }),
        isExplained: true,
      }),
      [
        `Only the newest report of each council counts, whichever year it is of. Inspections of area SEND are not counted, for they give no grades: 1 inspection of that kind is here. Reports are here on 3 of the ${inSouthEast} councils in the South East; the other ${inSouthEast - 3} cannot be counted.`,
        '2 of 3 councils in the South East: Good overall in the newest report of each.',
        '1. The same again → /find grade:Good region:"South East"',
      ],
    ],
    [
      'of a kind of council',
      councils({
        having: [having(null, 'Good')],
        where: whereOf({ kinds: ['London Borough'] }),
        isExplained: true,
      }),
      [
        `Only the newest report of each council counts, whichever year it is of. Inspections of area SEND are not counted, for they give no grades: none of that kind are here. Reports are here on 2 of the ${inLondon} London boroughs in England; the other ${inLondon - 2} cannot be counted.`,
        '0 of 2 London boroughs: Good overall in the newest report of each.',
        '1. The same again → /find grade:Good kind:"London Borough"',
      ],
    ],
    [
      'of a time: every inspection of it',
      councils({
        having: [having(null, 'Good')],
        where: whereOf({ period: { from: 2022 } }),
        isExplained: true,
      }),
      [
        `Every inspection since 2022 counts, and not only each council’s newest: one that had several counts with each. Inspections of area SEND are not counted, for they give no grades: 2 inspections of that kind are here since 2022. ${OF_ENGLAND}`,
        '3 of 11 inspections since 2022, in 3 councils: Good overall; 1 more gives no such grade.',
        '1. The same again → /find grade:Good year:"since 2022"',
      ],
    ],
    [
      'of the oldest report of each',
      councils({
        having: [having(null, 'Good')],
        where: whereOf({ period: { order: 'first' } }),
        isExplained: true,
      }),
      [
        `Only the oldest report of each council counts, whichever year it is of. Inspections of area SEND are not counted, for they give no grades: 2 inspections of that kind are here. Of 1 council nothing else is here, so it is not counted at all. ${OF_ENGLAND}`,
        '4 of 12 councils: Good overall in the oldest report of each.',
        '1. The same again → /find grade:Good year:first',
      ],
    ],
    [
      'of the last but one, of a year',
      councils({
        having: [having(null, 'Good')],
        where: whereOf({ period: { order: 'previous', years: [2022] } }),
        isExplained: true,
      }),
      [
        `Only the last but one report of each council counts, whichever year it is of, and that must be of 2022. Inspections of area SEND are not counted, for they give no grades: none of that kind are here in 2022. ${OF_ENGLAND}`,
        '0 of 1 council: Good overall in the report before the newest of each, where that is of 2022.',
        '1. The same again → /find grade:Good year:"previous 2022"',
      ],
    ],
    [
      'of movements: every inspection in order',
      councils({ movement: moving({ kind: 'improved' }), isExplained: true }),
      [
        `Told from every inspection that is here, each council’s in their order; who had too few of them is counted apart. Inspections of area SEND are not counted, for they give no grades: 2 inspections of that kind are here. Of 1 council nothing else is here, so it is not counted at all. ${OF_ENGLAND}`,
        '4 of 10 councils with two such inspections or more improved overall from one inspection to the next, 4 of them at the last; the furthest: Medway, by 2 grades; over all inspections: Kent, by 3 grades; 2 more have had fewer.',
        '1. The same again → /find movement:improved',
      ],
    ],
    [
      'of a framework',
      councils({ where: whereOf({ framework: 'SIF' }), isExplained: true }),
      [
        `Every inspection under SIF counts, and not only each council’s newest: one that had several counts with each. Inspections of area SEND are not counted, for they give no grades: 2 inspections of that kind are here. Of 1 council nothing else is here, so it is not counted at all. ${OF_ENGLAND}`,
        '3 of 26 inspections: those under SIF, of 3 councils.',
        '1. The same again → /find framework:SIF',
      ],
    ],
    [
      'of area SEND alone',
      councils({ where: whereOf({ framework: 'SEND' }), isExplained: true }),
      [
        `Every inspection under SEND counts, and not only each council’s newest: one that had several counts with each. Only inspections of area SEND count, and none of children’s services. ${OF_ENGLAND}`,
        '2 of 2 inspections: those under SEND, of 2 councils.',
        '1. The same again → /find framework:SEND',
      ],
    ],
    [
      'of all reports, area SEND among them',
      figures({ of: 'reports', isExplained: true }),
      [
        `Every inspection counts, and not only each council’s newest: one that had several counts with each. Those of area SEND count too: 2 inspections. ${OF_ENGLAND}`,
        '29 of 29 reports, of 13 councils, from 2010 to 2026.',
        'Reports: 29 of 29 (100%)',
        '1. The same again → /find show:"count of reports"',
      ],
    ],
    [
      'of all reports of a place without any on area SEND',
      figures({ of: 'reports', where: whereOf({ regions: ['London'] }), isExplained: true }),
      [
        'Every inspection counts, and not only each council’s newest: one that had several counts with each. No inspection of area SEND is among them. Reports are here on 2 of the 33 councils in London; the other 31 cannot be counted.',
        '3 of 29 reports: those in London, of 2 councils, from 2019 to 2024.',
        'Reports: 3 of 29 (10%)',
        '1. The same again → /find region:London show:"count of reports"',
      ],
    ],
    [
      'of what is judged no more: every inspection',
      figures({ judgement: judgementCalled(names)('adoption'), figure: 'distribution', isExplained: true }),
      [
        `Every inspection counts, and not only each council’s newest: one that had several counts with each. Inspections of area SEND are not counted, for they give no grades: 2 inspections of that kind are here. Of 1 council nothing else is here, so it is not counted at all. ${OF_ENGLAND}`,
        'Grades for adoption: 3 inspections; 23 more have no such grade there. From best to worst, the one in the middle is Good.',
        'Adoption',
        '  Outstanding: 1 of 3 (33%)',
        '  Good: 1 of 3 (33%)',
        '  Requires improvement: 1 of 3 (33%)',
        '  Inadequate: 0 of 3 (0%)',
        '1. The same again → /find judgement:Adoption show:distribution',
      ],
    ],
    [
      'of named councils',
      councils({
        where: whereOf({ councils: ['kent', 'surrey'] }),
        having: [having(null, 'Good')],
        isExplained: true,
      }),
      [
        'Only the newest report of each council counts, whichever year it is of. Inspections of area SEND are not counted, for they give no grades: none of that kind are here.',
        '1 of 2 councils among Kent and Surrey: Good overall in the newest report of each.',
        '1. The same again → /find grade:Good council:"kent, surrey"',
      ],
    ],
    [
      'of mentions: in which reports, and what counts once',
      mentions({ subject: 'private fostering', isExplained: true }),
      [
        'Looked through were 29 reports, of 13 councils, every inspection and not only each council’s newest: 2 of these are on area SEND. Each paragraph that mentions it counts once.',
        '5 paragraphs in 4 of 29 reports mention “private fostering”.',
        'They are Leeds 2018, Medway 2019, Surrey 2025, Surrey 2018, of 3 councils.',
      ],
    ],
    [
      'of mentions in the newest reports that are graded so',
      mentions({
        subject: 'private fostering',
        of: 'reports',
        having: [having(null, 'Good')],
        isExplained: true,
      }),
      [
        'Looked through were the newest reports of 3 councils graded Good overall, of 3 councils: none of these are on area SEND. Each report that mentions it counts once, however often it does.',
        '1 of the newest reports of 3 councils graded Good overall mentions “private fostering” (33%), in 1 paragraph.',
      ],
    ],
  ])('%s', (_, asked, lines) => expect(shown(asked)).toEqual(lines))
})
