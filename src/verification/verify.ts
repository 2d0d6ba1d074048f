import { isDeepStrictEqual } from 'node:util'
import { allRecommendationRows, excerptOf } from '../answer/excerpt.js'
import { gradeRows, printedPlaces, rowWithout } from '../answer/grades.js'
import { memoisedByObject } from '../collections/collections.js'
import type { Suggestion } from '../command/choice-lists.js'
import type { Library } from '../library/library.js'
import {
  type Block,
  type BlockOf,
  blocksIn,
  type CouncilRow,
  type Excerpt,
  type Fact,
  type FigureRow,
  type GradeRow,
  type MapMark,
  type Note,
  type Printed,
  type Reply,
  type ReportWords,
  type Source,
} from '../model/reply.js'
import { type Finding, findingOf, isDisputed, type Judgement, type Report } from '../model/report.js'
import type { Result } from '../model/result.js'
import {
  disputedPlaces,
  inspectorsByBody,
  leadInWords,
  leadsInWords,
  quotable,
  quotableAt,
  rowText,
  sourceInFull,
  standsIn,
} from '../quotation/quote.js'
import { sentenceRanges } from '../text/tokens.js'

/** Some words of a report by their place alone: what a button carries, and the only way from there to the words. */
export interface Quotation {
  readonly report: string
  /** Of the paragraph, the passage or the table. */
  readonly key: string
  /** Which of its sentences, counted from 0; null for all. */
  readonly sentences: readonly number[] | null
}

/** Why words are not shown: nothing is there any more, or they do not stand where they are said to. */
export type Refusal = 'no-report' | 'no-paragraph' | MisquotedError

/** An excerpt that stands in its report, and the council whose report it is. */
export interface Cited {
  readonly excerpt: Excerpt
  /** The council's slug. */
  readonly council: string
}

/** The words of a quotation as the library has them; all of their paragraph where it has none of the sentences. */
export function cited(
  { report: id, key, sentences }: Quotation,
  reports: HeldReports,
): Result<Cited, Refusal> {
  const report = reports.byId(id)
  if (!report) return { refusal: 'no-report' }
  const paragraph = quotableAt(report, key)
  if (!paragraph) return { refusal: 'no-paragraph' }
  const count = sentenceRanges(paragraph.text).length
  const held = sentences?.filter((at) => at < count) ?? []
  const excerpt = excerptOf(report, paragraph, { sentences: held.length > 0 ? held : null, score: 0 })
  try {
    return { value: { excerpt: verifiedExcerpt(excerpt, reports), council: report.authority.slug } }
  } catch (error) {
    if (error instanceof MisquotedError) return { refusal: error }
    throw error
  }
}

/** A paragraph whole, between those that stand before and after it. */
export interface InContext extends Cited {
  readonly before: Excerpt | null
  readonly after: Excerpt | null
}

/** The paragraph of a quotation whole, with its neighbours; a neighbour that cannot be quoted is left out. */
export function citedInContext(
  { report: id, key }: Omit<Quotation, 'sentences'>,
  reports: HeldReports,
): Result<InContext, Refusal> {
  const centre = cited({ report: id, key, sentences: null }, reports)
  const report = reports.byId(id)
  if (!centre.value || !report) return { refusal: centre.refusal ?? 'no-report' }
  const places = quotable(report)
  const at = places.findIndex((place) => place.key === key)
  const beside = (place: number): Excerpt | null => {
    const neighbour = places[place]
    if (neighbour === undefined) return null
    return cited({ report: id, key: neighbour.key, sentences: null }, reports).value?.excerpt ?? null
  }
  return { value: { ...centre.value, before: beside(at - 1), after: beside(at + 1) } }
}

// The guard: whatever a reply says in a report's words, or of its grades, is made anew from the report that the library
// holds under its id, and must be the same in every field. It does not matter who made the reply, nor of what. A grade that
// is told in a sentence, a heading or a fact is looked up by the report and the judgement that its block names beside it.

/** A quotation, or a grade, that its report does not bear out: a defect of Pilcrow, never something to send. */
export class MisquotedError extends Error {
  override name = 'MisquotedError'

