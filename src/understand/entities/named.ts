import { grouped } from '../../collections/group.js'
import type { EntityKind, EntityName } from '../../vocabulary/entity-names.js'
import { type Match, matchAt, type Phrasebook, phrase, phrasebook } from '../phrases.js'
import type { Mention, Token } from './tokens.js'

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
  'neighbours',
])

/** No other inflection of these is meant: 'county lines' are no counties, what is 'graded' is no grades, and 'the 2019 one' is not from 2019 on. */
const LITERAL: ReadonlySet<EntityKind> = new Set<EntityKind>(['council-kind', 'judgement-noun', 'and-after'])

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
    const known = literal.get(kind)
    const isAny = known === undefined || !match || match.slips > 0
    return isAny || known.has(words.slice(from, from + match.length).join(' ')) ? match : null
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
  return tokens.flatMap(({ said, word }, at) => {
    if (!isName(at)) return []
    const before = BETWEEN_NAMES.has(tokens[at - 1]?.word ?? '')
      ? at - 2
      : isCut(tokens[at - 1])
        ? at - 1
        : -1
    const after = BETWEEN_NAMES.has(tokens[at + 1]?.word ?? '') ? at + 2 : isCut(tokens[at]) ? at + 1 : -1
    const isListed = (before >= 0 && isBeside(before)) || (after >= 0 && isBeside(after))
    return isListed ? [{ value: said.replace(/^\W+|\W+$/g, '') || word, from: at, to: at + 1 }] : []
  })
}

/** A comma stands behind it. */
const isCut = (token: Token | undefined): boolean => /[,;/]$/.test(token?.said ?? '')

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
  return tokens.flatMap(({ word, said, isCapital }, at) => {
    if (taken.has(at) || word.length < SHORTEST_UNKNOWN || isWord(word) || /\d/.test(word)) return []
    const style = names.at('style', words, at + 1)
    const isStyled = style !== null && words.slice(at + 1, at + 1 + style.length).includes('council')
    const isPlaced = isCapital && BEFORE_PLACE.has(words[at - 1] ?? '')
    const name = said.replace(/^\W+|\W+$/g, '')
    return isStyled || isPlaced ? [{ value: { name, isStyled }, from: at, to: at + 1 }] : []
  })
}
