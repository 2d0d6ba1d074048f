import fc from 'fast-check'
import type {
  Block,
  CouncilRow,
  Excerpt,
  FigureRow,
  GradeRow,
  RecommendationRow,
  Reply,
} from '../../src/model/reply.js'
import { Grade, Strand } from '../../src/model/report.js'
import { anyKindOf } from './any-kind.js'

/** Any reply that the model allows, sensible or not. */

const words = fc.string({ unit: 'grapheme', maxLength: 60 })
const number = fc.nat({ max: 400 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const link = maybe(fc.webUrl({ withFragments: true }))

const gradeRow: fc.Arbitrary<GradeRow> = fc
  .record({
    report: words,
    authority: words,
    year: fc.integer({ min: 2009, max: 2030 }),
    strand: maybe(fc.constantFrom(...Strand.options)),
    judgement: words,
    label: words,
    grade: maybe(fc.constantFrom(...Grade.options)),
    outcome: fc.constant(null),
    wording: maybe(words),
    disputed: fc.boolean(),
    when: words,
    places: fc.array(words, { maxLength: 3 }),
    url: link,
  })
  .map((row) => ({ ...row, citations: row.places.map((place) => `${row.authority} ${row.when}, ${place}`) }))

const multiline = fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n- '))

const excerpt: fc.Arbitrary<Excerpt> = fc.record({
  report: words,
  key: words,
  paragraph: maybe(number),
  page: maybe(number),
  locator: words,
  quote: multiline,
  sentences: maybe(fc.array(number)),
  highlighted: maybe(fc.array(number)),
  text: multiline,
  noted: fc.array(words, { maxLength: 2 }),
  citation: words,
  fullCitation: words,
  source: words,
  placeInFull: words,
  authority: words,
  when: words,
  caveat: maybe(words),
  url: link,
  score: fc.double({ min: 0, max: 1000, noNaN: true }),
})

const recommendation: fc.Arbitrary<RecommendationRow> = fc.record({
  report: words,
  key: words,
  paragraph: maybe(number),
  deadline: maybe(words),
  responsible: maybe(words),
  text: multiline,
  citation: words,
  authority: words,
  when: words,
  url: link,
})

const councilRow: fc.Arbitrary<CouncilRow> = fc.record({
  council: words,
  name: words,
  grades: fc.array(gradeRow, { minLength: 1, maxLength: 3 }),
})

const figureRow: fc.Arbitrary<FigureRow> = fc.record({
  label: fc.oneof(words, fc.constantFrom(...Grade.options)),
  count: number,
  of: maybe(number),
  councils: fc.array(words, { maxLength: 3 }),
  parts: fc.array(fc.record({ label: words, count: number }), { maxLength: 3 }),
})

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ block: fc.constant('words' as const), text: multiline }),
  fc.record({ block: fc.constant('heading' as const), text: words }),
  fc.record({
    block: fc.constant('facts' as const),
    facts: fc.array(fc.record({ name: words, value: words }), { maxLength: 4 }),
  }),
  fc.record({
    block: fc.constant('printed' as const),
    rows: fc.array(fc.record({ report: words, citation: words, words }), { maxLength: 3 }),
  }),
  fc.record({
    block: fc.constant('sources' as const),
    rows: fc.array(fc.record({ report: words, citation: words }), { maxLength: 3 }),
  }),
  fc.record({ block: fc.constant('grades' as const), rows: fc.array(gradeRow, { maxLength: 6 }) }),
  fc.record({ block: fc.constant('excerpt' as const), excerpt }),
  fc.record({
    block: fc.constant('councils' as const),
    rows: fc.array(councilRow, { maxLength: 4 }),
    order: fc.constantFrom('side-by-side' as const, 'over-time' as const),
    labels: fc.dictionary(words, words, { maxKeys: 2 }),
  }),
  fc.record({
    block: fc.constant('map' as const),
    marks: fc.array(
      fc.record({
        council: words,
        report: words,
        judgement: maybe(words),
        grade: maybe(fc.constantFrom(...Grade.options)),
      }),
      {
        maxLength: 4,
      },
    ),
  }),
  fc.record({
    block: fc.constant('figures' as const),
    title: words,
    rows: fc.array(figureRow, { maxLength: 4 }),
  }),
  fc.record({
    block: fc.constant('recommendations' as const),
    rows: fc.array(recommendation, { maxLength: 6 }),
  }),
  fc.record({
    block: fc.constant('choices' as const),
    choices: fc.array(fc.record({ label: words, message: words }), { maxLength: 4 }),
  }),
)

const total = fc.record({
  what: fc.constantFrom('councils' as const, 'reports' as const, 'paragraphs' as const),
  count: number,
  of: maybe(number),
})

export const anyReply: fc.Arbitrary<Reply> = anyKindOf({
  second: fc.array(block, { maxLength: 6 }),
  notes: fc.array(words, { maxLength: 3 }),
  total,
  more: words,
})
