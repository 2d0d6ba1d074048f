import { grouped, groupsOf } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { commandFor } from '../../command/over-councils/written.js'
import type { AskedFor, JudgementAsked } from '../../model/query.js'
import { blocksIn, distinctNotes, type Reply, type Total } from '../../model/reply.js'
import { isSendReport, type Report } from '../../model/report.js'
import { reportName } from '../../quotation/quote.js'
import {
  choices,
  excerpts,
  figures,
  heading,
  noneOf,
  pagedWords,
  recommendations,
  reply,
  sources,
  withBefore,
  words,
} from '../../reply/build.js'
import { isTheThing } from '../../search/concepts.js'
import type { Holding } from '../../search/search.js'
import { countInWords, listInWords, rangeInWords, uncapitalised } from '../../text/in-words.js'
import { excerptOf, notesOnCopies, recommendationRow } from '../excerpt.js'
import { recommendedAgain } from './again.js'
import { countedBy } from './by-group.js'
import { type Meeting, reportsMeeting } from './by-own-reports.js'
import { drawnLines, inspectionLine } from './listed.js'
import { councilsHeld, judgedIn, reportsOfKind } from './population.js'
import { endsInWords } from './ranked.js'
import {
  holdingsInTone,
  keptInTone,
  mentioning,
  TONE_HEADINGS,
  TONE_TOLD,
  type TonedHolding,
  verbatimFinder,
  WRITTEN_AS_NAME,
} from './speaking.js'

type Mentions = AskedFor<'mentions'>

/** Quoted on one page: five excerpts are as many as an answer has, recommendations are short. */
const MENTIONS_ON_A_PAGE = { paragraphs: 5, reports: 5, recommendations: 10 } as const

/** Sentences shown of a paragraph that mentions it. */
const MOST_SENTENCES = 2

/** Every paragraph, report or recommendation that speaks of something: how many there are in all, then page by page. */
export function answerMentions(asked: Mentions, context: AnswerContext): Reply {
  if (asked.isAgain) {
    const again = recommendedAgain(asked, context)
    const isNone = again.total?.count === 0 && asked.subject !== ''
    return isNone ? withNoneAgain(again, answerMentions({ ...asked, isAgain: false }, context)) : again
  }
  if (asked.isExplained) return explainedMentions(asked, context)
  const meeting = reportsMeeting(asked.where, asked.having, context)
  const speaking = mentioning(asked, meeting.reports, context)
  if (asked.tone === 'both' && speaking.length > 0) return tonesBeside(asked, speaking, meeting, context)
  const ofReports = byReport(keptInTone(speaking, asked, context), context)
  const found = ofReports.flatMap(([, all]) => all)
  const shown = asked.of === 'reports' ? ofReports.map(([, [first]]) => first) : found
  const total = totalOf(asked, shown.length, meeting.reports, context)
  const size = MENTIONS_ON_A_PAGE[asked.of]
  const from = asked.page * size
  const page = shown.slice(from, from + size)
  const reports = [...new Set(page.map(({ document }) => document.report))]
  const next =
    from + size < shown.length ? { more: commandFor({ ...asked, page: asked.page + 1 }, context) } : {}
  const range = shown.length > size && page.length > 0 ? rangeInWords(from, page.length) : ''
  const notes = [
    ...meeting.notes,
    ...waysSaid(asked, found, context),
    ...(asked.tone ? [TONE_TOLD] : []),
    // A list of every report does not tell of each council that there is a newer one: it stands in the list.
    ...notesOnCopies(reports),
  ]
  const command = commandFor(asked, context)
  const isFirst = asked.page === 0
  const every = ofReports.map(([report]) => report)
  const graded = isFirst && asked.graded ? gradesOfReports(every, asked.graded, context) : []
  const named = isFirst && !asked.graded ? words(namesOfReports(every)) : []
  const by =
    isFirst && asked.by && found.length > 0 ? mentionsBy(asked.by, every, meeting.reports, context) : null
  const counted = by ? figures(by.title, by.rows) : []
  const top = by && asked.by !== 'year' ? endsInWords(by.rows) : ''
  const lead = pagedWords(
    `${top}${leadOfMentions(asked, found, { reports: ofReports.length, total, which: meeting.which, speaking: reportsHolding(speaking).length })}`,
    range,
  )
  const several = isFirst ? words(severalInWords(asked, every)) : []
  if (found.length === 0)
    return { ...reply('none', [lead, counted, named, several], notes), total: noneOf(total), command }
  return asked.of === 'recommendations'
    ? {
        ...reply(
          'recommendations',
          [lead, graded, counted, named, several, recommendedOn(page), sources(reports)],
          notes,
        ),
        total,
        command,
        ...next,
      }
    : {
        ...reply('excerpts', [lead, graded, counted, named, several, excerptsOn(page)], notes),
        total,
        command,
        ...next,
      }
}

