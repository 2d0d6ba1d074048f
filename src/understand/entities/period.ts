import { ANY_TIME, type Period } from '../../model/query.js'
import { MONTHS } from '../../text/dates.js'
import type { Mention, NamesOf, Token } from './named.js'

/** Years and places in the order of inspections that a message names, and the words that do. */
export interface PeriodNamed {
  readonly period: Period
  /** Each with the time that it names by itself. */
  readonly mentions: readonly Mention<Period>[]
  /** 'Now', 'currently'. */
  readonly now: readonly Mention<unknown>[]
  readonly isNow: boolean
}

const YEAR = /^(?:19|20)\d\d$/

/** 'In the 2010s'. */
const DECADE = /^\W*((?:19|20)\d0)['’]?s\b/

/** `2013/14`, `2010-11`: a year of account that a report speaks of, and not the year of a report; `2013-16` is a span. */
const SHORT_SPAN = /(?:19|20)(\d\d)[/–-](\d\d)(?!\d)/

/** The last year of `2013-16`; null for what is none, or two years in a row. */
function endOfShortSpan(said: string): number | null {
  const [year = '', from, to] = SHORT_SPAN.exec(said) ?? []
  return Number(to) > Number(from) + 1 ? Number(`${year.slice(0, 2)}${to}`) : null
}

const isYearOfAccount = (said: string): boolean => SHORT_SPAN.test(said) && endOfShortSpan(said) === null

/** 'First time round in 14': at the end of a message the year is short for one of this century. */
const isShortYear = (tokens: readonly Token[], at: number): boolean =>
  at > 1 &&
  at === tokens.length - 1 &&
  /^(?:0[5-9]|[12]\d)$/.test(tokens[at]?.word ?? '') &&
  BEFORE_A_YEAR.has(tokens[at - 1]?.word ?? '')
const BEFORE_A_YEAR = new Set(['in', 'since'])

/** What was made in a year is of that year whatever is asked of: 'under the Children Act 1989'. */
const OF_LAW = new Set(['act', 'acts', 'regulations'])

const JOINS_SPAN = new Set(['to', 'and', 'until', 'till', 'through'])
const UP_TO = new Set(['up', 'on', 'through', 'right'])
const OPENS_SPAN = new Set(['between', 'from'])

/** Words that the year itself does not name, and that go with it: 'in 2018', 'of 2018'. */
export function periodIn(tokens: readonly Token[], names: NamesOf): PeriodNamed {
  const words = tokens.map(({ word }, at) => (isShortYear(tokens, at) ? `20${word}` : word))
  const years = words.flatMap((word, at) =>
    YEAR.test(word) &&
    !DECADE.test(tokens[at]?.surface ?? '') &&
    !isYearOfAccount(tokens[at]?.surface ?? '') &&
    !OF_LAW.has(words[at - 1] ?? '')
      ? [at]
      : [],
  )
  const mentions: Mention<Period>[] = []
  const used = new Set<number>()
  for (const [index, at] of years.entries()) {
    if (used.has(at)) continue
    const end = endOfShortSpan(tokens[at]?.surface ?? '')
    if (end !== null) {
      const span = { ...ANY_TIME, from: Number(words[at]), to: end }
      mentions.push({ value: span, from: at, to: Math.min(at + 2, tokens.length) })
      continue
    }
    const next = years[index + 1]
    if (next !== undefined && isSpan(tokens, at, next)) {
      const [first, last] = [Number(words[at]), Number(words[next])].sort((one, other) => one - other)
      used.add(next)
      const opens = OPENS_SPAN.has(words[at - 1] ?? '') ? at - 1 : at
      const span = { ...ANY_TIME, from: first ?? null, to: last ?? null }
      mentions.push({ value: span, from: opens, to: next + 1 })
      continue
    }
    const opened = openingOf(words, at, names)
    if (opened !== null) {
      mentions.push({ value: { ...ANY_TIME, years: [Number(words[at])] }, from: opened, to: at + 1 })
      continue
    }
    const cited = citingOf(words, at)
    if (cited !== null) {
      const year = Number(words[at])
      mentions.push({ value: { ...ANY_TIME, from: year, to: year }, from: cited, to: at + 1 })
      continue
    }
    const bound =
      boundAfter(words, at, names) ?? (isOfYear(words, at, names) ? null : boundBefore(words, at, names))
    const year = Number(words[at]) + (bound?.shift ?? 0)
    const value = bound ? { ...ANY_TIME, [bound.kind]: year } : { ...ANY_TIME, years: [year] }
    mentions.push({ value, from: bound?.from ?? at, to: bound?.to ?? at + 1 })
  }
  for (const [at, { word, surface }] of tokens.entries()) {
    const decade = Number(DECADE.exec(surface)?.[1])
    if (word === String(decade) || word === `${decade}s`)
      mentions.push({ value: { ...ANY_TIME, from: decade, to: decade + 9 }, from: at, to: at + 1 })
  }
  for (const { value, from: first, to: end } of names.in('order', tokens)) {
    const order = value[0] as NonNullable<Period['order']>
    mentions.push({ value: { ...ANY_TIME, order }, from: first, to: end })
  }
  const now = names.in('now', tokens)
  return {
    period: wholePeriod(mentions),
    mentions,
    now,
    isNow: now.length > 0,
  }
}

/** The time that some names of times mean together. */
export const wholePeriod = (mentions: readonly Mention<Period>[]): Period => {
  const values = mentions.map(({ value }) => value)
  return {
    years: [...new Set(values.flatMap(({ years }) => years))],
    from: values.findLast(({ from }) => from !== null)?.from ?? null,
    to: values.findLast(({ to }) => to !== null)?.to ?? null,
    order: values.find(({ order }) => order !== null)?.order ?? null,
  }
}

/** '2014-2020', 'between 2014 and 2020', 'from 2016 to 2018', '2014 to 2020'; 'in 2014 and 2020' are two years. */
function isSpan(tokens: readonly Token[], at: number, next: number): boolean {
  const one = tokens[at]
  const between = tokens.slice(at + 1, next).map(({ word }) => word)
  if (between.length === 0) {
    const isJoined = one === undefined ? false : one.surface === tokens[next]?.surface
    return isJoined || /[–—-]$/.test(one?.surface ?? '')
  }
  const joins = between.at(-1) ?? ''
  // 'From 2013 up to 2015'
  const isUpTo = between.length === 2 && joins === 'to' && UP_TO.has(between[0] ?? '')
  if ((between.length > 1 && !isUpTo) || !JOINS_SPAN.has(joins)) return false
  return joins !== 'and' || OPENS_SPAN.has(tokens[at - 1]?.word ?? '')
}

/** Words after a year that make 'from 2016' a beginning. */
const ONWARD_WORDS = new Set(['on', 'onward', 'onwards', 'to', 'until', 'till'])

/** 'Each year from 2018' begins a span. */
const GROUPED = new Set(['year', 'years', 'annually', 'yearly'])

/** Words between a noun and the 'from' of its year: 'reports you hold from 2016'. */
const NEAR_NOUN = 5

/** 'The reports from 2016', 'a line on leaders from 2016' are of that year; 'from 2016 on' and 'since 2016' begin a span. */
function isOfYear(words: readonly string[], at: number, names: NamesOf): boolean {
  // 'The recommendations from the 2014 report'
  const opening = words[words[at - 1] === 'the' ? at - 2 : at - 1]
  if (opening === 'from' && names.at('inspection-noun', [words[at + 1] ?? ''], 0) !== null) return true
  const isEachYear = GROUPED.has(words[at - 2] ?? '')
  if (words[at - 1] !== 'from' || isEachYear || ONWARD_WORDS.has(words[at + 1] ?? '')) return false
  // 'What do you have from 2022'
  if (HAVING_HELD.has(words[at - 2] ?? '')) return true
  return words
    .slice(Math.max(0, at - 1 - NEAR_NOUN), at - 1)
    .some(
      (word) =>
        NOUNS_OF_REPORTS.some((kind) => names.at(kind, [word], 0) !== null) || OF_WHAT_IS_IN_IT.has(word),
    )
}

/** What stands in a report, and the report itself. */
const NOUNS_OF_REPORTS = ['inspection-noun', 'quotation-noun'] as const
const OF_WHAT_IS_IN_IT = new Set([
  'one',
  'ones',
  'something',
  'anything',
  'bit',
  'paragraph',
  'line',
  'sentence',
])

const HAVING_HELD = new Set(['have', 'got', 'hold', 'held'])

interface Bound {
  readonly kind: 'from' | 'to'
  readonly shift: number
  readonly from: number
  readonly to: number
}

const PART_OF_YEAR = new Set('the of start beginning end middle mid early late'.split(' '))

/** '2016 or before', 'from 2019 onwards'. */
function boundAfter(words: readonly string[], year: number, names: NamesOf): Bound | null {
  for (const [after, kind] of BOUNDS) {
    const match = names.at(after, words, year + 1)
    const from = words[year - 1] === 'from' ? year - 1 : year
    // 'Norfolk in 2026 on care leavers': what follows the year is what is asked about.
    const isOfSubject =
      match?.length === 1 &&
      words[year + 1] === 'on' &&
      year + 2 < words.length &&
      !OPENS_TIME.has(words[year - 1] ?? '')
    if (match && !isOfSubject) return { kind, shift: 0, from, to: year + 1 + match.length }
  }
  return null
}

const OPENS_TIME = new Set(['from', 'since'])

const BOUNDS = [
  ['and-before', 'to'],
  ['and-after', 'from'],
] as const

/** Words between a year and what was held in it: 'after the 2023 Ofsted inspection'. */
const NEAR_INSPECTION = 2

/**
 * Where 'after the November 2025 inspection', 'following their 2023 inspection' begins: what came of that inspection is asked
 * for, and none after it. Null where no inspection is named so.
 */
function openingOf(words: readonly string[], year: number, names: NamesOf): number | null {
  const behind = words.slice(year + 1, year + 1 + NEAR_INSPECTION)
  const noun = behind.findIndex((word) => names.at('inspection-noun', [word], 0) !== null)
  let at = year
  while (MONTHS.has(words[at - 1] ?? '') || BEFORE_AN_INSPECTION.has(words[at - 1] ?? '')) at--
  if (noun < 0 || at === year) return null
  for (let from = Math.max(0, at - LONGEST_OPENING); from < at; from++) {
    const match = names.at('after-inspection', words, from)
    if (match && from + match.length === at) return from
  }
  return null
}

/** Where 'according to the 2023 report' begins, which is of that year alone whatever else is the latest; null for anything else. */
function citingOf(words: readonly string[], year: number): number | null {
  const at = words[year - 1] === 'the' ? year - 1 : year
  return words[at - 1] === 'to' && words[at - 2] === 'according' ? at - 2 : null
}

const BEFORE_AN_INSPECTION = new Set('the that this its their our last ofsted ofsteds'.split(' '))
/** 'in the wake of' */
const LONGEST_OPENING = 4

/** 'Up to and including' */
const LONGEST_BOUND = 4

/** 'since', 'before' and their kin right before a year. */
function boundBefore(words: readonly string[], year: number, names: NamesOf): Bound | null {
  // 'Since January 2024', 'since the start of 2024' begin with the year.
  let at = year
  while (MONTHS.has(words[at - 1] ?? '') || PART_OF_YEAR.has(words[at - 1] ?? '')) at--
  // 'No later than' is longer than 'later than'.
  for (let from = Math.max(0, at - LONGEST_BOUND); from < at; from++)
    for (const kind of ['from', 'to'] as const) {
      const match = names.at(kind, words, from)
      // 'Compared to 2014' names that year alone.
      if (SET_BESIDE.has(words[from - 1] ?? '')) continue
      // 'Before the end of 2016' leaves that year in.
      const shift = words.slice(at, year).includes('end') ? 0 : Number(match?.values[0])
      if (match && from + match.length === at) return { kind, shift, from, to: year + 1 }
    }
  return null
}

const SET_BESIDE = new Set(['compared', 'comparison', 'compare', 'similar', 'relative', 'contrast'])

// Times told from today: 'in the last three years', 'last year', 'two years ago', 'in recent years'.

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
    (word, at) => [word, at + 1] as const,
  ),
  ...Array.from({ length: 20 }, (_, at) => [String(at + 1), at + 1] as const),
  ['couple', 2],
  ['few', 3],
  ['several', 5],
])

