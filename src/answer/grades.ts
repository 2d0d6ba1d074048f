import { distinctBy } from '../collections/collections.js'
import type { JudgementAsked } from '../model/query.js'
import type { Excerpt, GradeRow, Printed } from '../model/reply.js'
import {
  type Evidence,
  findingOf,
  type Grade,
  isDisputed,
  type Judgement,
  type Paragraph,
  type Report,
} from '../model/report.js'
import { yearOf } from '../model/year.js'
import { linkTo, placeCitation, placeInShort, shortCitation, whenInspected } from '../quotation/quote.js'
import { sentencesOf, stemOf, wordsOf } from '../text/tokens.js'
import { judgementsKeyed } from '../understand/entities/grades.js'
import { excerptOf } from './excerpt.js'

interface CitedEvidence {
  readonly citation: string
  /** The place alone. */
  readonly place: string
}

/** The paragraph that states the grade; where none does, the place that prints it. Each once. */
function citedBehind(report: Report, judgement: Judgement, evidence: readonly Evidence[]): CitedEvidence[] {
  const cited = evidence.map((one): CitedEvidence => {
    const paragraph = report.paragraphs.find(({ key }) => key === one.paragraph)
    const isStated = paragraph !== undefined && states(report, judgement, one)
    const place = isStated ? placeInShort(paragraph) : one.place
    const citation = isStated ? shortCitation(report, paragraph) : placeCitation(report, one.place)
    return { citation, place }
  })
  return distinctBy(cited, ({ citation }) => citation)
}

/** One judgement's grade; where the report's own places disagree, a row for each grade that it prints. */
export function gradeRows(report: Report, judgement: Judgement): GradeRow[] {
  const disputed = isDisputed(judgement)
  const printed = disputed ? distinctBy(judgement.evidence, findingOf) : [judgement]
  return printed.map(({ grade, outcome }) => {
    const evidence = judgement.evidence.filter((one) => one.grade === grade && one.outcome === outcome)
    const cited = citedBehind(report, judgement, evidence)
    return {
      report: report.id,
      authority: report.authority.name,
      year: yearOf(report),
      strand: judgement.strand,
      judgement: judgement.judgement,
      label: judgement.label,
      grade,
      outcome,
      wording: judgement.wording,
      disputed,
      citations: cited.map(({ citation }) => citation),
      when: whenInspected(report),
      places: cited.map(({ place }) => place),
      url: linkTo(report, evidence[0]?.page),
    }
  })
}

/** The row of a judgement that a report does not make. */
export const notMade = (report: Report, asked: JudgementAsked): GradeRow =>
  rowWithout(report, {
    judgement: judgementsKeyed(asked)[0]?.slug ?? asked.keys[0] ?? '',
    label: asked.label,
  })

/** The same by the judgement's slug. */
export const rowWithout = (
  report: Report,
  { judgement, label }: Pick<GradeRow, 'judgement' | 'label'>,
): GradeRow => ({
  report: report.id,
  authority: report.authority.name,
  year: yearOf(report),
  strand: null,
  judgement,
  label,
  grade: null,
  outcome: null,
  wording: null,
  disputed: false,
  citations: [],
  when: whenInspected(report),
  places: [],
  url: linkTo(report),
})

/** The sentences of the paragraphs behind a grade that state it. */
export const evidenceExcerpts = (report: Report, judgement: Judgement): Excerpt[] =>
  stating(report, judgement).map(({ paragraph, sentence }) =>
    excerptOf(report, paragraph, { sentences: [sentence], score: 0 }),
  )

/** Where no paragraph states the grade: the heading, sentence or table row that does, word for word, by its place. */
export function printedPlaces(report: Report, judgement: Judgement): Printed[] {
  if (stating(report, judgement).length > 0) return []
  return judgement.evidence.map((one) => ({
    report: report.id,
    citation: placeCitation(report, one.place),
    words: one.quote.replace(/\s+/g, ' '),
  }))
}

/** A sentence that states a grade, by its place in its paragraph. */
interface Stating {
  readonly paragraph: Paragraph
  readonly sentence: number
}

/**
 * The sentences that state a judgement's grade, one a paragraph, of the paragraphs behind it: 'Outcomes for staying safe are good.'
 * One that only has the grade's word in it ('However, some services are not yet good', 'good progress') states nothing.
 */
export function stating(report: Report, judgement: Judgement): Stating[] {
  const grades = [...new Set(judgement.evidence.flatMap(({ grade }) => grade ?? []))]
  const outcomes = judgement.evidence.filter(({ outcome }) => outcome !== null)
  const keys = [...new Set(judgement.evidence.flatMap(({ paragraph }) => paragraph ?? []))]
  const isOfIt = subjectsOf(report, judgement)
  return keys.flatMap((key) => {
    const paragraph = report.paragraphs.find((one) => one.key === key)
    const sentence = sentencesOf(paragraph?.text ?? '').findIndex(
      (words) =>
        grades.some((grade) => isOfIt(subjectGraded(words, grade))) ||
        outcomes.some((one) => isPrintedBy(words, one)),
    )
    return paragraph && sentence >= 0 ? [{ paragraph, sentence }] : []
  })
}