/** None comes again in the same words: all that speak of it are told, and which councils had such a one in two reports or more. */
function withNoneAgain(again: Reply, all: Reply): Reply {
  const [first, ...rest] = again.blocks
  if (all.total?.count === 0 || first?.block !== 'words' || rest.length > 0) return again
  return { ...withBefore([first], all), notes: distinctNotes([...again.notes, ...all.notes]) }
}

/** `In two reports or more: Wirral 2023 and Wirral 2016.`, of recommendations; nothing where no council has several. */
function severalInWords({ of }: Mentions, reports: readonly Report[]): string {
  const own = [...grouped(reports, ({ authority }) => authority.slug).values()].filter(
    ({ length }) => length > 1,
  )
  return of !== 'recommendations' || own.length === 0
    ? ''
    : `In two reports or more: ${listInWords(own.map((those) => those.map(reportName).join(', ')))}.`
}

/** Alphabetical by council, the newest report of each first, its paragraphs as it has them. */
function byReport(
  found: readonly Holding[],
  context: AnswerContext,
): [Report, readonly [Holding, ...Holding[]]][] {
  const held = grouped(found, ({ document }) => document.report)
  return councilsHeld(context).flatMap((council) =>
    reportsOfKind(council, 'all').flatMap((report): [Report, readonly [Holding, ...Holding[]]][] => {
      const own = held.get(report)
      return own ? [[report, own]] : []
    }),
  )
}

const COUNTED_AS = {
  paragraphs: 'Each paragraph that mentions it counts once',
  reports: 'Each report that mentions it counts once, however often it does',
  recommendations:
    'Each recommendation that mentions it counts once, and nothing that reports only say of it',
} as const

/** In which reports something was counted, and how, without the quotations over again. */
function explainedMentions({ isExplained: _, ...asked }: Mentions, context: AnswerContext): Reply {
  const { reports, which, isOneEach } = reportsMeeting(asked.where, asked.having, context)
  const send = reports.filter(isSendReport).length
  const councils = new Set(reports.map(({ authority }) => authority.slug)).size
  const looked = `Looked through were ${which}, of ${countInWords(councils, 'council')}${isOneEach ? '' : ', every inspection and not only each council’s newest'}: ${send === 0 ? 'none' : send} of these ${send === 1 ? 'is' : 'are'} on area SEND.`
  const made = answerMentions({ ...asked, page: 0 }, context)
  const told = blocksIn(made).flatMap((one) =>
    one.block === 'words' || one.block === 'figures' ? [one] : [],
  )
  if (!made.total) return made
  return {
    ...reply('figures', [words(`${looked} ${COUNTED_AS[asked.of]}.`), told], made.notes),
    total: made.total,
    command: commandFor(asked, context),
  }
}

function totalOf(
  { of }: Mentions,
  count: number,
  reports: readonly Report[],
  { library }: AnswerContext,
): Total {
  if (of === 'reports') return { what: 'reports', count, of: reports.length }
  return { what: of, count, of: library.countOf(of, reports) }
}

/** What the first line of a count tells beside the places that were found. */
interface CountInWords {
  readonly reports: number
  readonly total: Total
  readonly which: string
  /** Reports that speak of it, in whatever tone. */
  readonly speaking: number
}

const reportsHolding = (found: readonly Holding[]): readonly Report[] => [
  ...new Set(found.map(({ document }) => document.report)),
]

/** What is counted, as it was asked for: `“covid” or “the pandemic”`. */
function calledIn({ subject, either, phrases }: Mentions): string {
  const subjects = either ?? (subject === '' ? [] : [subject])
  const named = subjects.map((one) => `“${one.replaceAll('"', '')}”`)
  return listInWords([
    ...phrases.map((one) => `“${one}”`),
    ...(named.length > 0 ? [listInWords(named, 'disjunction')] : []),
  ])
}

