import fc from 'fast-check'
import { Grade } from '../../src/model/report.js'
import type { Chart, GradeMark } from '../../src/picture/chart.js'
import { anyCharacter } from '../characters.js'

/** Charts of every shape, made of ordinary and of hostile words. */

const LONG = 'The effectiveness of multi-agency arrangements for children and young people '.repeat(4).trim()

const words = fc.oneof(
  fc.constantFrom('', ' ', 'Staying safe', LONG, 'W'.repeat(500), '<script>', '\n\n', '\ud800', '👩‍👩‍👧'),
  fc.string({ unit: anyCharacter, maxLength: 60 }),
)
const anyMark: fc.Arbitrary<GradeMark> = fc.record({
  grade: fc.constantFrom(...Grade.options),
  under: fc.option(words),
})

export const anyChart: fc.Arbitrary<Chart> = fc.integer({ min: 1, max: 6 }).chain((columns) =>
  fc.record({
    title: words,
    columns: fc.array(words, { minLength: columns, maxLength: columns }),
    years: fc.option(
      fc.array(fc.integer({ min: 2009, max: 2030 }), { minLength: columns, maxLength: columns }),
    ),
    rows: fc.array(
      fc.record({
        name: words,
        cells: fc.array(fc.array(anyMark, { maxLength: 3 }), { minLength: columns, maxLength: columns }),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    foot: fc.array(words, { maxLength: 3 }),
  }),
)
