/**
 * Trees of questions about some numbers, whose answers are summed up. Node n of a tree asks whether number `sign` is above `cut`
 * and goes on to `above` or `below`; a negative place leads to the leaf of that number, counted from −1.
 */
export interface Tree {
  readonly sign: readonly number[]
  readonly cut: readonly number[]
  readonly below: readonly number[]
  readonly above: readonly number[]
  readonly leaves: readonly number[]
}

export interface Forest {
  readonly start: number
  readonly trees: readonly Tree[]
}

/** The leaf that some numbers lead to. */
export function leafOf({ sign, cut, below, above, leaves }: Tree, numbers: ArrayLike<number>): number {
  if (sign.length === 0) return leaves[0] as number
  let at = 0
  do at = ((numbers[sign[at] as number] as number) > (cut[at] as number) ? above[at] : below[at]) as number
  while (at >= 0)
  return leaves[-1 - at] as number
}

/** What all the trees come to: the logarithm of the odds. */
export const oddsOf = ({ start, trees }: Forest, numbers: ArrayLike<number>): number =>
  trees.reduce((sum, tree) => sum + leafOf(tree, numbers), start)
