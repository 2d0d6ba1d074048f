import type { Glyph, Rect, RgbColour } from './graphics-state.js'

/** A text run: letters printed in one go, and where they stand, in points from the page's lower left corner. */
export interface TextRun {
  /** As printed; a gap between its letters as wide as a blank is one. */
  readonly text: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  /** Height of its letters. */
  readonly size: number
  /** Its letters are leant over by the page: so Word prints italics of a font that has none. */
  readonly slanted: boolean
  /** pdf.js's name for the font within the document. */
  readonly font: string
  /** The PDF itself says that this is no part of its text (an artifact: ISO 32000-1, 14.8.2.2). */
  readonly artifact: boolean
  /** Where its line ends, as `left` and `baseline` are where it begins: not level with it where the page turns its text. */
  readonly end: { readonly x: number; readonly y: number }
  /** The direction of its line in degrees: 0 from left to right, 90 upwards. */
  readonly angle: number
  /** Null for a pattern. */
  readonly colour: RgbColour | null
  /** From 0, which nobody sees, to 1. */
  readonly opacity: number
  /**
   * Neither filled nor stroked, or clipped away: what text recognition lays under a picture, and what a page hides. 'left over':
   * so it stands, but only because the text before it was hidden and nobody has said that this is not.
   */
  readonly hidden: boolean | 'left over'
  /** Of a layer that is switched off (ISO 32000-1, 8.11). */
  readonly layerOff: boolean
  /** Its outline is drawn too, or it is drawn twice: so some programs make bold letters. */
  readonly emboldened: boolean
  /** Its turn among all that the page draws. */
  readonly paintOrder: number
}

/** A rectangle that is filled: with a colour, or with a picture or pattern of which nothing is known. */
export interface PaintedArea extends Rect {
  readonly colour: RgbColour | null
  /** Hides all that was drawn there before. */
  readonly covers: boolean
  readonly paintOrder: number
}

export interface PageContent {
  readonly runs: readonly TextRun[]
  readonly rects: readonly Rect[]
  readonly areas: readonly PaintedArea[]
}

/** The runs of one visual line, from left to right, blank ones among them. */
export interface BaselineRow {
  readonly runs: readonly TextRun[]
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

export const isBlankRun = (run: TextRun) => run.text.trim() === ''

/** Clusters runs into visual lines by their baselines, from the top of the page to its foot. Rows of blanks alone are left out. */
export function groupByBaseline(runs: readonly TextRun[]): BaselineRow[] {
  const bands: TextRun[][] = []
  for (const run of runs.filter((each) => !isBlankRun(each)).sort((a, b) => b.baseline - a.baseline)) {
    const band = bands.at(-1)
    if (band?.[0] && areLevel(band[0], run)) band.push(run)
    else bands.push([run])
  }
  const blanks = runs.filter(isBlankRun)
  return mergeSuperscripts(bands).map((band) => {
    const { baseline, size } = rowMetrics(band)
    const between = blanks.filter((run) => Math.abs(run.baseline - baseline) < sameBaseline * size)
    return { runs: [...band, ...between].sort((a, b) => a.left - b.left), baseline, size }
  })
}

const areLevel = (a: TextRun, b: TextRun) =>
  Math.abs(a.baseline - b.baseline) < sameBaseline * Math.max(a.size, b.size)

/** Whether a run stands above the line of its row: a note's number. */
export const isSuperscript = (run: TextRun, { baseline, size }: Omit<BaselineRow, 'runs'>) =>
  run.size < raisedSize * size &&
  run.baseline > baseline + 0.1 * size &&
  run.baseline < baseline + raisedBy * size

/** Small letters that stand just above a line, and nothing beside them, are that line's raised numbers. */
function mergeSuperscripts(bands: readonly TextRun[][]): TextRun[][] {
  const rows: TextRun[][] = []
  bands.forEach((band, at) => {
    const line = bands[at + 1]
    if (line && band.every((run) => isSuperscript(run, rowMetrics(line)))) line.push(...band)
    else rows.push(band)
  })
  return rows
}

/** The size of most letters, and the baseline of the first run set in it. */
function rowMetrics(runs: readonly TextRun[]): Omit<BaselineRow, 'runs'> {
  const counts = new Map<number, { letters: number; baseline: number }>()
  for (const { size, baseline, text } of runs) {
    const tenth = Math.round(size * 10) / 10
    const seen = counts.get(tenth)
    counts.set(tenth, { letters: (seen?.letters ?? 0) + text.length, baseline: seen?.baseline ?? baseline })
  }
  const [size, { baseline }] = [...counts].reduce((a, b) => (b[1].letters > a[1].letters ? b : a))
  return { size, baseline }
}

/** A gap of more than this share of the letters' size is a blank, even where the page prints none. */
export const SPACE_GAP = 0.13

/** So many gaps tell that letters are set apart on purpose … */
const FEWEST_GAPS = 4

/** … where so large a share of all letters have one behind them. */
const LETTERSPACED_SHARE = 0.6

/** Between words, letters that are spaced out leave a gap this much wider than between each other. */
const WORD_GAP_FACTOR = 1.6

/** The median; of an even count the upper of the two in the middle. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const spaceThreshold = (gaps: readonly number[], letters: number): number => {
  const wide = gaps.filter((gap) => gap > SPACE_GAP)
  return wide.length >= FEWEST_GAPS && wide.length >= LETTERSPACED_SHARE * letters
    ? Math.max(SPACE_GAP, WORD_GAP_FACTOR * median(wide))
    : SPACE_GAP
}

/** Space detection: the gap that stands for a blank between the glyphs of one operand, as a share of their size. */
export function spaceOfGlyphs(glyphs: readonly (Glyph | number | null)[]): number {
  let letters = 0
  const gaps: number[] = []
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') gaps.push(-glyph / 1000)
    else if (glyph !== null && !glyph.isSpace) letters += 1
  }
  return gaps.length < FEWEST_GAPS ? SPACE_GAP : spaceThreshold(gaps, letters - 1)
}

/** The gap that stands for a blank between the runs of a row, as a share of its size: wider where each run is a single letter. */
export function spaceOfRuns(runs: readonly TextRun[], size: number): number {
  const printed = runs.filter(({ text }) => text.trim() !== '')
  const single = printed.filter(({ text }) => text.trim().length === 1).length
  if (single <= FEWEST_GAPS || single < LETTERSPACED_SHARE * printed.length) return SPACE_GAP
  const gaps = printed.slice(1).map(({ left }, at) => (left - (printed[at]?.right ?? left)) / size)
  return spaceThreshold(gaps, printed.length - 1)
}

/** 'I n s p e c t i o n   o f': a blank behind each letter, and several behind each word; no part of a sentence looks so. */
const letterspaced = /^ *\p{L}(?: +\S){5,} *$/u

/** Of its signs, so large a share are letters. */
const LETTER_SHARE = 0.7

const isLetterspaced = (text: string): boolean =>
  letterspaced.test(text) &&
  (text.match(/\p{L}/gu) ?? []).length >= LETTER_SHARE * text.replace(/ /g, '').length

/** The words of a run that prints a blank behind each of its letters. */
export const closeLetterspacing = (text: string): string =>
  isLetterspaced(text) ? text.replace(/(\S) (?=\S)/g, '$1').replace(/ {2,}/g, ' ') : text
