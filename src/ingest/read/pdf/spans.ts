import type { Span } from '../line.js'
import type { Font } from './fonts.js'
import type { Letter } from './ink.js'
import { isBlank, type Row } from './row.js'

/** A gap of more than this share of the letters' size is a blank, even where the page prints none. */
const blankGap = 0.2

/** A raised number's letters are smaller than this share of the line's size, and stand higher by more than … */
const noteSize = 0.85
const noteRise = 0.12
const noteMark = /^[\d*†‡,]+$/

/** The soft hyphen: Word prints it where it would break a word, and nothing shows. */
const softHyphen = '\u00AD'

const ligatures: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
}

/** Letters as they are read: ligatures apart, every kind of blank a plain one. */
const readAs = (text: string) =>
  text.replaceAll(softHyphen, '').replace(/[ﬀ-ﬆ]/g, (found) => ligatures[found] ?? found)

/**
 * The spans of a visual line: one blank between words, no white space at the ends, raised numbers as notes, and a
 * bullet's own shape as a mark before the words `- `.
 */
export function spansOf(row: Row, fonts: ReadonlyMap<string, Font>): Span[] {
  const spans: Span[] = []
  const add = (kind: Span['kind'], source: string) => {
    const last = spans.at(-1)
    if (last?.kind === kind) spans[spans.length - 1] = { kind, source: last.source + source }
    else spans.push({ kind, source })
  }
  const bullet = bulletOf(row, fonts)
  if (bullet) {
    add('mark', bullet.text)
    add('words', '- ')
  }
  let before: Letter | undefined
  let blank = false
  for (const stretch of stretches(bullet ? row.letters.slice(bullet.length) : row.letters, row)) {
    const isNote =
      stretch.raised &&
      noteMark.test(
        stretch.letters
          .map(({ text }) => text)
          .join('')
          .trim(),
      )
    for (const letter of stretch.letters) {
      const text = readAs(letter.text)
      if (isBlank(letter)) {
        blank = true
        continue
      }
      if (text === '') continue
      if (before && (blank || letter.left - before.right > blankGap * row.size)) add('words', ' ')
      add(isNote ? 'note' : 'words', text)
      before = letter
      blank = false
    }
  }
  return spans
}

/** Letters in a row that are raised, or not, together. */
function stretches(
  letters: readonly Letter[],
  { baseline, size }: Row,
): { raised: boolean; letters: Letter[] }[] {
  const found: { raised: boolean; letters: Letter[] }[] = []
  for (const letter of letters) {
    const raised = isBlank(letter)
      ? (found.at(-1)?.raised ?? false)
      : letter.size < noteSize * size && letter.baseline - baseline > noteRise * size
    const last = found.at(-1)
    if (last && last.raised === raised) last.letters.push(letter)
    else found.push({ raised, letters: [letter] })
  }
  return found
}

/** Shapes that open a list item. Private-use characters are those of Symbol and Wingdings; `o` is Courier's. */
const bulletShape = /^[-–—−─•●○◦▪■◼◾□▫‣⁃➢➤✓✔∙·*\uE000-\uF8FF]$/

/** A bullet's shape at the head of a row, set off from the words after it. */
function bulletOf(
  { letters }: Row,
  fonts: ReadonlyMap<string, Font>,
): { text: string; length: number } | null {
  const at = letters.findIndex((letter) => !isBlank(letter))
  const shape = letters[at]
  if (!shape) return null
  const next = letters.slice(at + 1).find((letter) => !isBlank(letter))
  const symbol = fonts.get(shape.font)?.symbols === true
  const lone = shape.text === 'o' && next?.font !== shape.font
  if (!bulletShape.test(shape.text) && !symbol && !lone) return null
  const setOff = !next || next.left - shape.right > blankGap * shape.size
  return setOff ? { text: shape.text, length: at + 1 } : null
}

export const textOf = (spans: readonly Span[]) =>
  spans
    .filter(({ kind }) => kind === 'words')
    .map(({ source }) => source)
    .join('')
