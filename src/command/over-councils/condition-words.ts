import { memoisedByObject } from '../../collections/collections.js'
import { ANY_TIME, type Movement, type Period } from '../../model/query.js'
import { Finding, Grade } from '../../model/report.js'
import { wordsOf } from '../../text/tokens.js'
import { inspectorList } from '../choice-lists.js'
import type { AnswerContext } from '../command.js'

/** The conditions of a command over councils, in the words of its options: who and where, when, and how grades moved. */

// Names of regions, kinds of council and lead inspectors, as options are typed and offered.

const sortedNames = (values: Iterable<string | null>): string[] =>
  [...new Set(values)].filter((value) => value !== null).sort()

export const regionNames = memoisedByObject(({ vocabulary }: AnswerContext) =>
  sortedNames([...vocabulary.councils.values()].map(({ region }) => region)),
)

/** Regions, and behind them areas. */
export const regionsAndAreas = memoisedByObject((context: AnswerContext) => [
  ...regionNames(context),
  ...sortedNames([...context.vocabulary.councils.values()].flatMap(({ areas }) => areas)),
])

export const councilKindsOf = memoisedByObject(({ vocabulary }: AnswerContext) =>
  sortedNames([...vocabulary.councils.values()].map(({ kind }) => kind)),
)

/** Of the library, as the reports name them. */
export const inspectorsNamed = memoisedByObject((context: AnswerContext) =>
  inspectorList(context).map(({ value }) => value),
)

/** Grades that may be asked for; outcomes where the library holds a report that has one. */
export const gradesOffered = memoisedByObject(({ library }: AnswerContext): readonly Finding[] =>
  library.reports.some(({ framework }) => framework === 'SEND') ? Finding.options : Grade.options,
)

const key = (name: string): string =>
  wordsOf(name)
    .filter((word) => word !== 'the' && word !== 'and')
    .join(' ')

const called = (list: readonly string[], typed: string): string | undefined =>
  list.find((name) => key(name) === key(typed))

export const regionCalled = (typed: string, context: AnswerContext): string | undefined =>
  called(regionsAndAreas(context), typed)

/** What people call the kinds, by the first word of it. */
const KIND_NAMES: ReadonlyMap<string, string> = new Map([
  ['county', 'County'],
  ['counties', 'County'],
  ['unitary', 'Unitary Authority'],
  ['unitaries', 'Unitary Authority'],
  ['metropolitan', 'Metropolitan District'],
  ['mets', 'Metropolitan District'],
  ['london', 'London Borough'],
  ['borough', 'London Borough'],
  ['boroughs', 'London Borough'],
])

export const councilKindCalled = (typed: string, context: AnswerContext): string | undefined =>
  called(councilKindsOf(context), typed) ?? KIND_NAMES.get(wordsOf(typed)[0] ?? '')

/** By the whole name, or by a surname that one inspector alone has. */
export function inspectorCalled(typed: string, context: AnswerContext): string | undefined {
  const all = inspectorsNamed(context)
  const bySurname = all.filter((name) => wordsOf(name).at(-1) === key(typed))
  return called(all, typed) ?? (bySurname.length === 1 ? bySurname[0] : undefined)
}

// A time in the words of a command's option, written and read: `2015`, `2014, 2016`, `2016-2018`, `since 2024`, `up to 2018`, `now`.

const ORDER: ReadonlyMap<string, Period['order']> = new Map([
  ['now', 'latest'],
  ['latest', 'latest'],
  ['newest', 'latest'],
  ['previous', 'previous'],
  ['first', 'first'],
  ['oldest', 'first'],
])

export function periodWritten({ years, from, to, order }: Period): string {
  const when = years.length > 0 ? years.join(', ') : spanWritten(from, to)
  const which = order === 'latest' ? 'now' : (order ?? '')
  return [which, when].filter((part) => part !== '').join(' ')
}

function spanWritten(from: number | null, to: number | null): string {
  if (from !== null && to !== null) return `${from}-${to}`
  if (from !== null) return `since ${from}`
  return to === null ? '' : `up to ${to}`
}

const YEARS = /(?:19|20)\d\d/g

