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
