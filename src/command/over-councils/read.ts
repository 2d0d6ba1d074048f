import {
  Alongside,
  type AskedFor,
  EVERYWHERE,
  Extreme,
  Figure,
  type Having,
  type JudgementAsked,
  type Period,
  type Where,
} from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { ANY_GRADE, Finding, Framework } from '../../model/report.js'
import type { Result } from '../../model/result.js'
import { choices, reply, words } from '../../reply/build.js'
import {
  EVERY_JUDGEMENT,
  everyJudgementBut,
  overallAsked,
  WHICHEVER_JUDGEMENT,
} from '../../understand/entities/grades.js'
import { anyOfWritten } from '../../understand/over-councils/mentions.js'
import type { AnswerContext } from '../command.js'
import { notKnown, typed } from '../refusals.js'
import { resolveJudgement } from '../resolve.js'
import {
  councilKindCalled,
  councilKindsOf,
  gradesOffered,
  inspectorCalled,
  inspectorsNamed,
  MOVEMENTS,
  movementRead,
  periodRead,
  regionCalled,
  regionNames,
} from './condition-words.js'
import {
  ALSO_UNDER,
  AND_REGION,
  BESIDE,
  COUNTED_BY,
  EVERY,
  EVERY_BUT,
  type FindOption,
  type FindOptions,
  findCommand,
  LIST,
  NEXT_SIDE,
  OF_ANY,
  OF_SIDES,
  ONLY,
  OVER_SPANS,
  type OverCouncils,
  RANKING_WORDS,
  WHOLE_SERVICES,
  WITH_GRADES,
  WITH_TONE,
  WITHOUT,
  WORST_FIRST,
} from './written.js'

/** What was wrong with an option, as a reply; thrown within this file alone. */
class NotUnderstood extends Error {
  constructor(readonly reply: Reply) {
    super('An option was not understood.')
  }
}

/** The question over councils that the options of `/find` ask, or the reply that says what one of them does not mean. */
export const askedByOptions = (options: FindOptions, context: AnswerContext): Result<OverCouncils, Reply> =>
  understood(() => questionOf(options, context))

function understood<T>(made: () => T): Result<T, Reply> {
  try {
    return { value: made() }
  } catch (error) {
    if (error instanceof NotUnderstood) return { refusal: error.reply }
    throw error
  }
}

/** Where the options of a command say to look, as {@link askedByOptions} reads them. */
export function whereAsked(options: FindOptions, context: AnswerContext): Result<Where, Reply> {
  return understood(() => whereOption(options, context))
}

function questionOf(options: FindOptions, context: AnswerContext): OverCouncils {
  const where = whereOption(options, context)
  const page = Math.max(1, Math.trunc(Number(options.page ?? 1)) || 1) - 1
  const judgement = judgementIn(options.judgement, options, context)
  const first: Having[] =
    options.grade === undefined
      ? []
      : [{ judgement, grades: gradesOption(options.grade, 'grade', options, context), period: null }]
  const having = [...first, ...furtherConditions(options, context)]
  const isOfWords = options.mentions !== undefined || options.phrase !== undefined
  if (
    isOfWords ||
    SHOWN_AS_WORDS.has(options.show?.split(WITH_GRADES)[0]?.split(COUNTED_BY)[0]?.split(WITH_TONE)[0] ?? '')
  )
    return mentioned(options, { where, having, page }, context)
  const movement = options.movement === undefined ? null : movementRead(options.movement)
  if (movement === null && options.movement !== undefined)
    throw instead('movement', 'no movement of a grade', options, MOVEMENTS)
  const isOfHaving = first.length > 0 && movement === null
  const isOfOverall = options.judgement?.toLowerCase() === 'overall'
  const asked = isOfOverall ? overallAsked(context.vocabulary.judgements) : judgement
  return laidOut(options, { where, having, movement, judgement: isOfHaving ? null : asked }, page)
}

/** What an option may hold instead, each as the whole command. */
function instead(
  option: FindOption,
  what: string,
  options: FindOptions,
  list: readonly string[],
): NotUnderstood {
  const offered = list.map((value) => ({
    label: value,
    message: findCommand({ ...options, [option]: value }),
  }))
  const said = `${typed(options[option] ?? '')} is ${what}. These are:`
  return new NotUnderstood(reply('choices', [words(said), choices(offered)]))
}