/** What an option's words mean; null where they name no time. */
export function periodRead(text: string): Period | null {
  const words = text.toLowerCase().trim()
  const [first = ''] = words.split(/\s+/)
  const order = ORDER.get(first) ?? null
  const when = order === null ? words : words.slice(first.length).trim()
  const years = [...when.matchAll(YEARS)].map(([year]) => Number(year))
  const [one, other] = years
  if (one === undefined) return order !== null && when === '' ? { ...ANY_TIME, order } : null
  if (/^(?:since|from)\b/.test(when) && other === undefined) return { ...ANY_TIME, order, from: one }
  if (/^after\b/.test(when)) return { ...ANY_TIME, order, from: one + 1 }
  if (/^before\b/.test(when)) return { ...ANY_TIME, order, to: one - 1 }
  if (/^(?:up to|until|to)\b/.test(when)) return { ...ANY_TIME, order, to: one }
  const isSpan = other !== undefined && /\d\s*(?:-|–|—|to)\s*\d|between/.test(when)
  return isSpan
    ? { ...ANY_TIME, order, from: Math.min(one, other), to: Math.max(one, other) }
    : { ...ANY_TIME, order, years }
}

// A movement in the words of a command's option, written and read: `improved at the last inspection`, `fell by 2`,
// `from Good to Inadequate`, `never Inadequate`, `always Good or Outstanding`, `Inadequate 2 times`, `the same grade 2 times in a row`.

const AT_THE_LAST = 'at the last inspection'
const IN_A_ROW = 'in a row'
const IN_STAGES = 'in stages'
const IN_ONE_GO = 'in one go'
const EACH_TIME = 'each time'
const AT_NO_TIME = 'at no time'
const AND_NO_MORE = 'and no more'
const SAME_GRADE = 'the same grade'

const gradesWritten = (list: readonly Finding[]): string => list.join(' or ')

export function movementWritten({
  kind,
  from,
  to,
  least,
  most,
  times,
  isLast,
  isInARow,
  isInStages,
  isAtOnce,
  isThroughout,
  isNever,
}: Movement): string {
  const named = gradesWritten(to ?? from ?? [])
  const ends = [from && `from ${gradesWritten(from)}`, to && `to ${gradesWritten(to)}`]
  const [verb = '', ...rest] = {
    improved: ['improved', ...ends],
    declined: ['fell', ...ends],
    unchanged: ['unchanged', ...ends],
    'from-to': ends,
    never: ['never', named],
    inspected: [
      'inspected',
      most === undefined ? `${least} times` : `${most === 1 ? 'once' : `${most} times`} ${AND_NO_MORE}`,
    ],
    always: ['always', named],
    repeatedly: [named || SAME_GRADE, least === 1 ? 'at least once' : `${least} times`],
  }[kind]
  const isOfSteps = kind !== 'repeatedly' && kind !== 'inspected'
  const isAllAlong = kind === 'never' || kind === 'always'
  const by = least > 1 && isOfSteps ? (isAllAlong ? `in ${least} inspections` : `by ${least}`) : ''
  const how = [
    times && `${times} times`,
    isInARow && IN_A_ROW,
    isInStages && IN_STAGES,
    isAtOnce && IN_ONE_GO,
    isThroughout && EACH_TIME,
    isNever && AT_NO_TIME,
  ]
  return [verb, ...rest, by, ...how, isLast ? AT_THE_LAST : ''].filter((part) => part).join(' ')
}

/** Words that name a kind of movement where they begin an option. */
const VERBS: readonly (readonly [RegExp, Movement['kind']])[] = [
  [/^(?:improved|improving|better|up|rose)\b/i, 'improved'],
  [/^(?:fell|fallen|declined|worse|down|dropped)\b/i, 'declined'],
  [/^(?:unchanged|same|the same|stayed)\b/i, 'unchanged'],
  [/^never\b/i, 'never'],
  [/^always\b/i, 'always'],
  [/^inspected\b/i, 'inspected'],
]

const GRADE = new RegExp(Finding.options.join('|'), 'gi')

