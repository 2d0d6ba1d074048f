import { memoisedByObject, memoisedByText } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { commandFor } from '../../command/over-councils/written.js'
import { byNewestInspection } from '../../library/library.js'
import type { AskedFor, Period } from '../../model/query.js'
import type { BlockOf, ReplyOf, Total } from '../../model/reply.js'
import type { Recommendation, Report } from '../../model/report.js'
import { yearOf } from '../../model/year.js'
import { reportName } from '../../quotation/quote.js'
import { heading, noneOf, recommendations, reply, sources, words } from '../../reply/build.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { termsOf } from '../../text/tokens.js'
import { allRecommendationRows, notesOn, recommendationRow } from '../excerpt.js'
import { reportsMeeting } from './by-own-reports.js'
import { councilsWithin, type HeldCouncil, isInPeriod } from './population.js'
import { periodInWords } from './said.js'

interface Recommended {
  readonly report: Report
  readonly recommendation: Recommendation
  readonly terms: ReadonlySet<string>
  /** Words with a subject that follow one another: 'domestic abuse'. */
  readonly pairs: ReadonlyMap<string, readonly string[]>
  /** How much its words tell in all. */
  readonly weight: number
}

/** What is asked for in one report and again in a later one, newest first. */
type Chain = readonly Recommended[]

/** How much of the shorter of two recommendations, by the idf of its words, the other must hold to ask for the same. */
const SAME = 0.4

/** A word that stands in one recommendation of eight at most tells what it is about: nearly all speak of quality and of plans. */
const TELLING = Math.log(8)

/** Recommendations that come again on one page. */
const CHAINS_ON_A_PAGE = 5

/** A council's recommendations that come again from report to report, each with all its wordings, newest first. */
export function recommendedAgain(
  asked: AskedFor<'mentions'>,
  context: AnswerContext,
): ReplyOf<'recommendations' | 'none'> {
  const meeting = asked.having.length === 0 ? null : reportsMeeting(asked.where, asked.having, context)
  const meant = meeting && new Set(meeting.reports.map(({ authority }) => authority.slug))
  const councils = councilsWithin(asked.where, context)
    .filter(({ slug }) => meant === null || meant.has(slug))
    .map((council) => ({
      ...council,
      inspections: council.inspections.filter((report) => isOfYears(report, asked.where)),
    }))
  const weigh = idfOf(context)
  const all = councils.flatMap((council) => chainsOf(council, asked, context, weigh))
  // 'Had any of those come up before', of one report: what it asks for again.
  const ids = new Set(asked.where.reports)
  const chains = ids.size === 0 ? all : all.filter(([newest]) => newest && ids.has(newest.report.id))
  const looked = councils.filter(({ inspections }) => inspections.length > 1)
  const from = asked.page * CHAINS_ON_A_PAGE
  const page = chains.slice(from, from + CHAINS_ON_A_PAGE)
  const reports = [...new Set(page.flatMap((chain) => chain.map(({ report }) => report)))]
  const recommended = looked.flatMap(({ inspections }) =>
    inspections.flatMap((report) => report.recommendations),
  )
  const next =
    from + CHAINS_ON_A_PAGE < chains.length
      ? { more: commandFor({ ...asked, page: asked.page + 1 }, context) }
      : {}
  const [asking] = asked.where.reports.flatMap((id) => context.library.byId(id) ?? [])
  const earlier = inspectionsBefore(asking, looked)
  const lead = words(
    ids.size === 0
      ? leadOfAgain(chains, looked, asked, meeting?.which ?? '')
      : leadOfOne(chains.length, asking, earlier),
  )
  const notes = [
    ...notesOn(reports, context.library),
    'Told by the words that they share; read them before you say that it is the same.',
  ]
  const total: Total = { what: 'recommendations', count: chains.length, of: recommended.length }
  const command = commandFor(asked, context)
  // Its words may ask for the same in others.
  const beside = chains.length === 0 ? recommendingBeside(asked, asking, earlier, looked) : []
  if (beside.length > 0)
    return {
      ...reply(
        'recommendations',
        [
          lead,
          ...beside.flatMap((report) => [
            heading(`What ${reportName(report)} recommended`),
            recommendations(allRecommendationRows(report)),
          ]),
          sources(beside),
        ],
        notes,
      ),
      total: noneOf(total),
      command,
    }
  return chains.length === 0
    ? { ...reply('none', [lead], notes), total: noneOf(total), command }
    : {
        ...reply('recommendations', [lead, ...page.map(chainBlocks), sources(reports)], notes),
        total,
        command,
        ...next,
      }
}

/** Inspections whose recommendations stand beside each other, where none comes again. */
const MOST_RECOMMENDING = 2

/** Where nothing comes again: the inspection before the one that is asked about, or the newest two of the one council that is. */
function recommendingBeside(
  { subject }: AskedFor<'mentions'>,
  asking: Report | undefined,
  earlier: readonly Report[],
  looked: readonly HeldCouncil[],
): Report[] {
  const [council, ...others] = looked
  const ofCouncil = council && others.length === 0 && subject === '' ? council.inspections : []
  const newest = ofCouncil.toSorted(byNewestInspection)
  const all = asking ? earlier.slice(0, 1) : newest.slice(0, MOST_RECOMMENDING)
  return all.filter(({ recommendations }) => recommendations.length > 0)
}

