import { Finding } from '../../model/finding.js'
import type { Movement } from '../../model/query.js'

/**
 * A movement in the words of a command's option, written and read: `improved at the last inspection`, `fell by 2`,
 * `from Good to Inadequate`, `never Inadequate`, `always Good or Outstanding`, `Inadequate 2 times`, `the same grade 2 times in a row`.
 */

const AT_THE_LAST = 'at the last inspection'
const IN_A_ROW = 'in a row'
const IN_STAGES = 'in stages'
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
  isLast,
  isInARow,
  isInStages,
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
    isInARow && IN_A_ROW,
    isInStages && IN_STAGES,
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

/** The grades that a stretch of words names, as they are written. */
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
  const throughout = words.toLowerCase().includes(EACH_TIME) ? { isThroughout: true as const } : {}
  const never = words.toLowerCase().includes(AT_NO_TIME) ? { isNever: true as const } : {}
  const base = { from, to, least: Math.max(1, least), isLast, isInARow, ...stages, ...throughout, ...never }
  if (kind === 'never' || kind === 'always')
    return gradesRead(words) && { ...base, kind, from: null, to: gradesRead(words) }
  if (kind === 'inspected')
    return words.endsWith(AND_NO_MORE)
      ? { ...base, kind, from: null, to: null, least: 1, most: base.least }
      : { ...base, kind, from: null, to: null }
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
