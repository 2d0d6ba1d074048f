import type { AnswerContext } from '../../command/command.js'
import type { JudgementAsked, Movement, Period, Where } from '../../model/query.js'
import { type Finding, IN_ORDER, isOutcome, STRAND_IN_WORDS } from '../../model/report.js'
import { capitalised, countInWords, listInWords, uncapitalised } from '../../text/in-words.js'
import { isOfAny, isOfEvery, isOverallAsked, judgementsKeyed } from '../../understand/entities/grades.js'
import type { Condition } from './population.js'

/** Conditions in words, for the first line of an answer. */

const KINDS_IN_WORDS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  County: ['county', 'counties'],
  'Unitary Authority': ['unitary authority', 'unitary authorities'],
  'Metropolitan District': ['metropolitan district', 'metropolitan districts'],
  'London Borough': ['London borough', 'London boroughs'],
}

const kindNames = (kind: string): readonly [string, string] => KINDS_IN_WORDS[kind] ?? [kind, `${kind}s`]

/** Kinds of council as a row of figures names them: 'London boroughs'. */
export const kindInWords = (kind: string): string => capitalised(kindNames(kind)[1])

/** What so many councils are called: `London boroughs`, `council`. */
export function councilsCalled(count: number, { kinds }: Where): string {
  const [only = '', second] = kinds
  if (second !== undefined) return listInWords(kinds.map((kind) => kindNames(kind)[1]))
  const [one, more] = only === '' ? ['council', 'councils'] : kindNames(only)
  return count === 1 ? one : more
}

/** `11 London boroughs`, `142 councils` */
export const councilsCounted = (count: number, where: Where): string =>
  `${count} ${councilsCalled(count, where)}`

const WITH_ARTICLE =
  /^(?:North|South) (?:East|West)$|(?:Midlands|of England|Black Country|Valley|City Region)$/

const regionInWords = (region: string): string => (WITH_ARTICLE.test(region) ? `the ${region}` : region)

const councilName = (slug: string, { vocabulary }: AnswerContext): string =>
  vocabulary.authorities.find((authority) => authority.slug === slug)?.name ?? slug

/** ` in London and the South East`; where all but one are meant ` outside London`. */
function regionsInWords(regions: readonly string[], { vocabulary }: AnswerContext): string {
  if (regions.length === 0) return ''
  const all = new Set([...vocabulary.councils.values()].flatMap(({ region }) => region ?? []))
  const others = [...all].filter((region) => !regions.includes(region))
  return others.length === 1 && others[0]
    ? ` outside ${regionInWords(others[0])}`
    : ` in ${listInWords(regions.map(regionInWords))}`
}

/** More than these are not named again. */
const MOST_COUNCILS_NAMED = 4

/** ` in the East Midlands`, ` among the statistical neighbours of Devon`; nothing for England. */
export function whereInWords(where: Where, context: AnswerContext): string {
  const { regions, neighboursOf, councils } = where
  const among =
    neighboursOf === null ? '' : ` among the statistical neighbours of ${councilName(neighboursOf, context)}`
  const named = councils.filter((slug) => slug !== neighboursOf).map((slug) => councilName(slug, context))
  const of =
    named.length === 0
      ? ''
      : named.length === 1
        ? ` of ${named[0]}`
        : ` among ${named.length > MOST_COUNCILS_NAMED ? countInWords(named.length, 'named council') : listInWords(named)}`
  return `${regionsInWords(regions, context)}${among}${of}`
}

/**
 * ` in 2015`, ` from 2016 to 2018`, ` since 2024`, ` up to 2018`; nothing for any time.
 * @param within what stands before a year: 'in', 'of', 'from'
 */
export function periodInWords({ years, from, to }: Period, within = 'in'): string {
  if (years.length > 0) return ` ${within} ${listInWords(years.map(String))}`
  if (from !== null && to !== null) return from === to ? ` ${within} ${from}` : ` from ${from} to ${to}`
  if (from !== null) return ` since ${from}`
  return to === null ? '' : ` up to ${to}`
}

const REPORT_IN_ORDER = {
  latest: ' in the newest report of each',
  previous: ' in the report before the newest of each',
  first: ' in the oldest report of each',
} as const

/** Which report of each council is looked at: ` in the newest report of each`, and of when that must be. */
export function reportMeant({ period }: Where): string {
  const when = periodInWords(period, 'of')
  return `${REPORT_IN_ORDER[period.order ?? 'latest']}${when === '' ? '' : `, where that is${when}`}`
}

/** What else narrows the reports: ` under SIF, led by Ada Byron`. */
export const inspectionsInWords = (where: Where): string =>
  `${frameworkInWords(where)}${where.inspector === null ? '' : ` led by ${where.inspector}`}`

