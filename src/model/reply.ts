import { z } from 'zod'
import { Finding } from './finding.js'
import { Grade, Outcome, Strand } from './report.js'

/**
 * What Pilcrow answers: plain data that knows no screen. A reply is a list of blocks in reading order; Discord, the
 * terminal and JSON each draw the same blocks. Whatever is quoted stands in `quote` or `text`, verbatim.
 */

export const ReplyKind = z.enum([
  'grades',
  'figures',
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

/** Kinds of reply that say something of the reports, and may be shared. */
export const OF_REPORTS: ReadonlySet<ReplyKind> = new Set<ReplyKind>([
  'grades',
  'figures',
  'excerpts',
  'recommendations',
  'report',
  'comparison',
  'history',
])

/** The report at its publisher, open at the page of what is shown; null where no link is known. */
const Link = z
  .url({ protocol: /^https?$/ })
  .nullable()
  .default(null)

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
  /** Which of its council's inspections it is of: `2012`, `August 2015`, `2024 SEND`. */
  when: z.string(),
  /** The places of the citations, within the report: `¶75`, `Record of main findings`. */
  places: z.array(z.string()),
  url: Link,
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
  /** Which of them answer, counted so, where others are shown around them; null where nothing tells some from others. */
  highlighted: z.array(z.int().nonnegative()).nullable(),
  text: z.string(),
  /** Footnotes kept beside the paragraph. */
  noted: z.array(z.string()),
  citation: z.string(),
  fullCitation: z.string(),
  /** What the citation in full begins with, without the place: who published what, on whom, and when. */
  source: z.string(),
  /** The rest of it, the place: `paragraph 75, page 7`. */
  placeInFull: z.string(),
  /** Whose report it stands in, and which of them, as {@link GradeRow} has them. */
  authority: z.string(),
  when: z.string(),
  /** What is wrong with the copy quoted, in a few words drawn beside every citation of it; null for a sound one. */
  caveat: z.string().nullable(),
  url: Link,
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
  /** Whose report it stands in, and which of them, as {@link GradeRow} has them. */
  authority: z.string(),
  when: z.string(),
  url: Link,
})
export type RecommendationRow = z.infer<typeof RecommendationRow>

/** What a list holds of one council: a line of its own, with one grade or several. */
export const CouncilRow = z.strictObject({
  /** The council's slug. */
  council: z.string(),
  name: z.string(),
  /** Of one inspection by judgement, or of one judgement from inspection to inspection, oldest first. */
  grades: z.array(GradeRow).min(1),
  /** The days on which the inspection that the line ends with began and ended, and who led it, where these were asked for. */
  inspected: z.strictObject({ from: z.string(), to: z.string() }).optional(),
  leadInspector: z.string().nullable().optional(),
  /** Since which day it has been graded so, where that was asked for: the end of the first of so many inspections in a row. */
  since: z
    .strictObject({
      day: z.string(),
      /** The end of the inspection that gave another grade; left out where none has. */
      until: z.string().optional(),
      inspections: z.int().positive(),
      /** Whether no earlier inspection is held, so that it may have been so before. */
      isFirstHeld: z.boolean(),
    })
    .optional(),
})
export type CouncilRow = z.infer<typeof CouncilRow>

const count = z.int().nonnegative()

/** A part of a figure: of the councils in London those that are good. */
export const FigureShare = z.strictObject({ label: z.string(), count })
export type FigureShare = z.infer<typeof FigureShare>

/** A count by grade, year, region or kind of council. */
export const FigureRow = z.strictObject({
  label: z.string(),
  count,
  /** How many there are to count from; null where each of them counts. */
  of: count.nullable(),
  /** Slugs of the councils behind it. */
  councils: z.array(z.string()),
  /** How it is spread over the grades; empty where it is of one grade. The parts add up to the count. */
  parts: z.array(FigureShare),
})
export type FigureRow = z.infer<typeof FigureRow>

/** How many there are in all, whatever is shown; `of` is null where there is no whole. */
export const Total = z.strictObject({
  what: z.enum(['councils', 'reports', 'grades', 'paragraphs', 'recommendations']),
  count,
  of: count.nullable(),
})
export type Total = z.infer<typeof Total>

/** Something to press or pick: `message` is what it says when picked. */
export const Choice = z.strictObject({ label: z.string(), message: z.string() })
export type Choice = z.infer<typeof Choice>

/** Stands in a message where a person is to name something. */
export const BLANK = '{}'

/** A named value taken from an extract: a date, the framework, the lead inspector. */
export const Fact = z.strictObject({
  name: z.string(),
  value: z.string(),
  /** The report whose own words the value is, verbatim; left out where Pilcrow words it. */
  printedIn: z.string().optional(),
})
export type Fact = z.infer<typeof Fact>

/** Words of a report that stand in no paragraph, verbatim but for their line breaks: a heading, a row of a table. */
export const Printed = z.strictObject({ report: z.string(), citation: z.string(), words: z.string() })
export type Printed = z.infer<typeof Printed>

