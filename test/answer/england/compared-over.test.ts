import { describe, expect, it } from 'vitest'
import { type Asked, type AskedFor, EVERYWHERE } from '../../../src/model/query.js'
import { figures, having, whereOf } from './asked.js'
import { answered } from './small-england.js'

const comparison = (some: Partial<AskedFor<'comparison'>>): Asked => ({
  intent: 'comparison',
  where: EVERYWHERE,
  judgement: null,
  ...some,
})

const shown = (asked: Asked): readonly string[] => answered(asked).lines

describe('A comparison over councils', () => {
  it.each<[promise: string, asked: Asked, lines: readonly string[]]>([
    [
      'of neighbours has the council itself first, then the best, and who has no such grade',
      comparison({ where: whereOf({ neighboursOf: 'kent' }) }),
      [
        'Overall',
        'Kent and 3 of its statistical neighbours, graded overall in the newest report of each; 1 of them has no such grade.',
        'Kent 2022: Outstanding',
        'Norfolk 2023: Good',
        'Devon 2014: Adequate',
        'Suffolk 2026: Overall no such judgement in this report, Leadership Good, Help and protection Outstanding, Care leavers Not judged',
      ],
    ],
    [
      'of a region has its councils, the best first',
      comparison({ where: whereOf({ regions: ['South East'] }) }),
      [
        'Overall',
        '3 councils in the South East, graded overall in the newest report of each.',
        'Kent 2022: Outstanding',
        'Medway 2023: Good',
        'Surrey 2025: Good',
      ],
    ],
    [
      'of neighbours of a council that is not here',
      comparison({ where: whereOf({ neighboursOf: 'essex' }) }),
      [
        'Overall',
        '2 councils among the statistical neighbours of Essex, graded overall in the newest report of each; 1 of them has no such grade.',
        'Kent 2022: Outstanding',
        'Suffolk 2026: Overall no such judgement in this report, Leadership Good, Help and protection Outstanding, Care leavers Not judged',
      ],
    ],
    [
      'of more named councils than a table has is a line each',
      comparison({ where: whereOf({ councils: ['kent', 'surrey', 'leeds', 'camden', 'york', 'dudley'] }) }),
      [
        'Overall',
        '6 councils, graded overall in the newest report of each.',
        'Camden 2022: Outstanding',
        'Kent 2022: Outstanding',
        'Leeds 2022: Outstanding',
        'Surrey 2025: Good',
        'York 2023: Requires improvement',
        'Dudley 2022: Inadequate',
      ],
    ],
    [
      'of a place without a report is none',
      comparison({ where: whereOf({ regions: ['North East'] }) }),
      ['Overall', '0 councils in the North East, graded overall in the newest report of each.'],
    ],
  ])('%s', (_, asked, lines) => expect(shown(asked)).toEqual(lines))
})

describe('What grades have in common', () => {
  it.each<[promise: string, asked: Asked, lines: readonly string[]]>([
    [
      'of councils that are graded so: the grade that all share, then what most have',
      figures({ having: [having(null, 'Outstanding')], figure: 'distribution', by: 'judgement' }),
      [
        'What the other grades of 3 councils in the newest report of each graded Outstanding overall have in common. No grade is the same for all of them. Told by judgement, with the grade that most were given.',
        'The commonest grade of each judgement',
        '  Outstanding for leadership: 2 of 3 (67%) – Outstanding 2, Good 1',
        '1. What they are told to improve → /find grade:Outstanding show:recommendations',
      ],
    ],
    [
      'of no two alike: that there is none',
      figures({ having: [having(null, 'Good', 'Inadequate')], figure: 'distribution', by: 'judgement' }),
      [
        'What the other grades of 5 councils in the newest report of each graded Good or Inadequate overall have in common. No grade is the same for all of them. Told by judgement, with the grade that most were given.',
        'The commonest grade of each judgement',
        '  Good for leadership: 2 of 5 (40%) – Good 2, Outstanding 1, Requires improvement 1, Inadequate 1',
        '1. What they are told to improve → /find grade:"Good or Inadequate" show:recommendations',
      ],
    ],
  ])('%s', (_, asked, lines) => expect(shown(asked)).toEqual(lines))
})

describe('Which judgement', () => {
  it.each<[promise: string, asked: Asked, lines: readonly string[]]>([
    [
      'is good or better most often, of every inspection',
      figures({ of: 'reports', figure: 'highest', by: 'judgement' }),
      [
        'Highest: Help and protection, In care and care leavers (100%); lowest: Care leavers (2 of 4). Outstanding or Good, by judgement: 26 inspections.',
        'By judgement',
        '  Help and protection: 1 of 1 (100%)',
        '  In care and care leavers: 2 of 2 (100%)',
        '  Children in care: 3 of 4 (75%)',
        '  Adoption: 2 of 3 (67%)',
        '  Leadership: 15 of 23 (65%)',
        '  Overall: 13 of 25 (52%)',
        '  Care leavers: 2 of 4 (50%)',
      ],
    ],
  ])('%s', (_, asked, lines) => expect(shown(asked)).toEqual(lines))
})
