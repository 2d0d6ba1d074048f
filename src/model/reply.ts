import { z } from 'zod'
import { distinctBy } from '../collections/collections.js'
import { Finding, Grade, Outcome, Strand } from './report.js'

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
export const FigureShare = z.strictObject({
  label: z.string(),
  /** The grade or the outcome that the label is; left out where it is none, or more than that. */
  finding: Finding.optional(),
  count,
})
export type FigureShare = z.infer<typeof FigureShare>

/**
 * Words in a text of Pilcrow's own that a report must bear out: its own words, verbatim (who led its inspection, the heading over a
 * paragraph), or such as tell a grade that it gives.
 */
export const ReportWords = z.strictObject({
  report: z.string(),
  words: z.string(),
  /** The grade that the words tell; left out where the report prints the words. */
  grade: z.strictObject({ judgement: z.string(), strand: Strand.nullable(), finding: Finding }).optional(),
})
export type ReportWords = z.infer<typeof ReportWords>

/** A count by grade, year, region or kind of council. */
export const FigureRow = z.strictObject({
  label: z.string(),
  /** As a {@link FigureShare} has it. */
  finding: Finding.optional(),
  /** The words in the label that a report must bear out; left out where there are none. */
  naming: z.array(ReportWords).optional(),
  count,
  /** How many there are to count from; null where each of them counts. */
  of: count.nullable(),
  /** Slugs of the councils behind it. */
  councils: z.array(z.string()),
  /** Those councils by name, where they are told under it. */
  names: z.array(z.string()).optional(),
  /** How it is spread over the grades; empty where it is of one grade. The parts add up to the count. */
  parts: z.array(FigureShare),
})
export type FigureRow = z.infer<typeof FigureRow>

/** A row as a part of a whole. */
export const figureShareOf = ({ label, finding, count }: FigureRow): FigureShare => ({
  label,
  ...(finding === undefined ? {} : { finding }),
  count,
})

/** How many there are in all, whatever is shown; `of` is null where there is no whole. */
export const Total = z.strictObject({
  what: z.enum(['councils', 'reports', 'grades', 'paragraphs', 'recommendations']),
  count,
  of: count.nullable(),
})
export type Total = z.infer<typeof Total>

/** Something to press or pick: `message` is what it says when picked. */
export const Choice = z.strictObject({
  label: z.string(),
  message: z.string(),
  /** The words in the label that reports must bear out; left out where there are none. */
  naming: z.array(ReportWords).optional(),
})
export type Choice = z.infer<typeof Choice>

/** Stands in a message where a person is to name something. */
export const BLANK = '{}'

/** A named value taken from an extract: a date, the framework, the lead inspector. */
export const Fact = z.strictObject({
  name: z.string(),
  value: z.string(),
  /** The report whose own words the value is, verbatim; left out where Pilcrow words it. */
  printedIn: z.string().optional(),
  /** The reports that the value names, each with who led its inspection, and no more; left out where it is no such list. */
  ledIn: z.array(z.string()).optional(),
  /** The words in the name or the value that reports must bear out; left out where there are none. */
  naming: z.array(ReportWords).optional(),
})
export type Fact = z.infer<typeof Fact>

const OwnFact = Fact.extend({
  printedIn: z.never().optional(),
  ledIn: z.never().optional(),
  naming: z.never().optional(),
})

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