/** Who published a report, on whom, and when: what the licence asks for beside what is quoted with short citations alone. */
export const Source = z.strictObject({ report: z.string(), citation: z.string() })
export type Source = z.infer<typeof Source>

/** What a council is coloured by: a judgement of one of its reports; no grade where it is not made. */
export const MapMark = z.strictObject({
  council: z.string(),
  report: z.string(),
  /** Its slug; null where there is no grade. */
  judgement: z.string().nullable(),
  grade: Finding.nullable(),
})
export type MapMark = z.infer<typeof MapMark>

export const Block = z.discriminatedUnion('block', [
  /** Pilcrow's own words about its answer; never about a council. */
  z.strictObject({
    block: z.literal('words'),
    text: z.string(),
    /** What was counted, without which page of it is shown; left out where the text says no more. */
    title: z.string().optional(),
  }),
  z.strictObject({ block: z.literal('heading'), text: z.string() }),
  z.strictObject({ block: z.literal('facts'), facts: z.array(Fact) }),
  z.strictObject({ block: z.literal('printed'), rows: z.array(Printed) }),
  z.strictObject({ block: z.literal('sources'), rows: z.array(Source) }),
  z.strictObject({ block: z.literal('grades'), rows: z.array(GradeRow) }),
  /** A line a council. Labels are short where `labels` gives the short form of a row's label. */
  z.strictObject({
    block: z.literal('councils'),
    rows: z.array(CouncilRow),
    /** `over-time`: the grades of a line are of one judgement, and each is told by its year. */
    order: z.enum(['side-by-side', 'over-time']),
    /** The judgement in short, by the slug that a grade carries; empty where all grades are of one that is named above. */
    labels: z.record(z.string(), z.string()),
    /** What each grade is of is told even where a line has one alone: any judgement was asked for. */
    isNamed: z.literal(true).optional(),
  }),
  /** What a map of England shows of a list, all pages of it: nothing that the words beside it do not say. */
  z.strictObject({
    block: z.literal('map'),
    marks: z.array(MapMark),
  }),
  /** Counts in order, under what they are counts of. */
  z.strictObject({ block: z.literal('figures'), title: z.string(), rows: z.array(FigureRow) }),
  z.strictObject({ block: z.literal('excerpt'), excerpt: Excerpt }),
  z.strictObject({
    block: z.literal('recommendations'),
    rows: z.array(RecommendationRow),
    /** How each begins is enough to show. */
    isBrief: z.literal(true).optional(),
  }),
  z.strictObject({
    block: z.literal('choices'),
    choices: z.array(Choice),
    /** What they are, where a screen says so. */
    of: z.literal('councils').optional(),
    /** What is not among them: a message that has {@link BLANK} where another is to be named. */
    another: Choice.optional(),
  }),
])
export type Block = z.infer<typeof Block>

/** What the reader must know beside an answer, in Pilcrow's words; with words that a report prints outside its paragraphs. */
export const Note = z.union([
  z.string(),
  z.strictObject({ lead: z.string(), report: z.string(), words: z.array(z.string()), end: z.string() }),
])
export type Note = z.infer<typeof Note>

/** A note as one text. */
export const noteText = (note: Note): string =>
  typeof note === 'string' ? note : `${note.lead}${note.words.join('; ')}${note.end}`

export const Reply = z.strictObject({
  kind: ReplyKind,
  blocks: z.array(Block),
  /** What the reader must know beside the answer: a scale that differs, a damaged source, a newer inspection. */
  notes: z.array(Note),
  /** Left out where nothing is counted. */
  total: Total.optional(),
  /** What to say for the next page; left out on the last. */
  more: z.string().optional(),
  /** The command that gives this answer again, whatever was said for it; left out where no command does. */
  command: z.string().optional(),
})
export type Reply = z.infer<typeof Reply>

/** The block of one kind. */
export type BlockOf<K extends Block['block']> = Extract<Block, { block: K }>

const blocksOf = <K extends Block['block']>(reply: Reply, kind: K): BlockOf<K>[] =>
  reply.blocks.filter((block): block is BlockOf<K> => block.block === kind)

export const gradesOf = (reply: Reply): GradeRow[] =>
  reply.blocks.flatMap((block) => {
    if (block.block === 'grades') return block.rows
    return block.block === 'councils' ? block.rows.flatMap(({ grades }) => grades) : []
  })

export const councilsOf = (reply: Reply): CouncilRow[] =>
  blocksOf(reply, 'councils').flatMap((block) => block.rows)

export const figuresOf = (reply: Reply): FigureRow[] =>
  blocksOf(reply, 'figures').flatMap((block) => block.rows)

export const excerptsOf = (reply: Reply): Excerpt[] =>
  blocksOf(reply, 'excerpt').map((block) => block.excerpt)

export const recommendationsOf = (reply: Reply): RecommendationRow[] =>
  blocksOf(reply, 'recommendations').flatMap((block) => block.rows)

export const choicesOf = (reply: Reply): Choice[] =>
  blocksOf(reply, 'choices').flatMap((block) => block.choices)
