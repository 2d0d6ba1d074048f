import type { NamesOf } from './named.js'
import type { Mention, Token } from './tokens.js'

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