const BACK = new Set(['last', 'past', 'previous', 'recent'])
const BEFORE_SPAN = new Set(['in', 'over', 'during', 'within', 'for', 'since', 'from', 'the', 'these'])

/** Years that 'recent years' are. */
export const RECENT = 3

/** So many years that end with this one. */
export const lastYears = (count: number, thisYear: number): Period => ({
  ...ANY_TIME,
  from: thisYear - count + 1,
})

/** @param thisYear the year of today */
export function relativeTimesIn(
  tokens: readonly Token[],
  thisYear: number,
  names: NamesOf,
): Mention<Period>[] {
  const words = tokens.map(({ word }) => word)
  const eras = names.in('era', tokens).map(({ value: [years], from, to }) => {
    const [first = '', last = ''] = years.split('-')
    const period = { ...ANY_TIME, from: Number(first) || null, to: Number(last) || null }
    return { value: period, from, to }
  })
  const isDenied = names.in('never', tokens).length > 0
  const told = words.flatMap((_, at) => {
    const found = spanAt(words, at, thisYear) ?? (isDenied ? spanWithout(words, at, thisYear) : null)
    if (found === null) return []
    let from = at
    while (from > 0 && BEFORE_SPAN.has(words[from - 1] ?? '')) from--
    const isSince = words.slice(from, at).includes('since') && found.value.years[0] !== undefined
    const value = isSince ? { ...ANY_TIME, from: found.value.years[0] ?? null } : found.value
    return [{ value, from, to: at + found.length }]
  })
  return [...eras, ...told]
}

