import { z } from 'zod'

const WHOLE = 'whole'

/** `2-4,7` → [2, 3, 4, 7] */
function numbersOf(ranges: string): number[] {
  return ranges.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    return Array.from({ length: Math.max(0, Math.min(to - from, 999) + 1) }, (_, step) => from + step)
  })
}

/** [2, 3, 4, 7] → `2-4,7` */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')
}

/** Which sentences of a paragraph are shown, short enough for a custom id: `2-4,7`, or `whole` for all of them. */
export const Sentences = z.codec(
  z.string().regex(/^(whole|\d{1,3}(-\d{1,3})?(,\d{1,3}(-\d{1,3})?)*)$/),
  z.array(z.int().nonnegative()).nullable(),
  {
    decode: (text) => (text === WHOLE ? null : numbersOf(text)),
    encode: (numbers) => (numbers === null || numbers.length === 0 ? WHOLE : rangesOf(numbers)),
  },
)
