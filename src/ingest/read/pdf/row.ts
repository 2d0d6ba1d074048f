import type { Run } from './ink.js'

/** The runs of one visual line, from left to right, blank ones among them. */
export interface Row {
  readonly runs: readonly Run[]
  readonly baseline: number
  /** The size in which most of its letters are set. */
  readonly size: number
}

/** Letters whose baselines differ by less than this share of their size stand on one line. */
const sameBaseline = 0.2

/** A raised number's letters are smaller than this share of its line's … */
const raisedSize = 0.92
/** … and its baseline is raised by less than this share of the line's size. */
const raisedBy = 0.7

export const isBlank = (run: Run) => run.text.trim() === ''

/** Runs put together to rows, from the top of the page to its foot. Rows of blanks alone are left out. */
export function rowsOf(runs: readonly Run[]): Row[] {
  const bands: Run[][] = []
  for (const run of runs.filter((each) => !isBlank(each)).sort((a, b) => b.baseline - a.baseline)) {
    const band = bands.at(-1)
    if (band?.[0] && areLevel(band[0], run)) band.push(run)
    else bands.push([run])
  }
  const blanks = runs.filter(isBlank)
  return lowered(bands).map((band) => {
    const { baseline, size } = measure(band)
    const between = blanks.filter((run) => Math.abs(run.baseline - baseline) < sameBaseline * size)
    return { runs: [...band, ...between].sort((a, b) => a.left - b.left), baseline, size }
  })
}

const areLevel = (a: Run, b: Run) =>
  Math.abs(a.baseline - b.baseline) < sameBaseline * Math.max(a.size, b.size)

/** Whether a run stands above the line of its row: a note's number. */
export const isRaised = (run: Run, { baseline, size }: Omit<Row, 'runs'>) =>
  run.size < raisedSize * size &&
  run.baseline > baseline + 0.1 * size &&
  run.baseline < baseline + raisedBy * size

/** Small letters that stand just above a line, and nothing beside them, are that line's raised numbers. */
function lowered(bands: readonly Run[][]): Run[][] {
  const rows: Run[][] = []
  bands.forEach((band, at) => {
    const line = bands[at + 1]
    if (line && band.every((run) => isRaised(run, measure(line)))) line.push(...band)
    else rows.push(band)
  })
  return rows
}

/** The size of most letters, and the baseline of the first run set in it. */
function measure(runs: readonly Run[]): Omit<Row, 'runs'> {
  const counts = new Map<number, { letters: number; baseline: number }>()
  for (const { size, baseline, text } of runs) {
    const tenth = Math.round(size * 10) / 10
    const seen = counts.get(tenth)
    counts.set(tenth, { letters: (seen?.letters ?? 0) + text.length, baseline: seen?.baseline ?? baseline })
  }
  const [size, { baseline }] = [...counts].reduce((a, b) => (b[1].letters > a[1].letters ? b : a))
  return { size, baseline }
}
