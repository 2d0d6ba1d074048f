/** What a picture is made of, in points from its upper left corner; drawn larger for sharp screens. */

/** `#RRGGBB` */
export type HexColour = string

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