/** Pilcrow's own words about its answer; never about a council. */
const WordsBlock = z.strictObject({
  block: z.literal('words'),
  text: z.string(),
  /** What was counted, without which page of it is shown; left out where the text says no more. */
  title: z.string().optional(),
  /** The report whose lead inspector the text is, and no more; left out where it is none. */
  ledIn: z.string().optional(),
  /** The words in the text that reports must bear out; left out where there are none. */
  naming: z.array(ReportWords).optional(),
})
const HeadingBlock = z.strictObject({
  block: z.literal('heading'),
  text: z.string(),
  /** The words in the text that reports must bear out; left out where there are none. */
  naming: z.array(ReportWords).optional(),
})
const FactsBlock = z.strictObject({ block: z.literal('facts'), facts: z.array(Fact) })
/** Named values that Pilcrow words itself: whom to call in danger, what an option of a command takes. */
const OwnFactsBlock = z.strictObject({ block: z.literal('facts'), facts: z.array(OwnFact) })
const PrintedBlock = z.strictObject({ block: z.literal('printed'), rows: z.array(Printed) })
const SourcesBlock = z.strictObject({ block: z.literal('sources'), rows: z.array(Source) })
const GradesBlock = z.strictObject({ block: z.literal('grades'), rows: z.array(GradeRow) })
/** A line a council. Labels are short where `labels` gives the short form of a row's label. */
const CouncilsBlock = z.strictObject({
  block: z.literal('councils'),
  rows: z.array(CouncilRow),
  /** `over-time`: the grades of a line are of one judgement, and each is told by its year. */
  order: z.enum(['side-by-side', 'over-time']),
  /** The judgement in short, by the slug that a grade carries; empty where all grades are of one that is named above. */
  labels: z.record(z.string(), z.string()),
  /** What each grade is of is told even where a line has one alone: any judgement was asked for. */
  isNamed: z.literal(true).optional(),
})
/** What a map of England shows of a list, all pages of it: nothing that the words beside it do not say. */
const MapBlock = z.strictObject({ block: z.literal('map'), marks: z.array(MapMark) })
/** Counts in order, under what they are counts of. */
const FiguresBlock = z.strictObject({
  block: z.literal('figures'),
  title: z.string(),
  rows: z.array(FigureRow),
})
const ExcerptBlock = z.strictObject({ block: z.literal('excerpt'), excerpt: Excerpt })
const RecommendationsBlock = z.strictObject({
  block: z.literal('recommendations'),
  rows: z.array(RecommendationRow),
  /** How each begins is enough to show. */
  isBrief: z.literal(true).optional(),
})
const ChoicesBlock = z.strictObject({
  block: z.literal('choices'),
  choices: z.array(Choice),
  /** What they are, where a screen says so. */
  of: z.literal('councils').optional(),
  /** What is not among them: a message that has {@link BLANK} where another is to be named. */
  another: Choice.optional(),
})

export const Block = z.discriminatedUnion('block', [
  WordsBlock,
  HeadingBlock,
  FactsBlock,
  PrintedBlock,
  SourcesBlock,
  GradesBlock,
  CouncilsBlock,
  MapBlock,
  FiguresBlock,
  ExcerptBlock,
  RecommendationsBlock,
  ChoicesBlock,
])
export type Block = z.infer<typeof Block>

/** What the reader must know beside an answer, in Pilcrow's words; with words that a report prints outside its paragraphs. */
export const Note = z.union([
  z.string(),
  z.strictObject({
    lead: z.string(),
    /** The words in the lead that reports must bear out; left out where there are none. */
    naming: z.array(ReportWords).optional(),
    report: z.string(),
    words: z.array(z.string()),
    end: z.string(),
  }),
])
export type Note = z.infer<typeof Note>

/** A note as one text. */
export const noteText = (note: Note): string =>
  typeof note === 'string' ? note : `${note.lead}${note.words.join('; ')}${note.end}`

/** Pilcrow's own words, and what can be picked: these may stand in any reply. */
const OWN_BLOCKS = [WordsBlock, HeadingBlock, ChoicesBlock, OwnFactsBlock] as const

/** What the reader must know beside the answer: a scale that differs, a damaged source, a newer inspection. */
const notes = z.array(Note)
/** How many there are in all, whatever is shown; left out where nothing is counted. */
const total = Total.optional()
/** What to say for the next page; left out on the last. */
const more = z.string().optional()
/** The command that gives this answer again, whatever was said for it; left out where no command does. */
const command = z.string().optional()
/** The answer to a second thing that the same message asks, behind the first: of whatever kind it is. */
const second = z.array(Block).optional()
/** What a kind of reply never has. */
const NEVER = z.never().optional()

/** What is counted, and that there is none of it. */
const TotalOfNone = Total.extend({ count: z.literal(0) })
export type TotalOfNone = z.infer<typeof TotalOfNone>

/** Grades: of a report by judgement, with what prints them, or of many councils, a line each. */
const GradesReply = z.strictObject({
  kind: z.literal('grades'),
  blocks: z.array(
    z.union([...OWN_BLOCKS, GradesBlock, CouncilsBlock, MapBlock, ExcerptBlock, PrintedBlock, SourcesBlock]),
  ),
  notes,
  second,
  total,
  more,
  command,
})

/** Counts, and the councils behind them. */
const FiguresReply = z.strictObject({
  kind: z.literal('figures'),
  blocks: z.array(z.union([...OWN_BLOCKS, FiguresBlock, CouncilsBlock, MapBlock])),
  notes,
  second,
  total: Total,
  more: NEVER,
  command,
})

/** Paragraphs, quoted; with the grades of what they are on, and beside faults what must improve. */
const ExcerptsReply = z.strictObject({
  kind: z.literal('excerpts'),
  blocks: z.array(
    z.union([
      ...OWN_BLOCKS,
      ExcerptBlock,
      RecommendationsBlock,
      GradesBlock,
      CouncilsBlock,
      FiguresBlock,
      SourcesBlock,
    ]),
  ),
  notes,
  second,
  total,
  more,
  command,
})

