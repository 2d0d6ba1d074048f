import type { MeasureText, TextFont } from '../../picture/drawing.js'

/**
 * How wide letters are, in hundredths of their size: near enough to Discord's to tell how many lines a text takes, where no
 * font is at hand. A table of a condensed sans serif; a test holds it against that font itself.
 */
const LETTER_WIDTHS: Readonly<Record<number, string>> = {
  25: "'ijl‘’",
  28: ' ,.IJ\u00A0',
  31: '/:;\\|-f',
  35: '()[]t!r',
  45: '"*_`szc–“”',
  51: '?LFkvxy',
  55: 'TPYaeo',
  57: '0123456789$ESbdghnpqu{}¶',
  61: 'KABVXZ',
  65: 'CRUN',
  70: 'HDGOQ&',
  75: 'w#+<=>^~•→',
  80: 'M★●◆◇▼○',
  89: '%mW@…—',
}
const OTHER_WIDTH = 62
const BOLD_FACTOR = 1.12
/** A line too many is better than one too few. */
const WIDTH_MARGIN = 1.02

const widthOfLetter = new Map(
  Object.entries(LETTER_WIDTHS).flatMap(([width, letters]) =>
    [...letters].map((letter) => [letter, Number(width)] as const),
  ),
)

/** The width of a text, in points. */
export const textWidth: MeasureText = (text: string, { size, bold }: TextFont): number => {
  let sum = 0
  for (const letter of text) sum += widthOfLetter.get(letter) ?? OTHER_WIDTH
  return (sum * size * (bold ? BOLD_FACTOR : 1) * WIDTH_MARGIN) / 100
}
