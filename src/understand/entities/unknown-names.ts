import type { Mention, Token } from './tokens.js'

/** Words between the names of councils that are named together. */
const BETWEEN = new Set(['and', 'or', 'with', 'to', 'vs', 'versus', 'against', 'v', 'than'])

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
    const before = BETWEEN.has(tokens[at - 1]?.word ?? '') ? at - 2 : isCut(tokens[at - 1]) ? at - 1 : -1
    const after = BETWEEN.has(tokens[at + 1]?.word ?? '') ? at + 2 : isCut(tokens[at]) ? at + 1 : -1
    const isListed = (before >= 0 && isBeside(before)) || (after >= 0 && isBeside(after))
    return isListed ? [{ value: said.replace(/^\W+|\W+$/g, '') || word, from: at, to: at + 1 }] : []
  })
}

/** A comma stands behind it. */
const isCut = (token: Token | undefined): boolean => /[,;/]$/.test(token?.said ?? '')