/** An outcome is stated by the very sentence that prints it. */
const isPrintedBy = (sentence: string, { quote }: Evidence): boolean =>
  sentence.includes(quote) || quote.includes(sentence)

/** Whether the paragraph behind a grade or an outcome states it. */
const states = (report: Report, judgement: Judgement, { paragraph, grade, outcome }: Evidence): boolean =>
  stating(report, {
    ...judgement,
    evidence: judgement.evidence.filter(
      (one) => one.paragraph === paragraph && one.grade === grade && one.outcome === outcome,
    ),
  }).length > 0

/** What joins a subject and its grade: 'is', 'are judged to be', 'requires' is part of the grade itself. */
const COPULA =
  /\b(?:is|are|was|were|remains?|has been|have been)(?: (?:now|both|also|overall|therefore|judged|graded|rated|considered|assessed|found))*(?: (?:to be|as))? $/i

/** What a grade is called as a predicate, and what may follow it there: no noun, which it would only describe. */
const AFTER = String.raw`(?= ?(?:[.,;:)]|$|(?:because|as|since|due|overall|with|and|in (?:this|their|its)|although|but|despite|while|for|at|across|throughout)\b))`
const PREDICATE: Readonly<Record<Grade, RegExp>> = {
  Outstanding: new RegExp(`\\boutstanding\\b${AFTER}`, 'gi'),
  Good: new RegExp(`\\bgood\\b${AFTER}`, 'gi'),
  Adequate: new RegExp(`\\badequate\\b${AFTER}`, 'gi'),
  'Requires improvement': /\brequires? improvement\b/gi,
  Inadequate: new RegExp(`\\binadequate\\b${AFTER}`, 'gi'),
  'Not judged': /\bnot judged\b/gi,
}

/** A council that meets the requirements for a grade has it. */
const MEETS = /^(.*?) (?:leads? effective services that )?meets? the requirements for (?:an? )?$/i

/** What was so at another time is no grade of this report's. */
const OF_OTHERS = /\b(?:last|previous|earlier|former(?:ly)?|at that time|\d{4})\b/i

/** What stands so soon behind a grade may say whose it was, or when. */
const SOON_AFTER = 45

/** The words of which a sentence says that they have a grade; null where it says so of nothing. */
function subjectGraded(sentence: string, grade: Grade): string | null {
  for (const { index } of sentence.matchAll(PREDICATE[grade])) {
    const before = sentence.slice(0, index)
    if (OF_OTHERS.test(sentence.slice(0, index + SOON_AFTER))) continue
    if (/\brequires?\b/i.test(sentence.slice(index, index + 8))) return clause(before)
    const meets = before.match(MEETS)
    if (meets) return meets[1] ?? ''
    if (COPULA.test(before)) return clause(before.replace(COPULA, ''))
  }
  return null
}

/** The clause that ends here. */
const clause = (before: string): string =>
  before
    .replace(/^.*(?:;|:|, (?:and|but|so|while|although) |\boverall, |\bmeans? that )/i, '')
    .replace(/,? (?:therefore|now|overall|still|currently|which|that)\s*$/i, '')
    .trim()

/** Words of a subject that name no part of what is judged. */
const JUDGEMENT_CARRIERS = new Set(
  `the of for a an in and to by their its this all on overall effectiveness service services arrangement arrangements provision quality outcome
  outcomes impact performance effective judgement grade children childrens child young people person families family council councils county
  city borough metropolitan district royal local authority authorities area partner partners board boards it they he who are is at with from across
  promote promoting promotion welfare well being need needs help protection experience experiences progress safeguarding looked after care leavers
  joint support place evaluate what done safeguard enable take takes taking reasonable step steps ensure ensuring that live lives delivery`
    .split(/\s+/)
    .map(stemOf),
)

/** What a judgement's name is called where it is judged: 'Educational outcomes' under 'Enjoying and achieving'. */
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/health/i, 'health outcomes care'],
  [/achiev/i, 'education educational achievement achievements attainment'],
  [/safe/i, 'safety safe contribution partnership feel'],
  [/ambition/i, 'ambition ambitions safety'],
]

/** Tells whether words name a judgement of a report: no word of them that is not the judgement's own, the council's, or without a meaning of its own. */
function subjectsOf(
  { authority, sections }: Report,
  { label, evidence }: Judgement,
): (subject: string | null) => boolean {
  const places = evidence.map(({ place }) => place)
  const titles = sections.flatMap(({ title }) => (places.includes(title) ? [title] : []))
  const also = ALIASES.flatMap(([name, words]) => (name.test(label) ? [words] : []))
  const own = new Set([label, authority.name, ...places, ...titles, ...also].flatMap(wordsOf).map(stemOf))
  return (subject) => {
    if (subject === null) return false
    const stems = wordsOf(subject.replace(/\([^)]*\)/g, '')).map(stemOf)
    return stems.length > 0 && stems.every((stem) => own.has(stem) || JUDGEMENT_CARRIERS.has(stem))
  }
}
