/** An affine transformation as PDF writes it: [a b c d e f] (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number]

export const unmoved: Matrix = [1, 0, 0, 1, 0, 0]

/** The transformation that applies `inner` first and `outer` after it. */
export function within(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [p, q, r, s, t, u] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

/** The matrix in a list of six numbers, as pdf.js hands it over (an array or a typed array). */
export function matrixOf(numbers: ArrayLike<number>): Matrix {
  return [0, 1, 2, 3, 4, 5].map((at) => numbers[at] ?? 0) as unknown as Matrix
}

/** How high a letter of height 1 stands above its baseline. */
export const upright = ([a, b, c, d]: Matrix) => (a * d - b * c) / Math.hypot(a, b)

/** Whether upright strokes lean away from the right angle with the baseline. */
export const isLeaning = ([a, b, c, d]: Matrix) =>
  Math.abs(a * c + b * d) > 0.1 * Math.hypot(a, b) * Math.hypot(c, d)

/** The direction, in whole degrees from 0 to 359, of a line that is set from left to right, or backwards for a negative size. */
export function angleOf([a, b]: Matrix, size: number): number {
  if (b === 0 && a * size >= 0) return 0
  const degrees = Math.round((Math.atan2(b, a) * 180) / Math.PI) + (size < 0 ? 180 : 0)
  return (degrees + 360) % 360
}
