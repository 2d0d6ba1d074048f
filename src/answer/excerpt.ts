import { memoisedByObject } from '../collections/collections.js'
import type { AnswerContext } from '../command/command.js'
import { byNewestInspection, type Library, newestOfItsService } from '../library/library.js'
import type { Where } from '../model/query.js'
import {
  type Excerpt,
  excerptsOf,
  gradesOf,
  type RecommendationRow,
  type Reply,
  recommendationsOf,
} from '../model/reply.js'
import {
  areOfTwoScales,
  isSendReport,
  type Paragraph,
  type Recommendation,
  type Report,
} from '../model/report.js'
import { yearIn, yearOf } from '../model/year.js'
import {
  fullCitation,
  linkTo,
  placeInFull,
  quoteOf,
  reportName,
  shortCitation,
  sourceInFull,
  whenInspected,
} from '../quotation/quote.js'
import type { Hit } from '../search/rank/rank.js'
import { daysAfter, listInWords } from '../text/in-words.js'
import { sentencesOf } from '../text/tokens.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'

/** What a reader must know of the reports that an answer quotes: damage, a newer inspection. */
export const notesOn = (reports: readonly Report[], library: Library): string[] => [
  ...notesOnCopies(reports),
  ...newer(reports, library),
]

/** The same for an answer that shows their grades: also that the scales differ. */
export const notesOnGrades = (reports: readonly Report[], library: Library): string[] => [
  ...notesOn(reports, library),
  ...noteOnScales(reports),
]

/** What the copies of some reports have lost. */
export const notesOnCopies = (reports: readonly Report[]): string[] =>
  reports.flatMap((report) => (report.damage === null ? [] : [`${reportName(report)}: ${report.damage}.`]))

/** An answer from older inspections of a council alone names the newest that the library holds. */
function newer(reports: readonly Report[], library: Library): string[] {
  const authorities = [...new Set(reports.map(({ authority }) => authority.slug))]
  const names = authorities.flatMap((slug) => {
    const quoted = reports.filter(({ authority }) => authority.slug === slug)
    const newest = library
      .ofAuthority(slug)
      .find((report) => quoted.some((other) => areOfOneService(report, other)))
    if (!newest) return []
    if (quoted.some(({ id, inspected }) => id === newest.id || inspected.to > newest.inspected.to)) return []
    return [reportName(newest)]
  })
  if (names.length === 0) return []
  return [
    `There ${names.length === 1 ? 'is a newer inspection' : 'are newer inspections'}: ${names.join(', ')}.`,
  ]
}

/** An inspection of area SEND is not followed by one of a council's services, nor that by one of SEND. */
const areOfOneService = (one: Report, other: Report): boolean => isSendReport(one) === isSendReport(other)

/** Days from the end of an inspection by which its report is out, and the next has not begun. */
const OUT_BY_THEN = 180

/** An answer on more councils than this is about how they compare. */
const MOST_COUNCILS_TOLD = 3

/** The years in which Ofsted has published reports on a council's services that are newer than those held, with the council's name. */
interface Published {
  readonly name: string
  readonly years: readonly string[]
  /** `A newer report on Bury is not here: 2025.` */
  readonly said: string
}

/** What Ofsted has published on councils' services since the newest report on them that is held, by the slugs of those of which there is any. */
export const publishedSinceNewest = ({
  library,
  vocabulary,
}: AnswerContext): ReadonlyMap<string, Published> => sinceNewest(library)(vocabulary.published)

const sinceNewest = memoisedByObject((library: Library) =>
  memoisedByObject((published: Vocabulary['published']): ReadonlyMap<string, Published> => {
    const slugs = new Set(library.reports.map(({ authority }) => authority.slug))
    const newest = [...slugs].flatMap(
      (slug) => library.ofAuthority(slug).find((one) => !isSendReport(one)) ?? [],
    )
    return new Map(
      newest.flatMap(({ authority: { slug, name }, inspected, published: own }) => {
        const until = daysAfter(inspected.to, OUT_BY_THEN)
        const days = (published.get(slug) ?? []).filter((day) => day > until && day > (own ?? ''))
        const years = [...new Set(days.map(yearIn))].map(String)
        if (years.length === 0) return []
        const [those, are] = years.length === 1 ? ['A newer report', 'is'] : ['Newer reports', 'are']
        const said = `${those} on ${name} ${are} not here: ${listInWords(years)}.`
        return [[slug, { name, years, said }] as const]
      }),
    )
  }),
)

