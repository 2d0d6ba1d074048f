import fc from 'fast-check'
import {
  type Block,
  type Excerpt,
  type GradeRow,
  type RecommendationRow,
  type Reply,
  ReplyKind,
} from '../../src/model/reply.js'
import { Grade, Strand } from '../../src/model/report.js'

/** Any reply that the model allows, sensible or not. */

const words = fc.string({ unit: 'grapheme', maxLength: 60 })
const number = fc.nat({ max: 400 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

const gradeRow: fc.Arbitrary<GradeRow> = fc.record({
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
  citations: fc.array(words, { maxLength: 3 }),
})

const multiline = fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n- '))

const excerpt: fc.Arbitrary<Excerpt> = fc.record({
  report: words,
  key: words,
  paragraph: maybe(number),
  page: maybe(number),
  locator: words,
  quote: multiline,
  sentences: maybe(fc.array(number)),
  text: multiline,
  noted: fc.array(words, { maxLength: 2 }),
  citation: words,
  fullCitation: words,
  caveat: maybe(words),
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
})

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ block: fc.constant('words' as const), text: multiline }),
  fc.record({ block: fc.constant('heading' as const), text: words }),
  fc.record({
    block: fc.constant('facts' as const),
    facts: fc.array(fc.record({ name: words, value: words }), { maxLength: 4 }),
  }),
  fc.record({ block: fc.constant('grades' as const), rows: fc.array(gradeRow, { maxLength: 6 }) }),
  fc.record({ block: fc.constant('excerpt' as const), excerpt }),
  fc.record({
    block: fc.constant('recommendations' as const),
    rows: fc.array(recommendation, { maxLength: 6 }),
  }),
  fc.record({
    block: fc.constant('choices' as const),
    choices: fc.array(fc.record({ label: words, message: words }), { maxLength: 4 }),
  }),
)

export const anyReply: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constantFrom(...ReplyKind.options),
  blocks: fc.array(block, { maxLength: 6 }),
  notes: fc.array(words, { maxLength: 3 }),
})