  /** @param place what is cited, as a reader would name it */
  constructor(place: string) {
    super(`A quotation did not match its paragraph (${place}), so nothing was sent. Please report this.`)
  }
}

/** What is looked into. */
export type HeldReports = Pick<Library, 'byId' | 'ofAuthority'>

/**
 * A reply as it came, every quotation and every grade of it looked up. All of it is gone through whatever is found: what of a
 * library in a database is not at hand is then fetched at once, and not council after council. What is summed up over many grades
 * is not looked up, for a reply does not hold the reports behind it: how many there are in a row or a sentence, which of them moved,
 * and that none was graded so. Of a row of one grade, each council in it must have a report that gives that grade.
 * @throws MisquotedError for the first that its report does not bear out
 */
export function verified(reply: Reply, reports: HeldReports): Reply {
  const [first] = [
    ...blocksIn(reply).flatMap((block) => faultsIn(block, reports)),
    ...reply.notes.flatMap((note) => faultsInNote(note, reports)),
  ]
  if (first !== undefined) throw new MisquotedError(first)
  return reply
}

/**
 * One excerpt as it came, looked up.
 * @throws MisquotedError where it does not stand in its report
 */
function verifiedExcerpt(excerpt: Excerpt, reports: HeldReports): Excerpt {
  if (!isExcerpt(excerpt, reports)) throw new MisquotedError(excerpt.citation)
  return excerpt
}

/** Whether what is offered while somebody types is as its reports have it: the paragraph that it holds, and the words that it is chosen by. */
export const mayBeOffered = (
  { name, quotes, naming = [] }: Suggestion,
  reports: Pick<Library, 'byId' | 'deadlinesIn'>,
): boolean =>
  (quotes === undefined || standsAt(quotes, reports)) &&
  naming.every((one) => name.includes(one.words) && isChosenBy(one, reports))

function standsAt(
  { report: id, key, text }: NonNullable<Suggestion['quotes']>,
  reports: Pick<HeldReports, 'byId'>,
): boolean {
  const report = reports.byId(id)
  return report !== undefined && quotableAt(report, key)?.text === text
}

/**
 * Words of a report that people choose by: what it calls its judgements, its deadlines, who led it. They are looked up where lists
 * of them are made from, so that no key that is pressed asks a database for a whole report.
 */
function isChosenBy(
  { report: id, words }: ReportWords,
  reports: Pick<Library, 'byId' | 'deadlinesIn'>,
): boolean {
  const report = reports.byId(id)
  return (
    report !== undefined &&
    (report.leadInspector === words ||
      report.judgements.some(({ label }) => label === words) ||
      reports.deadlinesIn([report]).includes(words))
  )
}

/** The place that is cited, where its report does not bear it out. */
const unless = (holds: boolean, place: string): string[] => (holds ? [] : [place])

/** The places that a block cites and that their reports do not bear out. */
function faultsIn(block: Block, reports: HeldReports): string[] {
  switch (block.block) {
    case 'excerpt':
      return unless(isExcerpt(block.excerpt, reports), block.excerpt.citation)
    case 'recommendations':
      return block.rows.flatMap((row) =>
        unless(hasEqual(row, recommendationsMade(reports.byId(row.report))), row.citation),
      )
    case 'grades':
      return block.rows.flatMap((row) => unless(isGradeRow(row, reports), nameOfRow(row)))
    case 'councils':
      return block.rows.flatMap((row) => faultsInCouncil(row, reports))
    case 'map':
      return block.marks.flatMap((mark) => unless(isMark(mark, reports), mark.council))
    case 'facts':
      return block.facts.flatMap((fact) => unless(isFact(fact, reports), fact.name))
    case 'printed':
      return block.rows.flatMap((row) => unless(isPrinted(row, reports), row.citation))
    case 'sources':
      return block.rows.flatMap((row) => unless(isSource(row, reports), row.citation))
    case 'words':
      return unless(isLead(block, reports) && areNamed(block.naming, block.text, reports), block.text)
    case 'figures':
      return block.rows.flatMap((row) =>
        unless(areNamed(row.naming, row.label, reports) && areGradedSo(row, reports), row.label),
      )
    case 'heading':
      return unless(areNamed(block.naming, block.text, reports), block.text)
    case 'choices':
      return [...block.choices, ...(block.another ? [block.another] : [])].flatMap(({ label, naming }) =>
        unless(areNamed(naming, label, reports), label),
      )
  }
}

