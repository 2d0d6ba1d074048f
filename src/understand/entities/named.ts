import { grouped } from '../../collections/collections.js'
import { slips } from '../../text/fuzzy.js'
import { stemOf, wordsOf } from '../../text/tokens.js'
import type { EntityKind, EntityName } from '../../vocabulary/vocabulary.js'

/** A name that may be typed, with what it names. */
export interface Phrase<T> {
  readonly words: readonly string[]
  readonly value: T
}

/** A name found in a run of words. */
export interface Match<T> {
  readonly values: readonly T[]
  /** Index of its first word, and how many words it takes. */
  readonly from: number
  readonly length: number
  readonly slips: number
}

/** Words that people leave out of names or put in as they like; 'enjoying n achieving'. */
export const LOOSE = new Set(['and', 'the'])
const AND = new Set([...LOOSE, 'n'])

export const phrase = <T>(text: string, value: T): Phrase<T> => ({
  words: wordsOf(text).filter((word) => !LOOSE.has(word)),
  value,
})

/** Slips that one name may hold in all, however long it is. */
const MOST_SLIPS = 2

/** Names that may be typed, found by what they begin with. */
export interface Phrasebook<T> {
  /** By the stem of the first word. */
  readonly byStem: ReadonlyMap<string, readonly Listed<T>[]>
  /** By the length of the first word, and then by that word as it is written: slips change lengths little. */
  readonly byLength: ReadonlyMap<number, readonly Beginning<T>[]>
}

/** A word, and the names that begin with it. */
interface Beginning<T> {
  readonly word: string
  readonly phrases: readonly Listed<T>[]
}

interface Listed<T> extends Phrase<T> {
  /** Its place among the names. */
  readonly at: number
}

export function phrasebook<T>(phrases: readonly Phrase<T>[]): Phrasebook<T> {
  const listed = phrases.map((phrase, at) => ({ ...phrase, at })).filter(({ words }) => words.length > 0)
  const first = ({ words: [word = ''] }: Listed<T>) => word
  const beginnings = [...grouped(listed, first)].map(([word, phrases]) => ({ word, phrases }))
  return {
    byStem: grouped(listed, (one) => stemOf(first(one))),
    byLength: grouped(beginnings, ({ word }) => word.length),
  }
}

/** The names whose first word a typed one may be, in their order; a word that is written as one of them holds no slip. */
function beginningWith<T>(
  typed: string,
  { byStem, byLength }: Phrasebook<T>,
  isWord: (word: string) => boolean,
): readonly Listed<T>[] {
  const exactly = byStem.get(stemOf(typed)) ?? []
  if (isWord(typed) || byLength.get(typed.length)?.some(({ word }) => word === typed)) return exactly
  const nearly: Listed<T>[] = []
  for (let length = typed.length - MOST_SLIPS; length <= typed.length + MOST_SLIPS; length++)
    for (const { word, phrases } of byLength.get(length) ?? [])
      if (slips(typed, word) <= MOST_SLIPS) nearly.push(...phrases)
  if (nearly.length === 0) return exactly
  return [...new Set([...exactly, ...nearly])].sort((one, other) => one.at - other.at)
}

/**
 * The longest name that begins at `from`, in any inflection and with slips forgiven; of equally long ones all that hold
 * the fewest slips. `isWord` tells words of the reports from slips: 'needs' is a word and no slip for Leeds.
 */
export function matchAt<T>(
  words: readonly string[],
  from: number,
  book: Phrasebook<T>,
  isWord: (word: string) => boolean,
): Match<T> | null {
  const first = words[from]
  if (first === undefined) return null
  let best: PhraseFound<T> | null = null
  for (const { words: name, value } of beginningWith(first, book, isWord)) {
    const match = along(words, from, name, isWord)
    if (match === null) continue
    const order = best === null ? 1 : name.length - best.named || best.slips - match.slips
    if (order > 0) best = { ...match, named: name.length, values: [value] }
    else if (order === 0 && !best?.values.includes(value)) best?.values.push(value)
  }
  return best && { values: best.values, from, length: best.length, slips: best.slips }
}

/** What is best so far: `named` is how many words its names have. */
interface PhraseFound<T> {
  readonly values: T[]
  readonly named: number
  readonly length: number
  readonly slips: number
}

function along(
  words: readonly string[],
  from: number,
  name: readonly string[],
  isWord: (word: string) => boolean,
): { length: number; slips: number } | null {
  let at = from
  let count = 0
  for (const wanted of name) {
    while (at > from && AND.has(words[at] ?? '') && words[at] !== wanted) at++
    const typed = words[at]
    if (typed === undefined) return null
    count += slipsOf(typed, wanted, isWord)
    if (count > MOST_SLIPS) return null
    at++
  }
  return name.length === 0 ? null : { length: at - from, slips: count }
}

function slipsOf(typed: string, wanted: string, isWord: (word: string) => boolean): number {
  if (typed === wanted || stemOf(typed) === stemOf(wanted)) return 0
  return isWord(typed) ? Number.POSITIVE_INFINITY : slips(typed, wanted)
}

