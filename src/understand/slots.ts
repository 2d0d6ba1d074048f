import { memoisedOnce } from '../collections/collections.js'
import { type Features, type Share, shareOf, sharesOf } from '../learnt/models.js'
import {
  type Alongside,
  type AnswerType,
  type Extreme,
  type Figure,
  isOfBothEnds,
  isPeriodNamed,
  NEWEST_OF_EACH,
  type Tone,
  type Where,
} from '../model/query.js'
import { inspectsWhole } from '../model/report.js'
import { featuresOf } from './classify/classifier.js'
import type { Models } from './classify/models.js'
import type { Entities } from './entities/entities.js'
import { namesSend } from './entities/grades.js'
import { type Mention, type NamesOf, wordsTaken } from './entities/named.js'
import { type TableWording, wordingIn } from './over-councils/wording.js'

/** What a message says beside its intent, whichever that is. */
export interface Slots {
  readonly where: Where
  readonly answer: AnswerType
  readonly tone: Tone
  /** What is good is asked for and what is weak, one beside the other. */
  readonly isOfBothTones: boolean
  /** 'none' or a kind of movement. */
  readonly movement: string
  readonly figure: Figure
  /** Words that say what is asked of the table of grades. */
  readonly wording: TableWording
  /** 'Best', 'best and worst'; null for 'from best to worst'. */
  readonly extreme: Extreme | null
  /** What each line of a list over councils is to tell beside the grade. */
  readonly alongside: readonly Alongside[]
  /** How what is said of a subject over all councils is to be told: 'none', or a kind of data/over-councils. */
  readonly overCouncils: string
  /** Whether councils are surely asked for, be they spoken of or not. */
  readonly isSurelyOverCouncils: boolean
  readonly part: 'whole' | 'front-page' | 'summary' | 'link'
}

/** The councils that a message names, each once: 'Nelson in Lancashire' names one. */
export const councilsIn = ({ councils }: Entities): string[] => [
  ...new Set(councils.map(({ value }) => value.council.slug)),
]

/** Where a message asks about: the councils, regions, kinds and times that it names. */
export function whereIn(entities: Entities): Where {
  const { regions, kinds, neighbours, period, frameworks, inspectors } = entities
  const slugs = councilsIn(entities)
  const isOfNeighbours = neighbours.length > 0 && slugs.length <= 1
  const [framework, ...others] = new Set(frameworks.map(({ value }) => value))
  return {
    councils: slugs,
    reports: entities.reports.map(({ value }) => value),
    regions: [...new Set(regions.flatMap(({ value }) => value))],
    kinds: [...new Set(kinds.flatMap(({ value }) => value))],
    neighboursOf: isOfNeighbours ? (slugs[0] ?? null) : null,
    period: period.period,
    framework: others.length === 0 ? (framework ?? null) : null,
    inspector: inspectors[0]?.value ?? null,
  }
}

/** 'SIF and ILACS together': every inspection of a council's services as a whole. */
const areOfWhole = ({ frameworks }: Entities): boolean =>
  new Set(frameworks.map(({ value }) => value)).size > 1 &&
  frameworks.every(({ value }) => inspectsWhole({ framework: value }))

/** Words between 'only' and the framework that it is said of: 'only have the SEND report', 'only been looked at for SEND'. */
const NEAR_ONLY = 6
/** Words that say that a report is held, and not that it alone is asked about. */
const HOLDING = new Set(['have', 'has', 'had', 'got', 'get', 'hold', 'holds', 'a', 'one', 'with', 'there'])

/** The framework that is named beside area SEND. */
const otherThanSend = ({ frameworks }: Entities): Where['framework'] =>
  frameworks.find(({ value }) => value !== 'SEND')?.value ?? null

/** 'Which councils have both a SEND report and a social care one': two kinds of report, and which councils have each. */
function areBothAsked(entities: Entities, wording: () => TableWording, names: NamesOf): boolean {
  const { frameworks, judged, tokens, councils, grades } = entities
  const isOfSend = frameworks.some(({ value }) => value === 'SEND') || judged.all.some(namesSend)
  if (!isOfSend || councils.length + grades.length > 0) return false
  const isOfServices = otherThanSend(entities) !== null || names.in('services-as-a-whole', tokens).length > 0
  const isHeld = tokens.some(({ word }) => HOLDING.has(word)) && tokens.some(({ word }) => REPORTS.has(word))
  const { groups, only } = wording()
  return (
    isOfServices &&
    isHeld &&
    only.length === 0 &&
    (tokens.some(({ word }) => word === 'both') || groups.some(({ value }) => value === 'council'))
  )
}

const REPORTS = new Set(['report', 'reports', 'inspection', 'inspections', 'one'])

