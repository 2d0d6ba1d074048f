import type { Glyph } from './graphics-state.js'
import type { TextRun } from './text-runs.js'

/** A gap of more than this share of the letters' size is a blank, even where the page prints none. */
export const SPACE_GAP = 0.13

/** So many gaps tell that letters are set apart on purpose … */
const FEWEST_GAPS = 4

/** … where so large a share of all letters have one behind them. */
const LETTERSPACED_SHARE = 0.6

/** Between words, letters that are spaced out leave a gap this much wider than between each other. */
const WORD_GAP_FACTOR = 1.6

/** The middle one of some numbers. */
export const middleValue = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const spaceThreshold = (gaps: readonly number[], letters: number): number => {
  const wide = gaps.filter((gap) => gap > SPACE_GAP)
  return wide.length >= FEWEST_GAPS && wide.length >= LETTERSPACED_SHARE * letters
    ? Math.max(SPACE_GAP, WORD_GAP_FACTOR * middleValue(wide))
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

/** 'I n s p e c t i o n   o f': a blank behind each letter, and several behind each word; no stretch of a sentence looks so. */
const letterspaced = /^ *\p{L}(?: +\S){5,} *$/u

/** Of its signs, so large a share are letters. */
const LETTER_SHARE = 0.7

const isLetterspaced = (text: string): boolean =>
  letterspaced.test(text) &&
  (text.match(/\p{L}/gu) ?? []).length >= LETTER_SHARE * text.replace(/ /g, '').length

/** The words of a run that prints a blank behind each of its letters. */
export const closeLetterspacing = (text: string): string =>
  isLetterspaced(text) ? text.replace(/(\S) (?=\S)/g, '$1').replace(/ {2,}/g, ' ') : text