/** The same of a note: of the words that it ends in, and of those that it begins with. */
function faultsInNote(note: Note, reports: HeldReports): string[] {
  if (typeof note === 'string') return []
  const { lead, naming, report, words } = note
  const holds = areNamed(naming, lead, reports) && words.every((one) => isOutside(report, one, reports))
  return unless(holds, lead.trim())
}

/** Quoted words, their place, and all that is said of it; the words are looked up as they stand, too. */
function isExcerpt(excerpt: Excerpt, reports: HeldReports): boolean {
  const report = reports.byId(excerpt.report)
  const paragraph = report && quotableAt(report, excerpt.key)
  if (!report || !paragraph) return false
  const { quote, sentences, highlighted, score } = excerpt
  const sentenceCount = sentenceRanges(paragraph.text).length
  return (
    quote.trim() !== '' &&
    standsIn(quote, paragraph.text) &&
    [...(sentences ?? []), ...(highlighted ?? [])].every((at) => at < sentenceCount) &&
    isDeepStrictEqual(excerpt, excerptOf(report, paragraph, { sentences, highlighted, score }))
  )
}

const hasEqual = <Row>(row: Row, made: readonly Row[]): boolean =>
  made.some((one) => isDeepStrictEqual(one, row))

/**
 * What is made of a report, once: a list over England has rows of every report, and finding where a grade stands takes longer
 * than finding the grade. A database's report may lack its sections and what comes with them, or its paragraphs; what is made
 * without them stays with what stood in their place, and is not taken for the report's.
 */
const memoisedWhole = <Made>(make: (report: Report) => Made): ((report: Report) => Made) => {
  const made = memoisedByObject((report: Report) =>
    memoisedByObject((_sections: Report['sections']) =>
      memoisedByObject((_paragraphs: Report['paragraphs']) => make(report)),
    ),
  )
  return (report) => made(report)(report.sections)(report.paragraphs)
}

const recommendationRowsOf = memoisedWhole(allRecommendationRows)
const recommendationsMade = (report: Report | undefined) => (report ? recommendationRowsOf(report) : [])

const gradesOfReport = memoisedWhole((report) =>
  memoisedByObject((judgement: Judgement) => gradeRows(report, judgement)),
)

/** A grade is one that its report gives, cited where it stands; a row without one says that the report makes no such judgement. */
function isGradeRow(row: GradeRow, reports: HeldReports): boolean {
  const report = reports.byId(row.report)
  if (!report) return false
  const rowsMade = gradesOfReport(report)
  const judgements = report.judgements.filter(
    ({ judgement, strand }) => judgement === row.judgement && strand === row.strand,
  )
  return (
    judgements.some((judgement) => hasEqual(row, rowsMade(judgement))) ||
    (findingOf(row) === null && isDeepStrictEqual(row, rowWithout(report, row)))
  )
}

const nameOfRow = ({ authority, year, label, citations }: GradeRow): string =>
  citations[0] ?? `${authority} ${year}, ${label}`

/** A line of a list holds grades of its own council alone, under the name that a report of it has. */
function faultsInCouncil(row: CouncilRow, reports: HeldReports): string[] {
  const { council, name, grades, inspected, leadInspector } = row
  const last = reports.byId(grades.at(-1)?.report ?? '')
  return [
    ...unless(
      reports.ofAuthority(council).some(({ authority }) => authority.name === name),
      name,
    ),
    ...unless(inspected === undefined || isDeepStrictEqual(inspected, last?.inspected), name),
    ...unless(leadInspector === undefined || leadInspector === last?.leadInspector, name),
    ...grades.flatMap((grade) =>
      unless(
        reports.byId(grade.report)?.authority.slug === council && isGradeRow(grade, reports),
        nameOfRow(grade),
      ),
    ),
  ]
}

/**
 * A map colours a council by a grade that its report gives; without one, by nothing. Where the report's places disagree it may
 * be any that they print.
 */