function leadOfAgain(
  chains: readonly Chain[],
  looked: readonly HeldCouncil[],
  { subject, where: { period } }: AskedFor<'mentions'>,
  which: string,
): string {
  const about = subject === '' ? '' : ` about “${subject}”`
  const of =
    looked.length === 1
      ? `${looked[0]?.name}, in ${countInWords(looked[0]?.inspections.length ?? 0, 'inspection')}`
      : `${countInWords(looked.length, 'council')} with two inspections or more`
  const among = which === '' ? '' : `, among ${which}`
  const when = isBetweenReports(period) ? periodInWords(period) : ''
  return `${countInWords(chains.length, 'recommendation comes', 'recommendations come')} again${about} from report to report${when}: ${of}${among}.`
}

/** '2 of the 4 recommendations of Leeds 2024 had come up in an earlier report; there are 2 of those here.' */
function leadOfOne(count: number, report: Report | undefined, earlier: readonly Report[]): string {
  if (!report || earlier.length === 0) return 'I hold no earlier inspection to compare that with.'
  const made = `the ${countInWords(report.recommendations.length, 'recommendation')} of ${reportName(report)}`
  const of = count === 0 ? 'By the words that they share, none' : `${count}`
  return `${of} of ${made} had come up before, in ${countInWords(earlier.length, 'earlier inspection')} here.`
}

/** The inspections of a report's council before it, newest first. */
const inspectionsBefore = (report: Report | undefined, looked: readonly HeldCouncil[]): Report[] =>
  report
    ? looked
        .flatMap((council) => council.inspections)
        .filter(({ inspected }) => inspected.to < report.inspected.to)
    : []

/** One year, or one report of each, holds nothing that comes again. */
const isBetweenReports = ({ years, order }: Period): boolean => years.length !== 1 && order === null

/** What comes again between the years that are named is of those alone. */
const isOfYears = (report: Report, { period }: AskedFor<'mentions'>['where']): boolean =>
  !isBetweenReports(period) || isInPeriod(report, period)

const chainBlocks = (chain: Chain): BlockOf<'heading' | 'recommendations'>[] => [
  ...heading(
    listInWords([...new Set(chain.map(({ report }) => `${report.authority.name} ${yearOf(report)}`))]),
  ),
  ...recommendations(
    chain.flatMap(({ report, recommendation }) => recommendationRow(report, recommendation)),
  ),
]

/** Words that are weighed once, however often they stand. */
const MOST_WEIGHED = 50_000

/** Inverse document frequency: how much a word tells recommendations apart, over the whole library. */
const idfOf = ({ search }: AnswerContext): ((term: string) => number) =>
  memoisedByText((term) => {
    const share = search.recommendedShare(term)
    return share > 0 ? -Math.log(share) : 0
  }, MOST_WEIGHED)

/** Taken apart once: whoever asks once asks for the next page. */
const stemsOfRecommendation = memoisedByObject(({ text }: Recommendation) => termsOf(text))

type Weigh = (term: string) => number

function recommendedOf(
  report: Report,
  recommendation: Recommendation,
  context: AnswerContext,
  weigh: Weigh,
): Recommended {
  const words = stemsOfRecommendation(recommendation).filter((term) => !isIdle(term, context))
  const pairs = words.slice(1).map((_, at) => words.slice(at, at + 2))
  const terms = new Set(words)
  return {
    report,
    recommendation,
    terms,
    pairs: new Map(pairs.map((pair) => [pair.join(' '), pair])),
    weight: weightOf(terms, weigh),
  }
}

function weightOf(terms: Iterable<string>, weigh: Weigh): number {
  let sum = 0
  for (const term of terms) sum += weigh(term)
  return sum
}

const isIdle = (term: string, { vocabulary }: AnswerContext): boolean => vocabulary.stopWords.has(term)

function chainsOf(
  { inspections }: HeldCouncil,
  { subject, where }: AskedFor<'mentions'>,
  context: AnswerContext,
  weigh: Weigh,
): Chain[] {
  // What stands in one report alone does not come again.
  if (inspections.length < 2) return []
  const about = new Set(termsOf(subject).filter((term) => !isIdle(term, context)))
  const all = inspections
    .filter((report) => where.framework === null || report.framework === where.framework)
    .map((report) =>
      report.recommendations.map((recommendation) => recommendedOf(report, recommendation, context, weigh)),
    )
  const used = new Set<Recommended>()
  return all.flatMap((own, at) =>
    own.flatMap((first) => {
      if (used.has(first)) return []
      const chain: Recommended[] = [first]
      for (const older of all.slice(at + 1)) {
        const same = likest(chain.at(-1) as Recommended, older, used, weigh)
        if (same) chain.push(same)
      }
      const isAbout = [...about].every((term) => chain.some(({ terms }) => terms.has(term)))
      if (chain.length < 2 || !isAbout) return []
      for (const one of chain) used.add(one)
      return [chain]
    }),
  )
}

/** The recommendation of an older report that asks for the same; undefined where none does. */
function likest(
  one: Recommended,
  older: readonly Recommended[],
  used: ReadonlySet<Recommended>,
  weigh: Weigh,
): Recommended | undefined {
  const alike = older
    .filter((other) => !used.has(other))
    .map((other) => ({ other, share: likeness(one, other, weigh) }))
    .filter(({ share }) => share >= SAME)
  return alike.sort((a, b) => b.share - a.share)[0]?.other
}

/** The share of the shorter one that both hold; 0 where they name no subject alike. */
function likeness(one: Recommended, other: Recommended, weigh: Weigh): number {
  let isTold = false
  for (const [named, pair] of one.pairs)
    if (other.pairs.has(named) && pair.some((term) => weigh(term) >= TELLING)) {
      isTold = true
      break
    }
  if (!isTold) return 0
  const shared = [...one.terms].filter((term) => other.terms.has(term))
  return weightOf(shared, weigh) / Math.min(one.weight, other.weight)
}
