import { NOVEL } from '../src/learnt/models.js'
import type { Lessons } from './encoder.js'

/** Questions that a word must stand in to speak for itself; before that it is taken for one of its kind. */
const OF_ITS_KIND = 3

/** Words that this many questions use, or more, are of one kind. */
const OFTEN = 8

/**
 * How likely a text that answers a question holds a word of it letter for letter: next to never for 'kids', nearly always for
 * 'adoption'. A word that few questions use is taken for one of its kind: those that as many texts and as many questions hold.
 */
export function literalOf(size: number, { texts, pairs }: Lessons): Float32Array {
  const inTexts = new Uint32Array(size)
  for (const { rows } of texts) for (const row of rows) inTexts[row] = (inTexts[row] as number) + 1
  const asked = new Uint32Array(size)
  const kept = new Uint32Array(size)
  for (const { question, text } of pairs) {
    const own = new Set(texts[text]?.rows)
    for (const row of question.rows) {
      asked[row] = (asked[row] as number) + 1
      if (own.has(row)) kept[row] = (kept[row] as number) + 1
    }
  }
  // A word that no question has used yet is most like those that one has.
  const kindOf = (row: number): string =>
    `${Math.floor(Math.log2(1 + (inTexts[row] as number)))} ${Math.floor(Math.log2(Math.min(OFTEN, Math.max(1, asked[row] as number))))}`
  const kinds = new Map<string, { asked: number; kept: number }>()
  for (let row = 0; row < size; row++) {
    if (asked[row] === 0) continue
    const kind = kinds.get(kindOf(row)) ?? { asked: 0, kept: 0 }
    kinds.set(kindOf(row), {
      asked: kind.asked + (asked[row] as number),
      kept: kind.kept + (kept[row] as number),
    })
  }
  return Float32Array.from({ length: size }, (_, row) => {
    if (inTexts[row] === 0 && asked[row] === 0) return NOVEL
    const kind = kinds.get(kindOf(row))
    const usual = kind ? (kind.kept + 1) / (kind.asked + 2) : 0.5
    return ((kept[row] as number) + OF_ITS_KIND * usual) / ((asked[row] as number) + OF_ITS_KIND)
  })
}
