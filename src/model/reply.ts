import { z } from 'zod'
import { Grade, Outcome, Strand } from './report.js'

/**
 * What Pilcrow answers: plain data that knows no screen. A reply is a list of blocks in reading order; Discord, the
 * terminal and JSON each draw the same blocks. Whatever is quoted stands in `quote` or `text`, verbatim.
 */

export const ReplyKind = z.enum([
  'grades',
  'excerpts',
  'recommendations',
  'report',
  'comparison',
  'history',
  'choices',
  'help',
  'none',
  'error',
])
export type ReplyKind = z.infer<typeof ReplyKind>

export const GradeRow = z.strictObject({
  report: z.string(),
  authority: z.string(),
  year: z.int(),
  strand: Strand.nullable(),
  judgement: z.string(),
  label: z.string(),
  /** Null where the report makes no such judgement, and for an outcome. */
  grade: Grade.nullable(),
  /** In place of a grade, in SEND; with the words that print it. */
  outcome: Outcome.nullable(),
  wording: z.string().nullable(),
  /** The evidence within the report disagrees: each grade that is printed has a row of its own. */
  disputed: z.boolean(),
  citations: z.array(z.string()),
})
export type GradeRow = z.infer<typeof GradeRow>

export const Excerpt = z.strictObject({
  report: z.string(),
  /** Of the paragraph or passage; `3t` is the table that stands after paragraph 3. */
  key: z.string(),
  paragraph: z.int().nullable(),
  page: z.int().nullable(),
  locator: z.string(),
  /** The words shown: whole sentences of `text`, with ` … ` where some between them are left out. */
  quote: z.string(),
  /** Which sentences of `text` are shown, counted from 0; null when all are. */
  sentences: z.array(z.int().nonnegative()).nullable(),
  text: z.string(),
  /** Footnotes kept beside the paragraph. */
  noted: z.array(z.string()),
  citation: z.string(),
  fullCitation: z.string(),
  /** What is wrong with the copy quoted, in a few words drawn beside every citation of it; null for a sound one. */
  caveat: z.string().nullable(),
  /** Higher is better; 0 where nothing was searched. Scores of different replies do not compare. */
  score: z.number(),
})
export type Excerpt = z.infer<typeof Excerpt>

export const RecommendationRow = z.strictObject({
  report: z.string(),
  key: z.string(),
  paragraph: z.int().nullable(),
  deadline: z.string().nullable(),
  /** Who must act, where the report names them beside it. */
  responsible: z.string().nullable(),
  text: z.string(),
  citation: z.string(),
})
export type RecommendationRow = z.infer<typeof RecommendationRow>

/** Something to press or pick: `message` is what it says when picked. */
export const Choice = z.strictObject({ label: z.string(), message: z.string() })
export type Choice = z.infer<typeof Choice>

export const Block = z.discriminatedUnion('block', [
  /** Pilcrow's own words about its answer; never about a council. */
  z.strictObject({ block: z.literal('words'), text: z.string() }),
  z.strictObject({ block: z.literal('heading'), text: z.string() }),
  /** Named values taken from the extract: dates, framework, lead inspector. */
  z.strictObject({
    block: z.literal('facts'),
    facts: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  }),
  z.strictObject({ block: z.literal('grades'), rows: z.array(GradeRow) }),
  z.strictObject({ block: z.literal('excerpt'), excerpt: Excerpt }),
  z.strictObject({ block: z.literal('recommendations'), rows: z.array(RecommendationRow) }),
  z.strictObject({ block: z.literal('choices'), choices: z.array(Choice) }),
])
export type Block = z.infer<typeof Block>

export const Reply = z.strictObject({
  kind: ReplyKind,
  blocks: z.array(Block),
  /** What the reader must know beside the answer: a scale that differs, a damaged source, a newer inspection. */
  notes: z.array(z.string()),
})
export type Reply = z.infer<typeof Reply>

type BlockOf<K extends Block['block']> = Extract<Block, { block: K }>

const blocksOf = <K extends Block['block']>(reply: Reply, kind: K): BlockOf<K>[] =>
  reply.blocks.filter((block): block is BlockOf<K> => block.block === kind)

export const gradesOf = (reply: Reply): GradeRow[] => blocksOf(reply, 'grades').flatMap((block) => block.rows)

export const excerptsOf = (reply: Reply): Excerpt[] =>
  blocksOf(reply, 'excerpt').map((block) => block.excerpt)

export const recommendationsOf = (reply: Reply): RecommendationRow[] =>
  blocksOf(reply, 'recommendations').flatMap((block) => block.rows)

export const choicesOf = (reply: Reply): Choice[] =>
  blocksOf(reply, 'choices').flatMap((block) => block.choices)
