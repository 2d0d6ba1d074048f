/**
 * Adam over a table of numbers, row by row: a row that no step touches costs nothing and keeps what it was.
 * @returns moves one row against its gradient, which stands in a list from a place on; `pace` is a share of the rate
 */
export function adam(table: Float32Array, width: number, rate: number) {
  const first = new Float32Array(table.length)
  const second = new Float32Array(table.length)
  const steps = new Uint32Array(table.length / width)
  return (row: number, gradient: Float32Array, from: number, pace: number): void => {
    const step = (steps[row] as number) + 1
    steps[row] = step
    const ofFirst = 1 - 0.9 ** step
    const ofSecond = 1 - 0.98 ** step
    for (let i = 0; i < width; i++) {
      const slope = gradient[from + i] as number
      const at = row * width + i
      const m = 0.9 * (first[at] as number) + 0.1 * slope
      const v = 0.98 * (second[at] as number) + 0.02 * slope * slope
      first[at] = m
      second[at] = v
      table[at] = (table[at] as number) - (rate * pace * m) / ofFirst / (Math.sqrt(v / ofSecond) + 1e-6)
    }
  }
}