/**
 * What Ofsted has published on the services of the councils named since the newest report that is held: who names no time asks
 * how things are, and this library cannot tell. Nothing where the answer is from reports on area SEND.
 */
export function publishedSince(
  answer: Reply,
  { period }: Where,
  { authorities }: { readonly authorities: readonly string[] },
  context: AnswerContext,
): string[] {
  // 'Since 2013' goes on until now.
  const isUntilNow = period.years.length === 0 && period.to === null
  const isTimed = !isUntilNow || (period.order !== null && period.order !== 'latest')
  if (isTimed || authorities.length > MOST_COUNCILS_TOLD) return []
  const quoted = [...gradesOf(answer), ...excerptsOf(answer), ...recommendationsOf(answer)].flatMap(
    ({ report }) => context.library.byId(report) ?? [],
  )
  const isOnSend = quoted.length > 0 && quoted.every(isSendReport)
  return isOnSend ? [] : newerPublishedOn(authorities, context)
}

/**
 * What Ofsted has published on a council's services between the oldest inspection of them whose grades are told and the newest that is held: what
 * 'before' was is not told by what is here. Nothing where years are named, or grades of more than one council are told, or of area SEND alone.
 */
export function publishedBetween(
  answer: Reply,
  { period }: Where,
  { library, vocabulary }: AnswerContext,
): string[] {
  const graded = gradesOf(answer).flatMap(({ report }) => library.byId(report) ?? [])
  const isOfOne = new Set(graded.map(({ authority }) => authority.slug)).size === 1
  const from = graded
    .filter((report) => !isSendReport(report))
    .toSorted(byNewestInspection)
    .at(-1)
  const until = from && newestOfItsService(from, library)
  if (!from || !until || !isOfOne || period.years.length > 0) return []
  const { slug, name } = from.authority
  const isOfHeld = (day: string): boolean =>
    library.ofAuthority(slug).some(({ inspected: { to } }) => day >= to && day <= daysAfter(to, OUT_BY_THEN))
  const days = (vocabulary.published.get(slug) ?? []).filter(
    (day) => day > from.inspected.to && day < until.inspected.from && !isOfHeld(day),
  )
  const years = [...new Set(days.map(yearIn))].map(String)
  if (years.length === 0) return []
  const [those, are] = years.length === 1 ? ['A report', 'is'] : ['Reports', 'are']
  return [
    `${those} on ${name} between ${yearOf(from)} and ${yearOf(until)} ${are} not here: ${listInWords(years)}.`,
  ]
}

/** The same of councils by their slugs, whatever was asked. */
export function newerPublishedOn(authorities: readonly string[], context: AnswerContext): string[] {
  const since = publishedSinceNewest(context)
  return authorities.flatMap((slug) => since.get(slug)?.said ?? [])
}

/** The third grade of four has changed its name and its meaning between the frameworks. */
export const SCALES_DIFFER =
  'The scales differ: until 2013 the third of four grades was Adequate, since then it is Requires improvement. ' +
  'They are different words of different scales, and what is judged differs too.'

/** That the third of four grades has two names, where reports of both scales are told of. */
export const noteOnScales = (reports: readonly Report[]): string[] =>
  areOfTwoScales(reports) ? [SCALES_DIFFER] : []

/** From this day on ILACS inspections grade each part of a council's services and not the whole (Ofsted's framework of 2026). */
const WITHOUT_OVERALL = '2026-04-01'

/** Why some of these reports have no overall grade: it is not missing where none is given any more. */
export const noteWithoutOverall = (reports: readonly Report[]): string[] =>
  reports.some(({ framework, inspected }) => framework === 'ILACS' && inspected.to >= WITHOUT_OVERALL)
    ? ['Ofsted gives no overall grade in its inspections of children’s services since April 2026.']
    : []

/** Which sentences to show, counted from 0 (null for all), which of them answer, and how well they do. */
export interface SentencesShown {
  readonly sentences: readonly number[] | null
  readonly highlighted?: readonly number[] | null
  readonly score: number
}

const WHOLE_PARAGRAPH: SentencesShown = { sentences: null, score: 0 }