/** The grades that some words name, as they are written. */
const gradesRead = (words: string | undefined): Finding[] | null => {
  const named = [...(words ?? '').matchAll(GRADE)].flatMap(
    ([said]) => Finding.options.find((grade) => grade.toLowerCase() === said.toLowerCase()) ?? [],
  )
  return named.length > 0 ? named : null
}

/** What an option's words mean; null where they name no movement. */
export function movementRead(text: string): Movement | null {
  const words = text
    .replace(/\bRI\b/g, 'Requires improvement')
    .replace(/\b(two|three)\b/gi, (word) => (word.toLowerCase() === 'two' ? '2' : '3'))
    .trim()
  const kind = VERBS.find(([verb]) => verb.test(words))?.[1]
  const times = /(?:\b(\d) times|\b(twice|once))\b/i.exec(words)
  const isLast = /\b(?:last|latest|newest)\b/i.test(words)
  const isInARow = times !== null && /\b(?:row|running)\b/i.test(words)
  const least = Number(
    times?.[1] ??
      (times
        ? /once/i.test(times[0])
          ? 1
          : 2
        : (/\b(?:by (\d)\b|in (\d) inspections)/i.exec(words)?.slice(1).find(Boolean) ?? 1)),
  )
  const [, fromWords] = /\b(?:from|lost)\s+(.+?)(?=\s+to\s|\s+at\s|\s+by\s|\s+in\s|$)/i.exec(words) ?? []
  const [, toWords] = /\bto\s+(.+?)(?=\s+at\s|\s+by\s|\s+in\s|$)/i.exec(words) ?? []
  const [from, to] = [gradesRead(fromWords), gradesRead(toWords)]
  const stages = words.toLowerCase().includes(IN_STAGES) ? { isInStages: true as const } : {}
  const atOnce = words.toLowerCase().includes(IN_ONE_GO) ? { isAtOnce: true as const } : {}
  const throughout = words.toLowerCase().includes(EACH_TIME) ? { isThroughout: true as const } : {}
  const never = words.toLowerCase().includes(AT_NO_TIME) ? { isNever: true as const } : {}
  const base = {
    from,
    to,
    least: Math.max(1, least),
    isLast,
    isInARow,
    ...stages,
    ...atOnce,
    ...throughout,
    ...never,
  }
  if (kind === 'never' || kind === 'always')
    return gradesRead(words) && { ...base, kind, from: null, to: gradesRead(words) }
  if (kind === 'inspected')
    return words.endsWith(AND_NO_MORE)
      ? { ...base, kind, from: null, to: null, least: 1, most: base.least }
      : { ...base, kind, from: null, to: null }
  if (times && (kind === 'improved' || kind === 'declined')) {
    const by = Number(/\bby (\d)\b/i.exec(words)?.[1] ?? 1)
    return { ...base, kind, least: by, ...(least > 1 ? { times: least } : {}) }
  }
  if (times && kind === 'unchanged' && gradesRead(words) === null)
    return { ...base, kind: 'repeatedly', from: null, to: null }
  if (times) return gradesRead(words) && { ...base, kind: 'repeatedly', from: null, to: gradesRead(words) }
  if (kind) return { ...base, kind }
  return from || to ? { ...base, kind: 'from-to' } : null
}

/** What is offered while the option is typed. */
export const MOVEMENTS: readonly string[] = [
  `improved ${AT_THE_LAST}`,
  `fell ${AT_THE_LAST}`,
  `unchanged ${AT_THE_LAST}`,
  'improved',
  'fell',
  'fell by 2',
  `improved ${EACH_TIME}`,
  `improved 2 times ${IN_A_ROW}`,
  `fell ${AT_NO_TIME}`,
  'from Inadequate to Good',
  'from Requires improvement to Good',
  'from Good to Requires improvement',
  'from Good to Inadequate',
  'from Outstanding',
  'to Outstanding',
  'to Inadequate',
  'never Inadequate',
  'never Good or Outstanding',
  'always Good or Outstanding',
  'always Outstanding',
  'Inadequate 2 times',
  'Inadequate 2 times in a row',
  'the same grade 3 times in a row',
  'inspected 3 times',
]