/** 'Which councils do you only have the SEND report for', 'with just a SEND report': those with no report under another framework. */
function underFramework(entities: Entities, wording: () => TableWording, names: NamesOf): Where {
  const named = whereIn(entities)
  const isWhole =
    named.framework === null &&
    (areOfWhole(entities) || names.in('whole-inspection', entities.tokens).length > 0)
  if (areBothAsked(entities, wording, names)) {
    const [denied] = wording().never
    // 'A SEND report but no report on children's services'
    const isSendDenied = entities.judged.all.some(({ from }) => from >= (denied?.from ?? Infinity))
    if (denied)
      return { ...named, framework: 'SEND', ...(isSendDenied ? { isWithout: true } : { isOnly: true }) }
    const framework = otherThanSend(entities)
    return {
      ...named,
      ...(framework !== null && inspectsWhole({ framework })
        ? { framework }
        : { framework: null, isWhole: true as const }),
      alsoUnder: 'SEND',
      period: isPeriodNamed(named.period) ? named.period : NEWEST_OF_EACH,
    }
  }
  const where = isWhole ? { ...named, isWhole } : named
  // 'Only the SEND reports on Surrey' are asked for of one council.
  if (where.councils.length > 0 || entities.grades.length > 0) return where
  // 'Only been looked at for SEND' names what is judged there in the place of the framework.
  const ofSend = entities.frameworks.length > 0 ? [] : entities.judged.all.filter(namesSend)
  if (where.framework === null && ofSend.length === 0) return where
  const { only, never } = wording()
  const isHeld = (from: number, to: number) =>
    entities.tokens.slice(from, to).some(({ word }) => HOLDING.has(word))
  const isSaid = [...entities.frameworks, ...ofSend].some(({ from }) =>
    only.some((one) => one.to <= from && from - one.to < NEAR_ONLY && isHeld(one.from - 1, from)),
  )
  if (where.framework === null) return isSaid ? { ...where, framework: 'SEND', isOnly: true } : where
  // 'Not been inspected under ILACS yet', 'without a SEND inspection'
  const isDenied = entities.frameworks.some(({ from }) =>
    never.some((one) => one.to <= from && from - one.from < NEAR_DENIAL),
  )
  return isSaid ? { ...where, isOnly: true } : isDenied ? { ...where, isWithout: true } : where
}

/** Words between a denial and the framework that it is said of: 'not been inspected under ILACS', 'no ILACS'. */
const NEAR_DENIAL = 6

const labelOf = (model: Models[keyof Models], features: Features): string =>
  sharesOf(model, features)[0]?.label ?? ''

/** As data/tones names what asks for praise and for criticism. */
const BOTH_TONES = 'both'

/** What is less sure than this is not insisted on. */
const SURE_OF_SLOT = 0.55

/** Kinds that an answer is refused for the want of: sums and addresses; what is told of each line beside what was asked; and a list of councils, which tells more than the passages that it stands for. */
const SURE_OF: Readonly<Record<string, number>> = {
  'councils-so': 0.45,
  money: 0.75,
  contact: 0.8,
  dates: 0.7,
  inspector: 0.7,
  time: 0.7,
  since: 0.6,
}

export const surely = (model: Models['answer'], features: Features, otherwise: string): string =>
  surestOf(sharesOf(model, features), otherwise)

const surestOf = ([best]: readonly Share[], otherwise: string): string =>
  best && best.share >= (SURE_OF[best.label] ?? SURE_OF_SLOT) ? best.label : otherwise

/** So unlikely to ask nothing over councils, a message asks what is likeliest, however unsure that is. */
const HARDLY_NONE = 1 / 3

/** Kinds of data/over-councils that ask which councils are praised or criticised for something, or which it is said of. */
export const TONE_OF_LIST: Readonly<Record<string, Tone>> = {
  'councils-praised': 'praise',
  'councils-criticised': 'criticism',
  'councils-so': 'neither',
}

/** The kind of data/over-councils that asks what lies behind a grade, wherever it was given. */
export const BEHIND_GRADE = 'behind-grade'

/** How what is said over all councils is to be told, and whether a list of councils is so surely asked for that none need be spoken of. */
function overCouncilsIn(
  features: Features,
  models: Models,
): Pick<Slots, 'overCouncils' | 'isSurelyOverCouncils'> {
  const shares = sharesOf(models['over-councils'], features)
  const [best] = shares
  return {
    overCouncils: best && shareOf(shares, 'none') <= HARDLY_NONE ? best.label : surestOf(shares, 'none'),
    isSurelyOverCouncils:
      best !== undefined && best.label in TONE_OF_LIST && best.share >= SURELY_COUNCILS_ASKED,
  }
}

/** So surely councils are asked for, though no word for one is said: 'who is slow to visit', 'where do health checks get missed'. */
const SURELY_COUNCILS_ASKED = 0.75

/** What names a place, a time or a person says nothing of how grades went. */
const placesAndTimes = (entities: Entities): Mention<unknown>[] => [
  ...[...entities.councils, ...entities.elsewhere, ...entities.regions, ...entities.kinds],
  ...[...entities.neighbours, ...entities.inspectors, ...entities.relativeTimes],
  ...entities.period.mentions.filter(({ value: { order } }) => order === null),
]

