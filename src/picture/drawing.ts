import type { FigureShare } from '../model/reply.js'
import type { Finding } from '../model/report.js'

/** What a picture is made of, in points from its upper left corner; drawn larger for sharp screens. */

/** `#RRGGBB` */
type HexColour = string

export interface TextFont {
  /** Height in points. */
  readonly size: number
  readonly bold: boolean
}

export type DrawingOperation =
  | {
      readonly operation: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly round: number
      readonly fill: HexColour
      readonly edge?: HexColour
    }
  | {
      readonly operation: 'line'
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
      readonly colour: HexColour
      readonly thick: number
    }
  | {
      readonly operation: 'text'
      readonly x: number
      /** Of the middle of the line. */
      readonly y: number
      readonly align: 'left' | 'centre'
      readonly text: string
      readonly font: TextFont
      readonly colour: HexColour
    }
  /** A drawing within this one, so many times its own size. */
  | {
      readonly operation: 'drawing'
      readonly x: number
      readonly y: number
      readonly times: number
      readonly drawing: Drawing
    }

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly operations: readonly DrawingOperation[]
}

/** The width of a text in points. */
export type MeasureText = (text: string, font: TextFont) => number

/** Shapes whose upper edge is 0, and how much room they take. */
export interface DrawingGroup {
  readonly operations: readonly DrawingOperation[]
  readonly height: number
}

/** A font with the height of its lines, in points. */
export interface LineFont extends TextFont {
  readonly line: number
}

/** Lines of text one under the other. */
export function textLines(
  lines: readonly string[],
  { line, ...font }: LineFont,
  at: { x: number; align?: 'left' | 'centre'; colour: HexColour },
): DrawingGroup {
  const operations = lines.map((words, index): DrawingOperation => {
    const y = line * (index + 0.5)
    return {
      operation: 'text',
      x: at.x,
      y,
      align: at.align ?? 'left',
      text: words,
      font,
      colour: at.colour,
    }
  })
  return { operations, height: lines.length * line }
}

/** A shape further down. */
export function moveDown(shape: DrawingOperation, down: number): DrawingOperation {
  if (shape.operation !== 'line') return { ...shape, y: shape.y + down }
  const { from, to } = shape
  return { ...shape, from: [from[0], from[1] + down], to: [to[0], to[1] + down] }
}

/** Parts one under the other. */
export const stack = (parts: readonly DrawingGroup[]): DrawingGroup => {
  let height = 0
  const operations = parts.flatMap((part) => {
    const placed = part.operations.map((shape) => moveDown(shape, height))
    height += part.height
    return placed
  })
  return { operations, height }
}

/** Parts side by side, their upper edges level. */
export const overlay = (parts: readonly DrawingGroup[]): DrawingGroup => ({
  operations: parts.flatMap(({ operations }) => operations),
  height: Math.max(0, ...parts.map(({ height }) => height)),
})

export const spacer = (height: number): DrawingGroup => ({ operations: [], height })

/** The longest beginning of a word that has room; at least a character. */
function longestPrefix(word: string, fits: (text: string) => boolean): string {
  let part = ''
  for (const character of word) {
    if (part !== '' && !fits(part + character)) return part
    part += character
  }
  return part
}

/**
 * Greedy line breaking: a text in lines of at most this width, parted between words, within a word only where one alone
 * is too wide.
 * @param most lines; what does not fit on them is left out, with `…`
 */
export function wrapText(
  text: string,
  width: number,
  font: TextFont,
  measure: MeasureText,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const fits = (line: string): boolean => measure(line, font) <= width
  const words = text.split(/\s+/).filter((word) => word !== '')
  const lines: string[] = []
  let line = ''
  while (words.length > 0 && lines.length <= most) {
    const [word = ''] = words
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      words.shift()
    } else if (line !== '') {
      lines.push(line)
      line = ''
    } else {
      const part = longestPrefix(word, fits)
      lines.push(part)
      words[0] = word.slice(part.length)
      if (words[0] === '') words.shift()
    }
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  let last = kept.pop() ?? ''
  while (last !== '' && !fits(`${last}…`)) last = [...last].slice(0, -1).join('')
  return [...kept, `${last.trimEnd()}…`]
}

/**
 * Colours of the card, of words and of lines. Nobody can tell whose theme is dark: a dark card is at home in the dark one and
 * no glare, and in the light one it stands out as a picture does.
 */
export const CARD_COLOUR = '#20262e'
export const TEXT_COLOUR = '#f2f4f7'
export const MUTED_COLOUR = '#b4bdc7'
export const LINE_COLOUR = '#414a55'

export const hexColour = (colour: number): HexColour => `#${colour.toString(16).padStart(6, '0')}`