const GROUPED_BY = ['year', 'region', 'kind', 'council', 'inspector', 'framework', 'judgement'] as const
/** What recommendations are on, which nothing else is counted by. */
const ON_SUBJECT = 'subject'
/** What `show` holds where words of reports are asked for, though no subject is named. */
const SHOWN_AS_WORDS = new Set(['again', 'paragraphs', 'recommendations'])

const COUNTED_OF_WORDS = ['reports', 'paragraphs', 'recommendations'] as const

/** What `show` may hold: how what is found is laid out. */
export const SHOWN: readonly string[] = [
  ...[LIST, 'count', 'share', 'distribution', 'by year', 'by month', 'by region', 'by kind', 'by way'],
  ...GROUPED_BY.map((by) => `most by ${by}`),
  ...['fewest by region', 'highest share by region', 'lowest share by region'],
  ...Extreme.options,
  ...COUNTED_OF_WORDS,
  'again',
  'count of recommendations',
  'most of recommendations',
  'fewest of recommendations',
  'most and fewest of recommendations',
  `most by ${ON_SUBJECT} of recommendations`,
  `${LIST}${WORST_FIRST}`,
  ...[...Alongside.options, Alongside.options.join(' and ')].map((told) => `${LIST} with ${told}`),
]

/** `most by region`, `lowest share by kind` */
const RANKED = new RegExp(`^(?:(\\d+) )?(${[...RANKING_WORDS.keys()].join('|')}) by (\\w+)$`)

/** `2 most`, of recommendations, which those of any are counted by: `most by council` as well. */
const RANKED_ALONE = new RegExp(`^(?:(\\d+) )?(${[...RANKING_WORDS.keys()].join('|')})(?: by (\\w+))?$`)

/** That recommendations are counted, and no councils: `most of recommendations`. */
const OF_RECOMMENDATIONS = ' of recommendations'

type Shared = Pick<AskedFor<'councils'>, 'where' | 'having' | 'movement' | 'judgement'>

function laidOut(options: FindOptions, shared: Shared, page: number): OverCouncils {
  const [shown = LIST, over] = (options.show ?? LIST).trim().split(OVER_SPANS)
  const spans = over?.split(', ').map((span) => periodOption(span, options)) ?? []
  const isBeside = shown.endsWith(BESIDE)
  const [laid = '', each] = (isBeside ? shown.slice(0, -BESIDE.length) : shown).split(OF_SIDES)
  const sides = each?.split(NEXT_SIDE).map((side) => side.split(AND_REGION)) ?? []
  const what = laid.toLowerCase()
  const list = listRead(what)
  if (list) return { intent: 'councils', ...shared, ...list, page }
  const isOfRecommendations = what.endsWith(OF_RECOMMENDATIONS)
  const isOfReports = /(?:^| of )reports$/.test(what)
  const name = what
    .slice(0, isOfRecommendations ? -OF_RECOMMENDATIONS.length : undefined)
    .replace(/ of reports$/, '')
    .replace(/^reports$/, 'count')
  const [, most, ranking = '', among] = (isOfRecommendations ? RANKED_ALONE : RANKED).exec(name) ?? []
  const by =
    isOfRecommendations && among === ON_SUBJECT
      ? ON_SUBJECT
      : (GROUPED_BY.find((one) => one === among) ?? null)
  const figure = RANKING_WORDS.get(ranking) ?? Figure.safeParse(name.replace(' ', '-')).data
  if (figure === undefined || (ranking !== '' && by === null && !isOfRecommendations))
    throw instead('show', 'nothing to show', options, SHOWN)
  return {
    intent: 'figures',
    ...shared,
    figure,
    of: isOfRecommendations ? 'recommendations' : isOfReports ? 'reports' : 'councils',
    by,
    ...(Number(most) > 1 ? { most: Number(most) } : {}),
    ...(isBeside ? { beside: 'country' as const } : {}),
    ...(sides.length > 1 ? { sides } : {}),
    ...(spans.length > 1 ? { spans } : {}),
  }
}

