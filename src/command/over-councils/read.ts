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
import { allValues, type Result } from '../../model/result.js'
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

/** What an option of a command means, or the reply that says what it does not mean. */
type Read<Value> = Result<Value, Reply>

/** What an option means that may be left out. */
const whereGiven = <Value>(
  text: string | undefined,
  read: (text: string) => Read<Value>,
): Read<Value | undefined> => (text === undefined ? { value: undefined } : read(text))

/** The question over councils that the options of `/find` ask, or the reply that says what one of them does not mean. */
export function askedByOptions(options: FindOptions, context: AnswerContext): Read<OverCouncils> {
  const read = allValues([
    whereAsked(options, context),
    judgementIn(options.judgement, options, context),
    whereGiven(options.grade, (text) => gradesOption(text, 'grade', options, context)),
    furtherConditions(options, context),
  ])
  if (read.refusal) return read
  const [where, judgement, grades, further] = read.value
  const page = Math.max(1, Math.trunc(Number(options.page ?? 1)) || 1) - 1
  const first: Having[] = grades === undefined ? [] : [{ judgement, grades, period: null }]
  const having = [...first, ...further]
  const isOfWords = options.mentions !== undefined || options.phrase !== undefined
  if (
    isOfWords ||
    SHOWN_AS_WORDS.has(options.show?.split(WITH_GRADES)[0]?.split(COUNTED_BY)[0]?.split(WITH_TONE)[0] ?? '')
  )
    return mentioned(options, { where, having, page }, context)
  const movement = options.movement === undefined ? null : movementRead(options.movement)
  if (movement === null && options.movement !== undefined)
    return instead('movement', 'no movement of a grade', options, MOVEMENTS)
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
): { readonly refusal: Reply } {
  const offered = list.map((value) => ({
    label: value,
    message: findCommand({ ...options, [option]: value }),
  }))
  const said = `${typed(options[option] ?? '')} is ${what}. These are:`
  return { refusal: reply('choices', [words(said), choices(offered)]) }
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

function laidOut(options: FindOptions, shared: Shared, page: number): Read<OverCouncils> {
  const [shown = LIST, over] = (options.show ?? LIST).trim().split(OVER_SPANS)
  const periods = over === undefined ? [] : over.split(', ')
  const read = allValues(periods.map((span) => periodOption(span, options)))
  if (read.refusal) return read
  const spans = read.value
  const isBeside = shown.endsWith(BESIDE)
  const [laid = '', each] = (isBeside ? shown.slice(0, -BESIDE.length) : shown).split(OF_SIDES)
  const sides = each?.split(NEXT_SIDE).map((side) => side.split(AND_REGION)) ?? []
  const what = laid.toLowerCase()
  const list = listRead(what)
  if (list) return { value: { intent: 'councils', ...shared, ...list, page } }
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
    return instead('show', 'nothing to show', options, SHOWN)
  const value: OverCouncils = {
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
  return { value }
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
): Read<AskedFor<'mentions'>> {
  const { mentions = '', phrase } = options
  const [counted = '', named] = (options.show ?? 'paragraphs').split(WITH_GRADES)
  const [what = '', group] = counted.split(COUNTED_BY)
  const [show = '', toned] = what.split(WITH_TONE)
  const tone = TONES_COUNTED.find((one) => one === toned)
  const by = GROUPED_MENTIONS.find((one) => one === group)
  const graded = whereGiven(named, (text) => judgementIn(text, options, context))
  if (graded.refusal) return graded
  const value: AskedFor<'mentions'> = {
    intent: 'mentions',
    ...shared,
    ...anyOfWritten(mentions),
    phrases: (phrase ?? '').split('|').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
    of: COUNTED_OF_WORDS.find((one) => one === show) ?? (show === 'again' ? 'recommendations' : 'paragraphs'),
    isAgain: show === 'again',
    ...(tone ? { tone } : {}),
    ...(by ? { by } : {}),
    ...(named === undefined ? {} : { graded: graded.value ?? overallAsked(context.vocabulary.judgements) }),
  }
  return { value }
}

function gradesOption(
  text: string,
  option: 'grade' | 'and',
  options: FindOptions,
  context: AnswerContext,
): Read<Finding[]> {
  const named = context.names.gradesIn(text)
  return named.length > 0 ? { value: named } : instead(option, 'no grade', options, gradesOffered(context))
}

function judgementIn(
  text: string | undefined,
  options: FindOptions,
  context: AnswerContext,
): Read<JudgementAsked | null> {
  if (text === undefined || text.toLowerCase() === 'overall') return { value: null }
  if (text.toLowerCase() === EVERY) return { value: EVERY_JUDGEMENT }
  if (text.toLowerCase() === OF_ANY) return { value: WHICHEVER_JUDGEMENT }
  if (text.toLowerCase().startsWith(EVERY_BUT)) {
    const but = judgementIn(text.slice(EVERY_BUT.length), options, context)
    if (but.refusal) return but
    return { value: everyJudgementBut(but.value ?? overallAsked(context.vocabulary.judgements)) }
  }
  return resolveJudgement(text, context, (judgement) => findCommand({ ...options, judgement }))
}

/** The time of a condition, at its end: `Inadequate for overall (2015)`. */
const OWN_TIME = /\s*\(([^)]*)\)\s*$/

/** Further conditions: `Good for care leavers and Outstanding for leadership`, `Inadequate for overall (2015)`. */
const NEXT = new RegExp(` and (?=(?:${Finding.options.join('|')}|RI|better than|worse than)\\b)`, 'i')

/** `better than Overall for Leadership` */
const COMPARED_JUDGEMENTS = /^(better|worse) than (.+) for (.+)$/i

const furtherConditions = (options: FindOptions, context: AnswerContext): Read<Having[]> =>
  allValues(
    (options.and ?? '')
      .split(NEXT)
      .filter((part) => part.trim() !== '')
      .map((part) => conditionIn(part, options, context)),
  )

function conditionIn(text: string, options: FindOptions, context: AnswerContext): Read<Having> {
  const when = OWN_TIME.exec(text)?.[1]
  const untimed = when === undefined ? text : text.replace(OWN_TIME, '')
  const timed = whereGiven(when, (time) => periodOption(time, options))
  const [, way, measure, own] = COMPARED_JUDGEMENTS.exec(untimed.trim()) ?? []
  if (way !== undefined) {
    const read = allValues([
      timed,
      judgementIn(own, options, context),
      judgementIn(measure, options, context),
    ])
    if (read.refusal) return read
    const [period = null, judgement, other] = read.value
    const than = { way: way.toLowerCase() === 'better' ? 'better' : 'worse', judgement: other } as const
    return { value: { judgement, grades: ANY_GRADE, period, than } }
  }
  const [grade = '', ...named] = untimed.split(/ for /i)
  const read = allValues([
    timed,
    gradesOption(named.length > 0 ? grade : untimed, 'and', options, context),
    judgementIn(named.join(' for ') || undefined, options, context),
  ])
  if (read.refusal) return read
  const [period = null, grades, judgement] = read.value
  return { value: { judgement, grades, period } }
}

function periodOption(text: string, options: FindOptions): Read<Period> {
  const period = periodRead(text)
  if (period !== null) return { value: period }
  return instead('year', 'no year', { ...options, year: text }, [
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

/** Where the options of a command say to look, as {@link askedByOptions} reads them. */
export function whereAsked(options: FindOptions, context: AnswerContext): Read<Where> {
  const { council, region, kind, neighbours, year, inspector } = options
  const [first, also] = options.framework?.split(ALSO_UNDER) ?? []
  const isWhole = first?.toLowerCase() === WHOLE_SERVICES
  const framework = isWhole ? undefined : first
  const isOnly = framework?.endsWith(ONLY) === true
  const isWithout = framework?.startsWith(WITHOUT) === true
  const named = severalValues(council)
  const reports = named.flatMap((name) => context.library.byId(name)?.id ?? [])
  const known = <Value>(
    text: string,
    found: Value | undefined,
    option: FindOption,
    what: string,
    list: readonly string[],
  ): Read<Value> =>
    found === undefined ? instead(option, what, { ...options, [option]: text }, list) : { value: found }
  const regionsHeld = regionNames(context)
  const kindsHeld = councilKindsOf(context)
  const regionOption = (text: string) =>
    known(text, regionCalled(text, context), 'region', 'no region', regionsHeld)
  const kindOption = (text: string) =>
    known(text, councilKindCalled(text, context), 'kind', 'no kind of council', kindsHeld)
  const frameworkOption = (text: string) =>
    known(text, Framework.safeParse(text.toUpperCase()).data, 'framework', 'no framework', Framework.options)
  const inspectorOption = (text: string) =>
    known(
      text,
      inspectorCalled(text, context),
      'inspector',
      'no lead inspector of these reports',
      inspectorsNamed(context).slice(0, 10),
    )
  const read = allValues([
    allValues(
      named.filter((name) => !context.library.byId(name)).map((name) => councilCalled(name, context)),
    ),
    whereGiven(year, (text) => periodOption(text, options)),
    allValues(severalValues(region).map(regionOption)),
    allValues(severalValues(kind).map(kindOption)),
    whereGiven(neighbours, (text) => councilCalled(text, context)),
    whereGiven(framework, (text) =>
      frameworkOption(text.slice(isWithout ? WITHOUT.length : 0, isOnly ? -ONLY.length : undefined)),
    ),
    whereGiven(inspector, inspectorOption),
    whereGiven(also, frameworkOption),
  ])
  if (read.refusal) return read
  const [councils, period, regions, kinds, neighboursOf, under, led, alsoUnder] = read.value
  return {
    value: {
      councils,
      reports,
      regions,
      kinds,
      neighboursOf: neighboursOf ?? null,
      period: period ?? EVERYWHERE.period,
      framework: under ?? null,
      inspector: led ?? null,
      ...(isWhole ? { isWhole: true as const } : {}),
      ...(isOnly ? { isOnly: true as const } : {}),
      ...(isWithout ? { isWithout: true as const } : {}),
      ...(alsoUnder === undefined ? {} : { alsoUnder }),
    },
  }
}

function councilCalled(text: string, context: AnswerContext): Read<string> {
  const [called] = context.names.councilsCalled(text)
  return called
    ? { value: called.council.slug }
    : { refusal: notKnown(text, context, (slug) => `/report ${slug}`) }
}