function leadOfMentions(
  asked: Mentions,
  found: readonly Holding[],
  { reports, total, which, speaking }: CountInWords,
): string {
  const what = calledIn(asked)
  const thing = asked.of === 'recommendations' ? 'recommendation' : 'paragraph'
  const places = countInWords(found.length, thing)
  if (what === '') return `${places} in ${reports} of ${which}.`
  const share = percentInWords(total)
  const verb = verbOf(asked, asked.of === 'reports' ? total.count : found.length)
  const of = asked.tone ? `; ${countInWords(speaking, 'of them speaks', 'of them speak')} of it in all` : ''
  if (asked.of === 'reports') return `${total.count} of ${which} ${verb} ${what}${share}, in ${places}${of}.`
  return asked.tone
    ? `${places} in ${reports} of ${which} ${verb} ${what}${of}.`
    : `${places} in ${reports} of ${which} ${found.length === 1 ? 'mentions' : 'mention'} ${what}.`
}

/** ` (76%)`, of a count that is of something. */
const percentInWords = ({ count, of }: Total): string =>
  of === null || of === 0 || count === 0 ? '' : ` (${Math.round((100 * count) / of)}%)`

function verbOf({ tone }: Mentions, count: number): string {
  if (tone === 'praise') return count === 1 ? 'praises' : 'praise'
  if (tone === 'criticism') return count === 1 ? 'finds fault with' : 'find fault with'
  return count === 1 ? 'mentions' : 'mention'
}

/** Reports named in one list; more are a page away. */
const MOST_REPORTS_NAMED = 60

function namesOfReports(reports: readonly Report[]): string {
  if (reports.length < 2) return ''
  const councils = new Set(reports.map(({ authority }) => authority.slug)).size
  const of = councils === reports.length ? '' : `, of ${countInWords(councils, 'council')}`
  return `They are ${namedShort(reports)}${of}.`
}

function namedShort(reports: readonly Report[]): string {
  const more = reports.length > MOST_REPORTS_NAMED ? ` and ${reports.length - MOST_REPORTS_NAMED} more` : ''
  return `${reports.slice(0, MOST_REPORTS_NAMED).map(reportName).join(', ')}${more}`
}

/** Excerpts of each tone where both are asked for. */
const OF_EACH_TONE = { praise: 3, criticism: 2 } as const

/** How much of what speaks of a subject praises and how much finds fault, in which reports, and the words that do so most. */
function tonesBeside(
  asked: Mentions,
  speaking: readonly Holding[],
  meeting: Meeting,
  context: AnswerContext,
): Reply {
  const all = byReport(speaking, context).map(([report]) => report)
  const tones = (['praise', 'criticism'] as const).map((tone) => {
    const toned = holdingsInTone(
      speaking,
      tone,
      [asked.subject, ...asked.phrases].join(' '),
      context,
    ).toSorted((one, other) => other.degree - one.degree)
    const reports = byReport(
      toned.map(({ holding }) => holding),
      context,
    ).map(([report]) => report)
    return { tone, toned, reports }
  })
  const [praise, criticism] = tones.map(({ toned }) => toned.length) as [number, number]
  const more = praise > criticism ? 'More praise than criticism' : 'More criticism than praise'
  const total: Total = { what: 'reports', count: all.length, of: meeting.reports.length }
  const places = countInWords(speaking.length, 'paragraph')
  const by = asked.by
  const counted = by
    ? tones.flatMap(({ tone, reports }) => {
        const { title, rows } = mentionsBy(by, reports, meeting.reports, context)
        return figures(`${TONE_HEADINGS[tone]}, ${uncapitalised(title)}`, rows)
      })
    : []
  const named = tones.flatMap(({ tone, reports }) =>
    words(
      `${tone === 'praise' ? 'Praised' : 'Criticised'} in ${countInWords(reports.length, 'report')}${reports.length > 0 ? `: ${namedShort(reports)}` : ''}.`,
    ),
  )
  const quoted = tones.flatMap(({ tone, toned }) => {
    const shown = firstOfEach(toned).slice(0, OF_EACH_TONE[tone])
    const block = excerptsOn(
      shown.map(({ holding, sentences }) => ({ ...holding, sentences: () => sentences })),
    )
    return block.length > 0 ? [...heading(TONE_HEADINGS[tone]), ...block] : []
  })
  return {
    ...reply(
      'excerpts',
      [
        words(
          `${praise === criticism ? 'As much praise as criticism' : more}: of ${places} on ${calledIn(asked)} ${countInWords(praise, 'praises', 'praise')} it and ${countInWords(criticism, 'finds fault', 'find fault')}, in ${all.length} of ${meeting.which}${percentInWords(total)}.`,
        ),
        counted,
        named,
        quoted,
        choices(
          tones.map(({ tone }) => ({
            label: TONE_HEADINGS[tone],
            message: commandFor({ ...asked, tone, page: 0 }, context),
          })),
        ),
      ],
      [...meeting.notes, ...waysSaid(asked, speaking, context), TONE_TOLD],
    ),
    total,
    command: commandFor(asked, context),
  }
}