/** A word of a message, as it is compared, and as it was typed. */
export interface Token {
  /** In small letters, without accents and apostrophes: {@link wordsOf}. */
  readonly word: string
  /** What was typed between two blanks, with its signs: `(Devon's,`. */
  readonly surface: string
  /** Whether it begins with a capital letter within a sentence. */
  readonly isCapital: boolean
  /** Whether a colon or a dash stands behind it: 'Reading: …', 'Reading – …'. */
  readonly isSetOff: boolean
  /** How likely it names what its message is about, from 0 to 1; left out where nobody has told. */
  readonly ofSubject?: number
}

/** Something that a message names, with the words that name it: from the first on, up to but without `to`. */
export interface Mention<T> {
  readonly value: T
  readonly from: number
  readonly to: number
}

/** Words read of one message; more than these say nothing new and cost time. */
const MOST_TOKENS = 150

const POSSESSIVE = /['’‘]s(?![\p{L}\p{N}])/giu
/** 'help&protection'; 'A&E' is one word. */
const JOINED = /([a-z]{3,})&(?=[a-z]{3,})/gi
const DOTTED = /(?<![\w.])(?:[a-z]\.){2,}[a-z]?(?!\w)/gi

/** A text's own words: 'Devon’s' is Devon, 'F.G.M.' is FGM. */
export const plainWords = (text: string): string[] =>
  wordsOf(
    text
      .replace(JOINED, '$1 and ')
      .replace(POSSESSIVE, '')
      .replace(DOTTED, (letters) => letters.replaceAll('.', '')),
  )

const SETS_OFF = /[\p{L}\p{N}][:–—]$/u
const DASH = /^(?:[-–—:]|--)$/

export function tokensOf(message: string): Token[] {
  let isWithin = false
  const chunks = [...message.matchAll(/\S+/g)]
  return chunks
    .flatMap(([surface], at) => {
      const isCapital = isWithin && /^\W*\p{Lu}/u.test(surface)
      isWithin = !/[.!?:]$/.test(surface)
      const isSetOff = SETS_OFF.test(surface) || DASH.test(chunks[at + 1]?.[0] ?? '')
      return plainWords(surface).map((word) => ({ word, surface, isCapital, isSetOff }))
    })
    .slice(0, MOST_TOKENS)
}

/** The words of a mention as they were typed, without signs around them. */
export const surfaceOf = (tokens: readonly Token[], { from, to }: Mention<unknown>): string =>
  [...new Set(tokens.slice(from, to).map(({ surface }) => surface))].join(' ').replace(/^\W+|\W+$/g, '')

/** Whether a comma stands before the word at a place. */
export const isAfterComma = (tokens: readonly Token[], at: number): boolean =>
  /,$/.test(tokens[at - 1]?.surface ?? '')

/** Indices of all words that some mentions take. */
export const wordsTaken = (mentions: readonly Mention<unknown>[]): Set<number> =>
  new Set(mentions.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)))

/** Finds the names of data/entities.csv in a run of words. */
export interface NamesOf {
  /** The longest name of a kind that begins here, with the values that it has. */
  at(kind: EntityKind, words: readonly string[], from: number): Match<string> | null
  /** All names of a kind, from left to right, none overlapping another, none over a word that is taken. */
  in(
    kind: EntityKind,
    tokens: readonly Token[],
    taken?: ReadonlySet<number>,
  ): Mention<readonly [string, ...string[]]>[]
}

/** Grades are long enough words for slips of typing to be plain; the rest are not. */
const FORGIVING: ReadonlySet<EntityKind> = new Set<EntityKind>([
  'grade',
  'grading',
  'scale',
  'strand',
  'region',
  'council-kind',
  'council-noun',
  'neighbours',
])

/** No other inflection of these is meant: 'county lines' are no counties, 'my neighbour' is no council, what is 'graded' is no grades, and 'the 2019 one' is not from 2019 on. */
const LITERAL: ReadonlySet<EntityKind> = new Set<EntityKind>([
  'council-kind',
  'judgement-noun',
  'and-after',
  'neighbours',
])