const OF_LIST = new RegExp(
  `^(?:(\\d+) )?(${[...Extreme.options, LIST].join('|')})(${WORST_FIRST})?(?: with (.+))?$`,
)

/** Which of a list in what order, and what is told beside each: `5 oldest`, `list with dates and inspector`; null for what is none. */
function listRead(
  what: string,
): Pick<AskedFor<'councils'>, 'extreme' | 'most' | 'isWorstFirst' | 'alongside'> | null {
  const [, count, which, order, besides] = OF_LIST.exec(what) ?? []
  if (which === undefined) return null
  const told = besides?.split(' and ').map((one) => Alongside.safeParse(one).data) ?? []
  const alongside = told.filter((one) => one !== undefined)
  if (alongside.length < told.length) return null
  return {
    extreme: Extreme.options.find((one) => one === which) ?? null,
    ...(Number(count) > 1 ? { most: Number(count) } : {}),
    ...(order === undefined ? {} : { isWorstFirst: true as const }),
    ...(alongside.length > 0 ? { alongside } : {}),
  }
}

/** Words to look for as a subject, and phrases letter for letter. */
const TONES_COUNTED = ['praise', 'criticism', 'both'] as const
const GROUPED_MENTIONS = ['year', 'region', 'kind', 'framework', 'grade'] as const

function mentioned(
  options: FindOptions,
  shared: Pick<AskedFor<'mentions'>, 'where' | 'having' | 'page'>,
  context: AnswerContext,
): AskedFor<'mentions'> {
  const { mentions = '', phrase } = options
  const [counted = '', named] = (options.show ?? 'paragraphs').split(WITH_GRADES)
  const [what = '', group] = counted.split(COUNTED_BY)
  const [show = '', toned] = what.split(WITH_TONE)
  const tone = TONES_COUNTED.find((one) => one === toned)
  const by = GROUPED_MENTIONS.find((one) => one === group)
  const graded =
    named === undefined
      ? null
      : (judgementIn(named, options, context) ?? overallAsked(context.vocabulary.judgements))
  return {
    intent: 'mentions',
    ...shared,
    ...anyOfWritten(mentions),
    phrases: (phrase ?? '').split('|').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
    of: COUNTED_OF_WORDS.find((one) => one === show) ?? (show === 'again' ? 'recommendations' : 'paragraphs'),
    isAgain: show === 'again',
    ...(tone ? { tone } : {}),
    ...(by ? { by } : {}),
    ...(graded ? { graded } : {}),
  }
}

function gradesOption(
  text: string,
  option: 'grade' | 'and',
  options: FindOptions,
  context: AnswerContext,
): Finding[] {
  const named = context.names.gradesIn(text)
  if (named.length > 0) return named
  throw instead(option, 'no grade', options, gradesOffered(context))
}

function judgementIn(
  text: string | undefined,
  options: FindOptions,
  context: AnswerContext,
): JudgementAsked | null {
  if (text === undefined || text.toLowerCase() === 'overall') return null
  if (text.toLowerCase() === EVERY) return EVERY_JUDGEMENT
  if (text.toLowerCase() === OF_ANY) return WHICHEVER_JUDGEMENT
  if (text.toLowerCase().startsWith(EVERY_BUT)) {
    const but = judgementIn(text.slice(EVERY_BUT.length), options, context)
    return everyJudgementBut(but ?? overallAsked(context.vocabulary.judgements))
  }
  const named = resolveJudgement(text, context, (judgement) => findCommand({ ...options, judgement }))
  if (named.refusal) throw new NotUnderstood(named.refusal)
  return named.value
}

/** The time of a condition, at its end: `Inadequate for overall (2015)`. */
const OWN_TIME = /\s*\(([^)]*)\)\s*$/

/** Further conditions: `Good for care leavers and Outstanding for leadership`, `Inadequate for overall (2015)`. */
const NEXT = new RegExp(` and (?=(?:${Finding.options.join('|')}|RI|better than|worse than)\\b)`, 'i')

/** `better than Overall for Leadership` */
const COMPARED_JUDGEMENTS = /^(better|worse) than (.+) for (.+)$/i