const RecommendationsReply = z.strictObject({
  kind: z.literal('recommendations'),
  blocks: z.array(z.union([...OWN_BLOCKS, RecommendationsBlock, CouncilsBlock, FiguresBlock, SourcesBlock])),
  notes,
  second,
  total,
  more,
  command,
})

/** A report on a page, or what the library holds. */
const ReportReply = z.strictObject({
  kind: z.literal('report'),
  blocks: z.array(
    z.union([...OWN_BLOCKS, FactsBlock, GradesBlock, RecommendationsBlock, ExcerptBlock, SourcesBlock]),
  ),
  notes,
  second,
  total,
  more,
  command: NEVER,
})

/** Grades beside one another: of inspections, or of councils in a list. */
const ComparisonReply = z.strictObject({
  kind: z.literal('comparison'),
  blocks: z.array(z.union([...OWN_BLOCKS, GradesBlock, ExcerptBlock, CouncilsBlock, MapBlock])),
  notes,
  second,
  total,
  more: NEVER,
  command: NEVER,
})

/** Grades from inspection to inspection, or how many there were of each from year to year. */
const HistoryReply = z.strictObject({
  kind: z.literal('history'),
  blocks: z.array(z.union([...OWN_BLOCKS, GradesBlock, ExcerptBlock, FiguresBlock, CouncilsBlock, MapBlock])),
  notes,
  second,
  total,
  more: NEVER,
  command,
})

/** Nothing that answers: what comes nearest, or that there are none. */
const NoneReply = z.strictObject({
  kind: z.literal('none'),
  blocks: z.array(z.union([...OWN_BLOCKS, ExcerptBlock, FiguresBlock])),
  notes,
  second,
  total: TotalOfNone.optional(),
  more: NEVER,
  command,
})

/** What is to be chosen before anything can be answered. */
const ChoicesReply = z.strictObject({
  kind: z.literal('choices'),
  blocks: z.array(z.union(OWN_BLOCKS)),
  notes,
  second,
  total: NEVER,
  more: NEVER,
  command: NEVER,
})

/** What Pilcrow says itself; with what a report says of when inspectors come next. */
const HelpReply = z.strictObject({
  kind: z.literal('help'),
  blocks: z.array(z.union([...OWN_BLOCKS, ExcerptBlock])),
  notes,
  second,
  total: NEVER,
  more: NEVER,
  command: NEVER,
})

/** What cannot be understood, or not be done. */
const ErrorReply = z.strictObject({
  kind: z.literal('error'),
  blocks: z.array(z.union(OWN_BLOCKS)),
  notes,
  second: NEVER,
  total: NEVER,
  more: NEVER,
  command: NEVER,
})

/** Notes of which each stands once. */
export const distinctNotes = (notes: readonly Note[]): Note[] => distinctBy(notes, noteText)

export const Reply = z.discriminatedUnion('kind', [
  GradesReply,
  FiguresReply,
  ExcerptsReply,
  RecommendationsReply,
  ReportReply,
  ComparisonReply,
  HistoryReply,
  ChoicesReply,
  HelpReply,
  NoneReply,
  ErrorReply,
])
export type Reply = z.infer<typeof Reply>

/** A reply of one kind, or of several. */
export type ReplyOf<K extends ReplyKind> = Extract<Reply, { kind: K }>

/** What may stand in a reply of a kind. */
export type BlockIn<K extends ReplyKind> = ReplyOf<K>['blocks'][number]

/** What may stand in a reply of any kind. */
export type OwnBlock = BlockIn<'error'>

/** The block of one kind; of those that may stand somewhere. */
export type BlockOf<K extends Block['block'], Among extends Block = Block> = Extract<Among, { block: K }>

/** All blocks of a reply in reading order, those that answer a second question behind the others. */
export const blocksIn = ({ blocks, second }: Reply): Block[] => [...blocks, ...(second ?? [])]

/** Whether a block is Pilcrow's own words, or what can be picked. */
export const isOwn = (block: Block): block is BlockOf<'words' | 'heading' | 'choices'> =>
  block.block === 'words' || block.block === 'heading' || block.block === 'choices'

/** Whether a block offers nothing to pick. */
export const isNoChoice = ({ block }: Block): boolean => block !== 'choices'

const isBlockOf =
  <K extends Block['block']>(kind: K) =>
  (block: Block): block is BlockOf<K> =>
    block.block === kind

/** The blocks of one kind. */
export const blocksOf = <K extends Block['block']>(reply: Reply, kind: K): BlockOf<K>[] =>
  blocksIn(reply).filter(isBlockOf(kind))

export const gradesOf = (reply: Reply): GradeRow[] =>
  blocksIn(reply).flatMap((block) => {
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
