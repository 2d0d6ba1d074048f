import type { Token } from '../entities/tokens.js'
import type { Features } from './features.js'

/** What stands around words that may name a place or be plain English: 'in reading', 'reading to children'. */
export function placeFeatures(tokens: readonly Token[], from: number, to: number): Features {
  const word = (at: number): string => (at < 0 ? '^' : (tokens[at]?.word ?? '$'))
  const before = word(from - 1)
  const after = word(to)
  return new Map([
    [`before ${before}`, 1],
    [`after ${after}`, 1],
    [`around ${before} ${after}`, 0.7],
    [`two before ${word(from - 2)} ${before}`, 0.7],
    [`two after ${after} ${word(to + 1)}`, 0.7],
    [`capital ${tokens[from]?.isCapital ?? false}`, 1],
    [`whole ${from === 0 && to === tokens.length}`, 1],
    [`length ${Math.min(6, tokens.length)}`, 0.5],
  ])
}
