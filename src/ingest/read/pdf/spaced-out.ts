import type { Run } from './ink.js'
import type { Glyph } from './operators.js'

/** A gap of more than this share of the letters' size is a blank, even where the page prints none. */
export const blankGap = 0.13

/** So many gaps tell that letters are set apart on purpose … */
const FEWEST_GAPS = 4
/** … where so large a share of all letters have one behind them. */
const SPACED_OUT = 0.6
/** Between words, letters that are spaced out leave a gap this much wider than between each other. */
const WIDER = 1.6

/** The middle one of some numbers. */
const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const thresholdOf = (gaps: readonly number[], letters: number): number => {
  const wide = gaps.filter((gap) => gap > blankGap)
  return wide.length >= FEWEST_GAPS && wide.length >= SPACED_OUT * letters
    ? Math.max(blankGap, WIDER * middle(wide))
    : blankGap
}

/** The gap that stands for a blank between the letters of one showing, as a share of their size. */
export function blankIn(glyphs: readonly (Glyph | number | null)[]): number {
  let letters = 0
  const gaps: number[] = []
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') gaps.push(-glyph / 1000)
    else if (glyph !== null && !glyph.isSpace) letters += 1
  }
  return gaps.length < FEWEST_GAPS ? blankGap : thresholdOf(gaps, letters - 1)
}

/** The gap that stands for a blank between the runs of a row, as a share of its size: wider where each run is a single letter. */
export function blankBetween(runs: readonly Run[], size: number): number {
  const printed = runs.filter(({ text }) => text.trim() !== '')
  const single = printed.filter(({ text }) => text.trim().length === 1).length
  if (single <= FEWEST_GAPS || single < SPACED_OUT * printed.length) return blankGap
  const gaps = printed.slice(1).map(({ left }, at) => (left - (printed[at]?.right ?? left)) / size)
  return thresholdOf(gaps, printed.length - 1)
}

/** 'I n s p e c t i o n   o f': a blank behind each letter, and several behind each word; no stretch of a sentence looks so. */
const spacedOut = /^ *\p{L}(?: +\S){5,} *$/u
/** Of its signs, so large a share are letters. */
const LETTERS = 0.7

const isSpacedOut = (text: string): boolean =>
  spacedOut.test(text) && (text.match(/\p{L}/gu) ?? []).length >= LETTERS * text.replace(/ /g, '').length

/** The words of a run that prints a blank behind each of its letters. */
export const closedUp = (text: string): string =>
  isSpacedOut(text) ? text.replace(/(\S) (?=\S)/g, '$1').replace(/ {2,}/g, ' ') : text