/** Relative luminance as WCAG 2 defines it. */
function luminance(colour: number): number {
  const [red = 0, green = 0, blue = 0] = [16, 8, 0].map((shift) => {
    const part = ((colour >> shift) & 0xff) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const DARK_TEXT = 0x111111
const LIGHT_TEXT = 0xffffff

export const contrastRatio = (a: number, b: number): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** Black or white, whichever reads better on this colour. */
export const textColourOn = (colour: number): number =>
  contrastRatio(DARK_TEXT, colour) >= contrastRatio(LIGHT_TEXT, colour) ? DARK_TEXT : LIGHT_TEXT

/** Pictures as wide as a phone shows them, so that their words come out as large as they are written. */
export const CARD_WIDTH = 288
export const CARD_PADDING = 12
export const CARD_INNER_WIDTH = CARD_WIDTH - 2 * CARD_PADDING

export const WORDS_FONT: LineFont = { size: 11, bold: false, line: 15 }
export const NUMBER_FONT: LineFont = { size: 11, bold: true, line: 15 }

/** What stands under other words. */
export const FOOT_FONT: LineFont = { size: 11, bold: false, line: 14 }

/** How a grade, or an outcome, looks wherever there is colour. */
interface GradeStyle {
  /** Tones that stay apart for colour-blind eyes (Okabe and Ito's palette), as 0xRRGGBB. */
  readonly colour: number
  /** Stands before the grade's word, so that colour never says it alone. */
  readonly sign: string
}

export const GRADE_STYLE: Readonly<Record<Finding, GradeStyle>> = {
  Outstanding: { colour: 0x0072b2, sign: '★' },
  Good: { colour: 0x009e73, sign: '●' },
  Adequate: { colour: 0xf0e442, sign: '◆' },
  'Requires improvement': { colour: 0xe69f00, sign: '◇' },
  Inadequate: { colour: 0xd55e00, sign: '▼' },
  'Not judged': { colour: 0x999999, sign: '○' },
  // Outcomes stand on no scale with grades, so none of them has a colour or sign like one.
  'Outcome 1': { colour: 0x56b4e9, sign: '①' },
  'Outcome 2': { colour: 0xcc79a7, sign: '②' },
  'Outcome 3': { colour: 0x882255, sign: '③' },
}

/** What no grade names: a plain count. */
const PLAIN_STYLE = { colour: 0x56708a, sign: '' }
/** What a council in a list is without such a grade, in the legend of its map. */
export const NO_GRADE = 'No such grade'

/** What has no grade, as it stands among what has. */
const UNGRADED_STYLE = { colour: 0x414a55, sign: '–' }

/** The colour and sign of what is counted. */
export const styleOfCount = ({
  label,
  finding,
}: Pick<FigureShare, 'label' | 'finding'>): { readonly colour: number; readonly sign: string } =>
  finding !== undefined ? GRADE_STYLE[finding] : label === NO_GRADE ? UNGRADED_STYLE : PLAIN_STYLE

const MAX_FOOT_LINES = 4

const AS_PRINTED = 'Grades as printed in Ofsted’s inspection reports.'

const footLines = (foot: readonly string[], measure: MeasureText): string[] =>
  foot.flatMap((line) => wrapText(line, CARD_INNER_WIDTH, FOOT_FONT, measure, MAX_FOOT_LINES))

const CARD_MARGIN = { above: CARD_PADDING, foot: 4, below: CARD_PADDING - 2 }

/** Points that the card takes around what it shows. */
export const cardMarginsHeight = (foot: readonly string[], measure: MeasureText): number =>
  CARD_MARGIN.above + CARD_MARGIN.foot + footLines(foot, measure).length * FOOT_FONT.line + CARD_MARGIN.below

/** Parts under each other on a card, and what stands under them. The sentence above the picture is its title. */
export function drawCard(
  parts: readonly DrawingGroup[],
  measure: MeasureText,
  foot: readonly string[] = [AS_PRINTED],
): Drawing {
  const { operations, height } = stack([
    spacer(CARD_MARGIN.above),
    ...parts,
    spacer(CARD_MARGIN.foot),
    textLines(footLines(foot, measure), FOOT_FONT, { x: CARD_PADDING, colour: MUTED_COLOUR }),
    spacer(CARD_MARGIN.below),
  ])
  const paper: DrawingOperation = {
    operation: 'box',
    x: 0,
    y: 0,
    width: CARD_WIDTH,
    height,
    round: 8,
    fill: CARD_COLOUR,
  }
  return { width: CARD_WIDTH, height, operations: [paper, ...operations] }
}

const SWATCH = 11

/** Room between two entries of a legend. */
const LEGEND_GAP = 12

/** Each grade with its colour, sign, word and count, as many on a line as have room. */
export function drawLegend(shares: readonly FigureShare[], measure: MeasureText): DrawingGroup {
  const operations: DrawingOperation[] = []
  let [x, y] = [CARD_PADDING, 0]
  for (const share of shares) {
    const { label, count } = share
    const { colour, sign } = styleOfCount(share)
    const room = CARD_INNER_WIDTH - SWATCH - 6
    const [words = ''] = wrapText(`${sign} ${label}: ${count}`.trim(), room, WORDS_FONT, measure, 1)
    const width = SWATCH + 6 + measure(words, WORDS_FONT)
    if (x > CARD_PADDING && x + width > CARD_PADDING + CARD_INNER_WIDTH)
      [x, y] = [CARD_PADDING, y + WORDS_FONT.line]
    const side = { width: SWATCH, height: SWATCH, round: 2 }
    operations.push({
      operation: 'box',
      x,
      y: y + (WORDS_FONT.line - SWATCH) / 2,
      ...side,
      fill: hexColour(colour),
    })
    const said = textLines([words], WORDS_FONT, { x: x + SWATCH + 6, colour: TEXT_COLOUR })
    operations.push(...said.operations.map((shape) => moveDown(shape, y)))
    x += width + LEGEND_GAP
  }
  return { operations, height: shares.length === 0 ? 0 : y + WORDS_FONT.line }
}