/** 'Not inspected for more than four years', 'none in over five years': the years up to today that have none. */
function spanWithout(
  words: readonly string[],
  at: number,
  thisYear: number,
): { value: Period; length: number } | null {
  const many = NUMBER_WORDS.get(words[at] ?? '')
  const isSpan =
    words[at + 1] === 'years' && words[at + 2] !== 'ago' && LEADING_TO_SPAN.has(words[at - 1] ?? '')
  return many !== undefined && isSpan ? { value: lastYears(many, thisYear), length: 2 } : null
}

/** 'For four years', 'in over four', 'more than four', 'at least four'. */
const LEADING_TO_SPAN = new Set(['for', 'in', 'over', 'than', 'least'])

function spanAt(
  words: readonly string[],
  at: number,
  thisYear: number,
): { value: Period; length: number } | null {
  const [first = '', second = '', third = '', fourth = ''] = words.slice(at, at + 4)
  const years = (...list: number[]): Period => ({ ...ANY_TIME, years: list })
  const since = (count: number): Period => lastYears(count, thisYear)
  if (first === 'this' && (second === 'year' || second === 'years'))
    return { value: years(thisYear), length: 2 }
  if (first === 'recent' && second === 'years') return { value: since(RECENT), length: 2 }
  const count = NUMBER_WORDS.get(first)
  if (count !== undefined && second === 'years' && third === 'ago')
    return { value: years(thisYear - count), length: 3 }
  if (!BACK.has(first)) return null
  // 'Last year' is the one before this; 'the last year' is the one that ends today, and lies in both.
  if (second === 'year') return { value: words[at - 1] === 'the' ? since(2) : years(thisYear - 1), length: 2 }
  if (second === 'decade') return { value: since(10), length: 2 }
  const many = NUMBER_WORDS.get(second)
  if (many === undefined) return null
  // 'The last 3 or 4 years'
  const more = third === 'or' || third === 'to' ? NUMBER_WORDS.get(fourth) : undefined
  if (more !== undefined && words[at + 4] === 'years')
    return { value: since(Math.max(many, more)), length: 5 }
  if (third === 'years') return { value: since(many), length: 3 }
  return third === 'of' && fourth === 'years' ? { value: since(many), length: 4 } : null
}