function isMark({ council, report: id, judgement: slug, grade }: MapMark, reports: HeldReports): boolean {
  const report = reports.byId(id)
  if (report?.authority.slug !== council) return false
  if (grade === null) return slug === null
  return report.judgements.some((own) => own.judgement === slug && comesTo(own, grade))
}

/** Whether a judgement comes to this; where the report's places disagree, whether one of them prints it. */
const comesTo = (judgement: Judgement, finding: Finding): boolean =>
  (isDisputed(judgement) ? judgement.evidence : [judgement]).some((one) => findingOf(one) === finding)

/**
 * A council in a row of one grade has a report that gives it; for which judgement, and when, the row does not say. What is not
 * judged no report need say.
 */
const areGradedSo = ({ finding, councils }: FigureRow, reports: HeldReports): boolean =>
  finding === undefined ||
  finding === 'Not judged' ||
  councils.every((slug) =>
    reports
      .ofAuthority(slug)
      .some(({ id }) => reports.byId(id)?.judgements.some((own) => comesTo(own, finding))),
  )

/** Words that a report prints outside its paragraphs: on its front page, over them and over its recommendations, in its scale of grades. */
const wordsOutside = memoisedWhole(
  ({
    title,
    licence,
    leadInspector,
    inspectors,
    judgements,
    paragraphs,
    recommendations,
    scale,
  }): ReadonlySet<string> =>
    new Set([
      title,
      ...paragraphs.map(({ locator }) => locator),
      ...judgements.flatMap(({ evidence }) => evidence.map(({ place }) => place)),
      ...[licence, leadInspector, ...recommendations.map(({ deadline }) => deadline)].flatMap(
        (words) => words ?? [],
      ),
      ...inspectorsByBody({ inspectors }).map(([, names]) => names),
      ...judgements.flatMap(disputedPlaces),
      ...scale.map(rowText),
    ]),
)

const isOutside = (id: string, words: string, reports: HeldReports): boolean => {
  const report = reports.byId(id)
  return report !== undefined && wordsOutside(report).has(words)
}

const isFact = ({ name, value, printedIn, ledIn, naming }: Fact, reports: HeldReports): boolean =>
  (printedIn === undefined || isOutside(printedIn, value, reports)) &&
  (ledIn === undefined || leadsInWords(ledIn.flatMap((id) => reports.byId(id) ?? [])) === value) &&
  areNamed(naming, `${name}: ${value}`, reports)

/** Words that name who led the inspection of a report. */
function isLead({ text, ledIn }: BlockOf<'words'>, reports: HeldReports): boolean {
  const report = ledIn === undefined ? undefined : reports.byId(ledIn)
  return ledIn === undefined || (report !== undefined && leadInWords(report) === text)
}

/** Words that stand in a text of Pilcrow's own: their reports print them, or give the grade that they tell. */
const areNamed = (naming: readonly ReportWords[] = [], text: string, reports: HeldReports): boolean =>
  naming.every(
    ({ report, words, grade }) =>
      text.includes(words) &&
      (grade === undefined ? isOutside(report, words, reports) : tellsGrade(report, words, grade, reports)),
  )

/** Words that tell a grade: they hold it, and the report gives it for that judgement. */
const tellsGrade = (
  id: string,
  words: string,
  { judgement, strand, finding }: NonNullable<ReportWords['grade']>,
  reports: HeldReports,
): boolean =>
  new RegExp(`\\b${finding}\\b`, 'i').test(words) &&
  reports
    .byId(id)
    ?.judgements.some(
      (own) => own.judgement === judgement && own.strand === strand && findingOf(own) === finding,
    ) === true

/** The heading, sentence or table row that prints a grade, word for word, by its place. */
function isPrinted(row: Printed, reports: HeldReports): boolean {
  const report = reports.byId(row.report)
  return report?.judgements.some((judgement) => hasEqual(row, printedPlaces(report, judgement))) ?? false
}

function isSource({ report: id, citation }: Source, reports: HeldReports): boolean {
  const report = reports.byId(id)
  return report !== undefined && sourceInFull(report) === citation
}
