import type { Letter } from './ink.js'

/** The letters of one visual line, in the order in which they are read. */
export interface Row {
  readonly letters: readonly Letter[]
  readonly baseline: number
  /** The size in which most of its letters are set. */
  readonly size: number
}

/** Letters whose baselines differ by less than this share of their size stand on one line. */
const sameBaseline = 0.2

/** A raised number is smaller than its line by at least this share … */
const raisedSize = 0.8
/** … and its baseline is raised by less than this share of the line's size. */
const raisedBy = 0.7

export const isBlank = (letter: Letter) => letter.text.trim() === ''

/** Letters put together to rows, from the top of the page to its foot. Rows of blanks alone are left out. */
export function rowsOf(letters: readonly Letter[]): Row[] {
  const bands: Letter[][] = []
  const printed = letters.filter((letter) => !isBlank(letter)).sort((a, b) => b.baseline - a.baseline)
  let band: Letter[] = []
  for (const letter of printed) {
    const above = band[0]
    if (above && above.baseline - letter.baseline < sameBaseline * Math.max(above.size, letter.size))
      band.push(letter)
    else bands.push((band = [letter]))
  }
  const baselines = lowered(bands).map((each) => ({ each, ...measure(each) }))
  const order = new Map(letters.map((letter, at) => [letter, at]))
  return baselines.map(({ each, baseline, size }) => {
    const blanks = letters.filter(
      (letter) => isBlank(letter) && Math.abs(letter.baseline - baseline) < sameBaseline * size,
    )
    const all = [...each, ...blanks].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    return { letters: inReadingOrder(all), baseline, size }
  })
}

/** Bands of small letters alone that stand just above a line are that line's raised numbers. */
function lowered(bands: readonly Letter[][]): Letter[][] {
  const rows: Letter[][] = []
  bands.forEach((band, at) => {
    const next = bands[at + 1]
    if (next && isRaisedAbove(band, next)) next.push(...band)
    else rows.push(band)
  })
  return rows
}

function isRaisedAbove(band: readonly Letter[], line: readonly Letter[]): boolean {
  const small = measure(band)
  const { baseline, size } = measure(line)
  return small.size < raisedSize * size && small.baseline - baseline < raisedBy * size
}

function measure(letters: readonly Letter[]): { baseline: number; size: number } {
  const counts = new Map<number, { count: number; baseline: number }>()
  for (const { size, baseline } of letters) {
    const tenth = Math.round(size * 10) / 10
    const seen = counts.get(tenth)
    if (seen) seen.count++
    else counts.set(tenth, { count: 1, baseline })
  }
  const [size, { baseline }] = [...counts].reduce((a, b) => (b[1].count > a[1].count ? b : a))
  return { size, baseline }
}

/** Stretches that the page prints in one go keep their order; a stretch that begins further left goes before others. */
function inReadingOrder(letters: readonly Letter[]): Letter[] {
  const runs: Letter[][] = []
  for (const letter of letters) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before && letter.left >= before.left && letter.left - before.right < letter.size)
      run.push(letter)
    else runs.push([letter])
  }
  return runs.sort((a, b) => (a[0]?.left ?? 0) - (b[0]?.left ?? 0)).flat()
}