/** Of each report what sounds so most. */
const firstOfEach = (toned: readonly TonedHolding[]): TonedHolding[] =>
  groupsOf(toned, ({ holding }) => holding.document.report).map(([first]) => first)

/** How many of the reports in each group are among those that mention it. */
function mentionsBy(
  by: NonNullable<Mentions['by']>,
  reports: readonly Report[],
  all: readonly Report[],
  context: AnswerContext,
) {
  const councils = new Map(councilsHeld(context).map((council) => [council.slug, council]))
  const placed = (some: readonly Report[]) =>
    some.flatMap((report) => {
      const council = councils.get(report.authority.slug)
      return council ? [{ council, report }] : []
    })
  return countedBy(by, placed(reports), placed(all))
}

/** A line for each of the reports, with what it was graded. */
function gradesOfReports(reports: readonly Report[], graded: JudgementAsked, context: AnswerContext) {
  const councils = new Map(councilsHeld(context).map((council) => [council.slug, council]))
  const lines = reports.slice(0, MOST_REPORTS_NAMED).flatMap((report) => {
    const council = councils.get(report.authority.slug)
    return council ? [inspectionLine({ council, report }, [graded], [judgedIn(report, graded)])] : []
  })
  const more = reports.length - lines.length
  return [
    ...drawnLines(lines, 'side-by-side', context),
    ...(more > 0 ? words(`And ${countInWords(more, 'report')} more.`) : []),
  ]
}

const recommendedOn = (page: readonly Holding[]) =>
  recommendations(
    page.flatMap(({ document: { report, recommendation } }) =>
      recommendation ? recommendationRow(report, recommendation) : [],
    ),
  )

const excerptsOn = (page: readonly Holding[]) =>
  excerpts(
    page.map(({ document: { report, paragraph }, sentences }) =>
      excerptOf(report, paragraph, {
        sentences: sentences()
          .slice(0, MOST_SENTENCES)
          .toSorted((one, other) => one - other),
        score: 0,
      }),
    ),
  )

/** In what words it was counted, where the reports have others for it, and how many of those reports have it letter for letter. */
function waysSaid(
  asked: Mentions,
  found: readonly Holding[],
  { search, vocabulary }: AnswerContext,
): string[] {
  // A name is counted letter for letter.
  const subjects = (asked.either ?? [asked.subject]).filter((one) => !WRITTEN_AS_NAME.test(one))
  const subject = subjects.join(' or ')
  const counted = subjects
    .flatMap((one) => search.concepts(one))
    .filter(({ expansions }) => expansions.filter(isTheThing).length > 1)
  if (counted.length === 0) return []
  const ways = counted.map(({ surface }) => {
    const others = vocabulary.sayings.filter((one) => one.surface === surface).flatMap(({ means }) => means)
    const named = others.filter((other) => other !== surface).slice(0, MOST_WAYS)
    return named.length === 0
      ? `“${surface}”`
      : `“${surface}” with ${listInWords(named.map((one) => `“${one}”`))}`
  })
  const finders = subjects.map(verbatimFinder)
  const literal = new Set(
    found.flatMap(({ document: { text, report } }) => (finders.some((holds) => holds(text)) ? [report] : [])),
  )
  return [
    `Counted with what the reports also call it: ${ways.join('; ')}. Letter for letter, “${subject}” stands in ${countInWords(literal.size, 'of these reports', 'of these reports')}; put it in quotation marks to count that alone.`,
  ]
}

/** Other ways of saying it that are named. */
const MOST_WAYS = 6