const furtherConditions = (options: FindOptions, context: AnswerContext): Having[] =>
  (options.and ?? '')
    .split(NEXT)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const when = OWN_TIME.exec(part)?.[1]
      const untimed = when === undefined ? part : part.replace(OWN_TIME, '')
      const period = when === undefined ? null : periodOption(when, options)
      const [, way, measure, own] = COMPARED_JUDGEMENTS.exec(untimed.trim()) ?? []
      if (way !== undefined)
        return {
          judgement: judgementIn(own, options, context),
          grades: ANY_GRADE,
          period,
          than: {
            way: way.toLowerCase() === 'better' ? 'better' : 'worse',
            judgement: judgementIn(measure, options, context),
          },
        }
      const [grade = '', ...judgement] = untimed.split(/ for /i)
      const grades = gradesOption(judgement.length > 0 ? grade : untimed, 'and', options, context)
      return {
        judgement: judgementIn(judgement.join(' for ') || undefined, options, context),
        grades,
        period,
      }
    })

function periodOption(text: string, options: FindOptions): Period {
  const period = periodRead(text)
  if (period !== null) return period
  throw instead('year', 'no year', { ...options, year: text }, [
    'now',
    '2024',
    '2016-2018',
    'since 2022',
    'before 2019',
  ])
}

/** Several names in one option, parted by commas. */
const severalValues = (text: string | undefined): string[] =>
  (text ?? '').split(/[,;]/).flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))

/** Which reports the options of a command mean; throws what is not understood as {@link askedByOptions} gives it. */
function whereOption(options: FindOptions, context: AnswerContext): Where {
  const { council, region, kind, neighbours, year, inspector } = options
  const [first, also] = options.framework?.split(ALSO_UNDER) ?? []
  const isWhole = first?.toLowerCase() === WHOLE_SERVICES
  const framework = isWhole ? undefined : first
  const isOnly = framework?.endsWith(ONLY) === true
  const isWithout = framework?.startsWith(WITHOUT) === true
  const named = severalValues(council)
  const reports = named.flatMap((name) => context.library.byId(name)?.id ?? [])
  const councils = named
    .filter((name) => !context.library.byId(name))
    .map((name) => councilCalled(name, context))
  const period = year === undefined ? EVERYWHERE.period : periodOption(year, options)
  const known = <T>(
    text: string,
    found: T | undefined,
    option: FindOption,
    what: string,
    list: readonly string[],
  ) => {
    if (found === undefined) throw instead(option, what, { ...options, [option]: text }, list)
    return found
  }
  const regions = regionNames(context)
  const kinds = councilKindsOf(context)
  const frameworkCalled = (name: string) =>
    known(name, Framework.safeParse(name.toUpperCase()).data, 'framework', 'no framework', Framework.options)
  return {
    councils,
    reports,
    regions: severalValues(region).map((one) =>
      known(one, regionCalled(one, context), 'region', 'no region', regions),
    ),
    kinds: severalValues(kind).map((one) =>
      known(one, councilKindCalled(one, context), 'kind', 'no kind of council', kinds),
    ),
    neighboursOf: neighbours === undefined ? null : councilCalled(neighbours, context),
    period,
    framework:
      framework === undefined
        ? null
        : frameworkCalled(framework.slice(isWithout ? WITHOUT.length : 0, isOnly ? -ONLY.length : undefined)),
    inspector:
      inspector === undefined
        ? null
        : known(
            inspector,
            inspectorCalled(inspector, context),
            'inspector',
            'no lead inspector of these reports',
            inspectorsNamed(context).slice(0, 10),
          ),
    ...(isWhole ? { isWhole: true as const } : {}),
    ...(isOnly ? { isOnly: true as const } : {}),
    ...(isWithout ? { isWithout: true as const } : {}),
    ...(also === undefined ? {} : { alsoUnder: frameworkCalled(also) }),
  }
}

function councilCalled(text: string, context: AnswerContext): string {
  const [called] = context.names.councilsCalled(text)
  if (called) return called.council.slug
  throw new NotUnderstood(notKnown(text, context, (slug) => `/report ${slug}`))
}