/** The end of a list that is named, or both its ends: 'the oldest and the newest'; 'from best to worst' is all of it. */
function extremeIn(
  { extremes: all, orders }: TableWording,
  isOrdered: (one: Mention<unknown>) => boolean,
  { tokens }: Entities,
): Extreme | null {
  const ofList = wordsTaken(orders)
  const named = all.filter((one) => !isOrdered(one) && !ofList.has(one.from))
  const whole = named.find(({ value }) => isOfBothEnds(value))
  if (whole) return whole.value
  if (orders.length > 0 && named.length === 0) return null
  for (const [first, last, both] of OPPOSITE_ENDS) {
    const [one, other] = [first, last]
      .flatMap((end) => all.find(({ value }) => value === end) ?? [])
      .sort((a, b) => a.from - b.from)
    if (!one || !other) continue
    const between = tokens.slice(one.to, other.from).map(({ word }) => word)
    if (between.includes('to') && !(isOrdered(one) || isOrdered(other))) return null
    if (between.includes('and')) return both
  }
  // 'The top three most recently inspected' are those at the end that is named behind.
  const [first] = named
  const isTopOf = first?.value === 'best' && tokens[first.from]?.word === 'top'
  const inTime = all.find(({ value }) => value === 'oldest' || value === 'newest')
  return (isTopOf && inTime ? inTime : first)?.value ?? null
}

const OPPOSITE_ENDS = [
  ['best', 'worst', 'best and worst'],
  ['oldest', 'newest', 'oldest and newest'],
] as const

/** By the kinds of data/alongside; `nothing` tells nothing. */
const TOLD_ALONGSIDE: Readonly<Record<string, readonly Alongside[]>> = {
  dates: ['dates'],
  'dates-and-inspector': ['dates', 'inspector'],
  inspector: ['inspector'],
  since: ['since'],
  time: ['time'],
}

export function slotsOf(entities: Entities, models: Models, names: NamesOf): Slots {
  const features = featuresOf(entities)
  // Few messages ask of the table of grades.
  const wording = memoisedOnce(() => wordingIn(entities.tokens, names, wordsTaken(placesAndTimes(entities))))
  // The 'newest report' of each is a place in their order.
  const ordered = wordsTaken(entities.period.mentions)
  const isOrdered = ({ from }: Mention<unknown>): boolean => ordered.has(from)
  const tone = surely(models.tone, features, 'neither')
  return {
    where: underFramework(entities, wording, names),
    answer: surely(models.answer, features, 'topic') as AnswerType,
    tone: tone === BOTH_TONES ? 'neither' : (tone as Tone),
    isOfBothTones: tone === BOTH_TONES,
    movement: surely(models.movement, features, 'none'),
    figure: labelOf(models.figure, features) as Figure,
    get wording() {
      return wording()
    },
    get extreme() {
      return extremeIn(wording(), isOrdered, entities)
    },
    ...overCouncilsIn(features, models),
    alongside: TOLD_ALONGSIDE[surely(models.alongside, features, 'nothing')] ?? [],
    part: labelOf(models['report-part'], features) as Slots['part'],
  }
}

/** A deadline that a question names: the words that do, and the deadline as a report would print it. */
export interface NamedDeadline {
  readonly said: string
  readonly deadline: string
}

const AT_ONCE = /\b(?:immediately|straight ?away|right away|at once|urgently|urgent)\b/i
const IN_TIME = /\b(?:within|in) (?:the )?(?:first |next )?((?:\w+|\d+) (?:days?|weeks?|months?))\b/i

/** The deadline in 'what were they told to do straight away'; null where none is named. */
export function deadlineIn(question: string): NamedDeadline | null {
  const [atOnce] = question.match(AT_ONCE) ?? []
  if (atOnce !== undefined) return { said: atOnce, deadline: 'immediately' }
  const [said, time] = question.match(IN_TIME) ?? []
  return said !== undefined && time !== undefined ? { said, deadline: time } : null
}

/** Words that say that something comes again. */
export const AGAIN: ReadonlySet<string> = new Set(
  'again repeated repeat repeats repeatedly recurring recur recurs keeps keep back same twice'.split(' '),
)

/** 'Recommendation', 'recomendations': what is recommended, with a slip of typing or without. */
export const isRecommending = (word: string): boolean =>
  word.startsWith('recom') || word.startsWith('reccom') || word === 'rec' || word === 'recs'

/** Whether a message names what is recommended by such a word. */
export const namesRecommended = ({ tokens }: Pick<Entities, 'tokens'>): boolean =>
  tokens.some(({ word }) => isRecommending(word))

/** Whether recommendations are asked for that come again from report to report. */
export const asksAgain = (entities: Entities): boolean =>
  namesRecommended(entities) && entities.tokens.some(({ word }) => AGAIN.has(word))
