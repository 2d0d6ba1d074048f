import { z } from 'zod'
import { Query } from '../model/query.js'
import {
  Choice,
  choicesOf,
  Excerpt,
  excerptsOf,
  FigureRow,
  figuresOf,
  GradeRow,
  gradesOf,
  noteText,
  RecommendationRow,
  type Reply,
  ReplyKind,
  recommendationsOf,
  Total,
} from '../model/reply.js'
import { placeOfKey } from '../model/report.js'
import { replyText } from './reply-lines.js'

/** An excerpt as other programs get it: the words shown, the whole paragraph, and where it stands. */
const ExcerptJson = Excerpt.pick({
  report: true,
  key: true,
  paragraph: true,
  page: true,
  locator: true,
  quote: true,
  text: true,
  citation: true,
  score: true,
  url: true,
}).strict()

/** What the citation of a row says, it says whole. */
const GradeJson = GradeRow.omit({ when: true, places: true }).strict()
const RecommendationJson = RecommendationRow.omit({ authority: true, when: true }).strict()

const ChoiceJson = Choice.pick({ label: true, message: true }).strict()

/** A count as other programs get it. */
const FigureJson = FigureRow.pick({ label: true, count: true, councils: true }).strict()

/** One answer as `pilcrow say --json` prints it: absent values are null, lists that do not apply empty. */
export const SayJson = z.strictObject({
  /** The message as it was typed. */
  message: z.string(),
  kind: ReplyKind,
  /** The whole reply as plain text. */
  text: z.string(),
  notes: z.array(z.string()),
  grades: z.array(GradeJson),
  excerpts: z.array(ExcerptJson),
  recommendations: z.array(RecommendationJson),
  choices: z.array(ChoiceJson),
  /** How many there are in all, whatever is shown; null where nothing is counted. */
  total: Total.nullable(),
  figures: z.array(FigureJson),
  /** What to say to this reply for the next page; null on the last. */
  more: z.string().nullable(),
  /** How the message was understood, for a message that follows; null where it was not. */
  query: Query.nullable(),
  /** Milliseconds from the line read to the reply made. */
  ms: z.number().nonnegative(),
})
export type SayJson = z.infer<typeof SayJson>

function excerptJson(excerpt: Excerpt): z.infer<typeof ExcerptJson> {
  const { report, key, paragraph, page, locator, quote, text, citation, score, url } = excerpt
  return {
    report,
    key: placeOfKey(key).paragraph,
    paragraph,
    page,
    locator,
    quote,
    text,
    citation,
    score,
    url,
  }
}

/** A reply as data for other programs; `ms` is kept to a hundredth. */
export const replyJson = (reply: Reply, message: string, query: Query | null, ms: number): SayJson => ({
  message,
  kind: reply.kind,
  text: replyText(reply),
  notes: reply.notes.map(noteText),
  grades: gradesOf(reply).map(({ when, places, ...row }) => row),
  excerpts: excerptsOf(reply).map(excerptJson),
  recommendations: recommendationsOf(reply).map(({ authority, when, ...row }) => row),
  choices: choicesOf(reply).map(({ label, message }) => ({ label, message })),
  total: reply.total ?? null,
  figures: figuresOf(reply).map(({ label, count, councils }) => ({ label, count, councils })),
  more: reply.more ?? null,
  query,
  ms: Math.round(ms * 100) / 100,
})