/** A paragraph's words, quoted and cited. */
export const excerptOf = (
  report: Report,
  paragraph: Paragraph,
  { sentences, highlighted = null, score }: SentencesShown = WHOLE_PARAGRAPH,
): Excerpt => ({
  report: report.id,
  key: paragraph.key,
  paragraph: paragraph.number,
  page: paragraph.page,
  locator: paragraph.locator,
  quote: quoteOf(paragraph.text, sentences),
  sentences: sentences === null ? null : [...sentences],
  highlighted: highlighted === null ? null : [...highlighted],
  text: paragraph.text,
  noted: [...paragraph.notes],
  citation: shortCitation(report, paragraph),
  fullCitation: fullCitation(report, paragraph),
  source: sourceInFull(report),
  placeInFull: placeInFull(report, paragraph),
  authority: report.authority.name,
  when: whenInspected(report),
  caveat: report.damage,
  url: linkTo(report, paragraph.page),
  score,
})

/** A paragraph of so many letters is no longer than two long sentences: what is left out of it would save nobody anything. */
const SHORT_PARAGRAPH = 400

/** What was found, quoted and cited: the sentences of it that answer, or all of a short paragraph. */
export const excerptOfHit = ({ document: { report, paragraph }, sentences, score }: Hit): Excerpt =>
  excerptOf(report, paragraph, {
    sentences: paragraph.text.length <= SHORT_PARAGRAPH ? null : sentences,
    score,
  })

/** The items of a list have little to do with one another; in SEND reports one may be a whole paragraph. */
const OF_SEVERAL_ITEMS = /\n- /

/**
 * The same in its context: a paragraph of so many letters whole, with the sentences that answer marked; of a longer one, as many of the sentences
 * that follow those that answer, and then of those before, as have no more letters than a short one. What goes on may be what was wanted, or take
 * it back.
 * @param whole letters of the longest paragraph that is quoted whole
 */
function excerptInContext(hit: Hit, whole: number): Excerpt {
  const { report, paragraph } = hit.document
  const { text } = paragraph
  if (text.length <= SHORT_PARAGRAPH || OF_SEVERAL_ITEMS.test(text)) return excerptOfHit(hit)
  return text.length <= whole
    ? excerptOf(report, paragraph, { sentences: null, highlighted: hit.sentences, score: hit.score })
    : excerptOf(report, paragraph, {
        sentences: sentencesAround(hit.sentences, text, whole),
        score: hit.score,
      })
}

/** Letters of the longest paragraph that is quoted whole where it answers best, and where others answer better: nine in ten, and three in four, have no more. */
const LONGEST_WHOLE = { best: 850, others: 600 }

/** What was found, each in its context, the best whole if it is no long one: what its other sentences add or take back may be what was wanted. */
export const quotedInContext = (hits: readonly Hit[]): Excerpt[] =>
  hits.map((hit, at) => excerptInContext(hit, at === 0 ? LONGEST_WHOLE.best : LONGEST_WHOLE.others))

/**
 * Sentences of a text, by their places, with as many as make no more than so many letters: of those between them, the one before, to which they may
 * point back, those that follow, and the others before.
 */
function sentencesAround(chosen: readonly number[], text: string, most: number): number[] {
  const sentences = sentencesOf(text)
  const first = Math.min(...chosen)
  const places = [...sentences.keys()]
  const inOrder = [
    ...places.slice(first, Math.max(...chosen)),
    ...places.slice(Math.max(0, first - 1), first),
    ...places.slice(Math.max(...chosen) + 1),
    ...places.slice(0, Math.max(0, first - 1)).reverse(),
  ]
  const all = new Set(chosen)
  let letters = chosen.reduce((sum, at) => sum + (sentences[at]?.length ?? 0), 0)
  for (const at of inOrder.filter((place) => !all.has(place))) {
    letters += (sentences[at] as string).length + 1
    if (letters > most) break
    all.add(at)
  }
  return [...all].sort((one, other) => one - other)
}

/** All that a report recommends, each cited by the paragraph it stands in. */
export const allRecommendationRows = (report: Report): RecommendationRow[] =>
  report.recommendations.flatMap((one) => recommendationRow(report, one))

/** A recommendation, cited by the paragraph it stands in. */
export function recommendationRow(report: Report, recommendation: Recommendation): RecommendationRow[] {
  const paragraph = report.paragraphs.find(({ key }) => key === recommendation.key)
  if (!paragraph) return []
  const { key, deadline, responsible, text } = recommendation
  const citation = shortCitation(report, paragraph)
  const url = linkTo(report, paragraph.page)
  return [
    {
      report: report.id,
      key,
      paragraph: recommendation.paragraph,
      deadline,
      responsible,
      text,
      citation,
      authority: report.authority.name,
      when: whenInspected(report),
      url,
    },
  ]
}
