/** Ranks of the right answers to some questions, summed up; a rank of 0 is a miss. */
export interface Score {
  readonly n: number
  readonly hit1: number
  readonly hit3: number
  readonly hit5: number
  readonly mrr: number
}

export function scoreOf(ranks: readonly number[]): Score {
  const within = (most: number) =>
    share(ranks.filter((rank) => rank > 0 && rank <= most).length, ranks.length)
  const mrr = ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / Math.max(1, ranks.length)
  return { n: ranks.length, hit1: within(1), hit3: within(3), hit5: within(5), mrr }
}

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Wilson's interval of a share of n at 95 %: where the share of all such questions likely lies. */
export function interval(part: number, n: number): [number, number] {
  if (n === 0) return [0, 1]
  const z = 1.96
  const middle = part + (z * z) / (2 * n)
  const spread = z * Math.sqrt((part * (1 - part)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return [(middle - spread) / scale, (middle + spread) / scale]
}