/** @param isWord tells words from slips of typing */
export function namesOf(rows: readonly EntityName[], isWord: (word: string) => boolean): NamesOf {
  const books = new Map<EntityKind, Phrasebook<string>>(
    [...grouped(rows, ({ kind }) => kind)].map(([kind, all]) => [
      kind,
      phrasebook(all.flatMap(({ value, names }) => names.map((name) => phrase(name, value)))),
    ]),
  )
  /** One stem is another body's and a word of all kinds: 'universal credit' is no university. */
  const exact = new Set(
    rows
      .filter(({ kind }) => kind === 'other-body')
      .flatMap(({ names }) => names.map((name) => name.split(' ')[0])),
  )
  const literal = new Map(
    [...LITERAL].map((kind) => [
      kind,
      new Set(rows.filter((row) => row.kind === kind).flatMap(({ names }) => names)),
    ]),
  )
  const at: NamesOf['at'] = (kind, words, from) => {
    const book = books.get(kind)
    const match = book ? matchAt(words, from, book, FORGIVING.has(kind) ? isWord : () => true) : null
    if (match && kind === 'other-body' && !exact.has(words[from] ?? '')) return null
    // 'Counsils' are nearer to councils than to counties.
    const noun = match && match.slips > 0 && kind === 'council-kind' ? at('council-noun', words, from) : null
    if (match && noun && noun.slips < match.slips) return null
    const known = literal.get(kind)
    const isAny = known === undefined || !match || match.slips > 0
    if (isAny || known.has(words.slice(from, from + match.length).join(' '))) return match
    // 'Counties on' is no slip for 'county ones', and its first word is a name all the same.
    return match.length > 1 ? at(kind, words.slice(0, from + match.length - 1), from) : null
  }
  return {
    at,
    in(kind, tokens, taken = new Set()) {
      const words = tokens.map(({ word }) => word)
      const found: Mention<readonly [string, ...string[]]>[] = []
      for (let from = 0; from < words.length; ) {
        const match = taken.has(from) ? null : at(kind, words, from)
        const [first, ...others] = match?.values ?? []
        const to = from + (match?.length ?? 0)
        const isFree =
          match !== null && !Array.from({ length: to - from }, (_, i) => from + i).some((i) => taken.has(i))
        if (isFree && first !== undefined) found.push({ value: [first, ...others], from, to })
        from = isFree ? Math.max(to, from + 1) : from + 1
      }
      return found
    },
  }
}

/** Words between the names of councils that are named together. */
const BETWEEN_NAMES = new Set(['and', 'or', 'with', 'to', 'vs', 'versus', 'against', 'v', 'than'])

/**
 * Names that stand among councils' as theirs do and are nobody's: 'Devon, Atlantis and Kent'. A word that means something
 * is none.
 * @param taken words that name something known
 */
export function unknownNames(
  tokens: readonly Token[],
  councils: readonly Mention<unknown>[],
  taken: ReadonlySet<number>,
  isWord: (word: string) => boolean,
): Mention<string>[] {
  if (councils.length === 0) return []
  const isName = (at: number): boolean => {
    const token = tokens[at]
    return (
      token !== undefined &&
      !taken.has(at) &&
      !/^\d+$/.test(token.word) &&
      (token.isCapital || !isWord(token.word))
    )
  }
  const isBeside = (at: number): boolean => {
    const ends = councils.some(({ from, to }) => from <= at && at < to)
    return ends || isName(at)
  }
  return tokens.flatMap(({ surface, word }, at) => {
    if (!isName(at)) return []
    const before = BETWEEN_NAMES.has(tokens[at - 1]?.word ?? '')
      ? at - 2
      : isCut(tokens[at - 1])
        ? at - 1
        : -1
    const after = BETWEEN_NAMES.has(tokens[at + 1]?.word ?? '') ? at + 2 : isCut(tokens[at]) ? at + 1 : -1
    const isListed = (before >= 0 && isBeside(before)) || (after >= 0 && isBeside(after))
    return isListed ? [{ value: surface.replace(/^\W+|\W+$/g, '') || word, from: at, to: at + 1 }] : []
  })
}

/** A comma stands behind it. */
const isCut = (token: Token | undefined): boolean => /[,;/]$/.test(token?.surface ?? '')

/** A name that no council and no place has, where one would stand. */
export interface NobodysName {
  readonly name: string
  /** With a council's style behind it: 'Ambridge County Council'. */
  readonly isStyled: boolean
}

/** Words before the name of a place. */
const BEFORE_PLACE = new Set(['in', 'for', 'of', 'is', 'about', 'at', 'near', 'does', 'did', 'has', 'was'])

/** Letters of a name at least: shorter ones are slips more often. */
const SHORTEST_UNKNOWN = 4

/**
 * Words that mean nothing, and stand as a council's name does: before its style, or as a name behind 'in' or 'is'.
 * @param taken words that name something known
 */
export function nobodysNames(
  tokens: readonly Token[],
  taken: ReadonlySet<number>,
  { names, isWord }: { readonly names: NamesOf; isWord(word: string): boolean },
): Mention<NobodysName>[] {
  const words = tokens.map(({ word }) => word)
  return tokens.flatMap(({ word, surface, isCapital }, at) => {
    if (taken.has(at) || word.length < SHORTEST_UNKNOWN || isWord(word) || /\d/.test(word)) return []
    const style = names.at('style', words, at + 1)
    const isStyled = style !== null && words.slice(at + 1, at + 1 + style.length).includes('council')
    const isPlaced = isCapital && BEFORE_PLACE.has(words[at - 1] ?? '')
    const name = surface.replace(/^\W+|\W+$/g, '')
    return isStyled || isPlaced ? [{ value: { name, isStyled }, from: at, to: at + 1 }] : []
  })
}