function frameworkInWords({ framework, isOnly, isWhole, isWithout, alsoUnder }: Where): string {
  const first = framework ?? (isWhole || alsoUnder ? 'children’s services' : '')
  if (alsoUnder)
    return ` with reports both ${framework === null ? 'on' : 'under'} ${first} and under ${alsoUnder}`
  if (framework === null) return isWhole ? ' of services as a whole' : ''
  return isWithout
    ? ` without an inspection under ${framework} here`
    : ` under ${framework}${isOnly ? ' alone' : ''}`
}

export const gradesInWords = (grades: readonly Finding[]): string => listInWords(grades, 'disjunction')

/** `overall`, `for leadership`; with the half of a report where it is one that halves are judged by. */
function forJudgement(judgement: JudgementAsked): string {
  const { strand, label } = judgement
  const names = judgementsKeyed(judgement)
  const isOfOneName = new Set(names.map(({ slug }) => slug)).size === 1
  const isOfHalves = isOfOneName && names.some((name) => strand !== null && name.strand === strand)
  if (isOfAny(judgement)) return 'for one judgement or more'
  const half = strand !== null && isOfHalves ? ` (${STRAND_IN_WORDS[strand]})` : ''
  return isOverallAsked(judgement) ? `overall${half}` : `for ${uncapitalised(label)}${half}`
}

/** ` overall`, ` for leadership`, to follow a grade. */
export const judgementInWords = (judgement: JudgementAsked): string => ` ${forJudgement(judgement)}`

/** ` overall or for leadership` */
export const judgementsInWords = (judgements: readonly JudgementAsked[]): string =>
  ` ${listInWords(judgements.map(forJudgement), 'disjunction')}`

/** `Outstanding for leadership and Good overall` */
export const conditionsInWords = (conditions: readonly Condition[]): string =>
  conditions
    .filter(({ isMeasure }) => !isMeasure)
    .map(({ grades, judgement, period, than }) => {
      if (than)
        return `${than.way}${judgementInWords(judgement)} than${judgementInWords(than.judgement)}${period === null ? '' : ownTime(period)}`
      const isAny = IN_ORDER.filter((one) => !isOutcome(one) && one !== 'Not judged').every((one) =>
        grades.includes(one),
      )
      const isNone = grades.every((one) => one === 'Not judged')
      const grade = isNone ? 'no grade' : isAny ? 'any grade' : gradesInWords(grades)
      return `${grade}${judgementInWords(judgement)}${period === null ? '' : ownTime(period)}`
    })
    .join(' and ')

/** ` in 2015`, ` in the newest report`: the time of one condition among several. */
const ownTime = (period: Period): string =>
  `${period.order === null ? '' : ` in the ${ORDER_IN_WORDS[period.order]} report`}${periodInWords(period)}`

const ORDER_IN_WORDS = { latest: 'newest', previous: 'last but one', first: 'oldest' } as const

const timesInWords = (least: number): string => (least > 2 ? `${least} times` : 'twice')

/** How a council moved, to follow its number: `improved overall at their last inspection`. */
export function movementInWords(movement: Movement, judgement: JudgementAsked): string {
  const { kind, from, to, least, most, times, isLast, isInARow, isInStages, isThroughout, isNever } = movement
  const isWhatever = isOfEvery(judgement) && (kind === 'never' || kind === 'repeatedly')
  const of = isWhatever ? ' for anything' : judgementInWords(judgement)
  const when = isInStages
    ? ' over all their inspections'
    : isThroughout
      ? ' at every inspection after their first'
      : times
        ? ` ${timesInWords(times)} or more${isInARow ? ' in a row' : ''}`
        : isLast
          ? ' at their last inspection'
          : ' from one inspection to the next'
  const by = least > 1 ? ` by ${least} grades or more` : ''
  const between = `${from === null ? '' : ` from ${gradesInWords(from)}`}${to === null ? '' : ` to ${gradesInWords(to)}`}`
  const named = gradesInWords(to ?? from ?? [])
  switch (kind) {
    case 'improved':
      return `${isNever ? 'never ' : ''}improved${between}${by}${of}${when}`
    case 'declined':
      return `${isNever ? 'never ' : ''}fell${between}${by}${of}${when}`
    case 'from-to':
      if (to === null) return `lost ${named}${of}${when}`
      return from === null ? `became ${named}${of}${when}` : `went${between}${of}${when}`
    case 'unchanged':
      return named === ''
        ? `kept the same grade${of}${isLast ? when : ' at every inspection'}`
        : `stayed ${named}${of}${when}`
    case 'inspected':
      if (most !== undefined) return `have ${countInWords(most, 'inspection')} here and no more`
      return `were inspected ${timesInWords(least)} or more`
    case 'never':
      return `had no inspection that graded them ${named}${of}`
    case 'always':
      return `were graded ${named}${of} at every inspection`
    case 'repeatedly':
      if (named === '')
        return `had the same grade${of} ${timesInWords(least)} or more${isInARow ? ' in a row' : ''}`
      return least === 1
        ? `were graded ${named}${of} at least once`
        : `were graded ${named}${of} ${timesInWords(least)} or more${isInARow ? ' in a row' : ''}`
  }
}
