import { z } from 'zod'
import type { Report } from '../src/model/report.js'
import type { Document } from '../src/search/engine.js'
import type { Asked, Asking } from './asking.js'
import { paragraphOf } from './examples.js'
import { linesIn } from './sources.js'

const Place = z.strictObject({ report: z.string(), key: z.string(), begins: z.string() })

/**
 * A line of `train/judged`: a question that somebody asked who had read no report, and which of the nearest paragraphs of a
 * council's reports (null: of all) they took for an answer, the best first, and which only speak of the subject.
 */
const Line = z.strictObject({
  council: z.string().nullable(),
  question: z.string(),
  says: z.array(Place),
  speaks: z.array(Place),
})

/** A question that a stranger asked, with the paragraphs that they judged. */
export interface StrangersQuestion {
  /** The file of questions, each by another writer. */
  readonly writer: string
  /** The slug of the council asked about; null for all. */
  readonly council: string | null
  readonly question: string
  /** What answers it, the best first; none where nothing does. */
  readonly says: readonly string[]
  readonly speaks: readonly string[]
}

/**
 * The questions of a folder (`*.jsonl`) that some reports are those for: of a council that has some among them, every paragraph judged
 * being theirs. What was asked of all reports is asked of these.
 * @throws ZodError for a line of another shape
 */
export function readStrangers(folder: string, reports: readonly Report[]): StrangersQuestion[] {
  const ids = new Map(reports.map((report) => [report.id, report]))
  const councils = new Set(reports.map(({ authority }) => authority.slug))
  const nameOf = (place: z.infer<typeof Place>): string[] => {
    const key = paragraphOf(ids.get(place.report), place)?.key
    return key === undefined ? [] : [`${place.report} ${key}`]
  }
  return linesIn(folder, Line).flatMap(({ file: writer, line: { council, question, says, speaks } }) => {
    const found = { says: says.flatMap(nameOf), speaks: speaks.flatMap(nameOf) }
    const isWhole = found.says.length === says.length && found.speaks.length === speaks.length
    return isWhole && (council === null || councils.has(council))
      ? [{ writer, council, question, ...found }]
      : []
  })
}

/** Which of the questions on a paragraph: none of them. */
export const STRANGERS = -2

/** A stranger's question with the paragraphs that were held against it. */
export interface StrangersAsked extends Asked {
  /** The places of the candidates that answer it or speak of its subject. */
  readonly onSubject: ReadonlySet<number>
}

/** Holds a stranger's question against the paragraphs of its council, or of all. */
export function askStranger(
  { writer, council, question, says, speaks }: StrangersQuestion,
  reports: readonly Report[],
  { hear }: Asking,
): StrangersAsked {
  const own = reports.filter(({ authority }) => authority.slug === council)
  const heard = hear(question, council === null ? null : new Set(own.map(({ id }) => id)))
  const placesOf = (names: readonly string[]): ReadonlySet<number> =>
    new Set(heard.candidates.flatMap(({ document }, at) => (names.includes(nameOf(document)) ? [at] : [])))
  return {
    ...heard,
    writer,
    isStrangers: true,
    question,
    posed: says.length > 0 ? 'answered' : speaks.length > 0 ? 'near miss' : 'elsewhere',
    kind: says.length > 0 ? STRANGERS : null,
    right: placesOf(says),
    weight: 1,
    onSubject: placesOf([...says, ...speaks]),
  }
}

const nameOf = ({ report, paragraph }: Document): string => `${report.id} ${paragraph.key}`
