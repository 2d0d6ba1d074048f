import type { Colour, Font, Shape } from './shape.js'

/** Shapes whose upper edge is 0, and how much room they take. */
export interface Part {
  readonly shapes: readonly Shape[]
  readonly height: number
}

/** A font with the height of its lines, in points. */
export interface Written extends Font {
  readonly line: number
}

/** Lines of text one under the other. */
export function text(
  lines: readonly string[],
  { line, ...font }: Written,
  at: { x: number; align?: 'left' | 'centre'; colour: Colour },
): Part {
  const shapes = lines.map((words, index): Shape => {
    const y = line * (index + 0.5)
    return {
      shape: 'text',
      x: at.x,
      y,
      align: at.align ?? 'left',
      text: words,
      font,
      colour: at.colour,
    }
  })
  return { shapes, height: lines.length * line }
}

/** A shape further down. */
export function moved(shape: Shape, down: number): Shape {
  if (shape.shape !== 'line') return { ...shape, y: shape.y + down }
  const { from, to } = shape
  return { ...shape, from: [from[0], from[1] + down], to: [to[0], to[1] + down] }
}

/** Parts one under the other. */
export const below = (parts: readonly Part[]): Part => {
  let height = 0
  const shapes = parts.flatMap((part) => {
    const placed = part.shapes.map((shape) => moved(shape, height))
    height += part.height
    return placed
  })
  return { shapes, height }
}

/** Parts side by side, their upper edges level. */
export const beside = (parts: readonly Part[]): Part => ({
  shapes: parts.flatMap(({ shapes }) => shapes),
  height: Math.max(0, ...parts.map(({ height }) => height)),
})

export const space = (height: number): Part => ({ shapes: [], height })
