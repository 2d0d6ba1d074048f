/** A network of one hidden layer that makes one number of several. */
export interface Network {
  /** What is taken from each input and by what it is divided, so that all are of one size. */
  readonly mean: Float32Array
  readonly deviation: Float32Array
  /** Inputs to the hidden layer, a row a hidden unit, its own constant last. */
  readonly hidden: Float32Array
  /** The hidden layer to the output, the constant last; then the inputs to the output straight. */
  readonly output: Float32Array
  readonly straight: Float32Array
}

/** Inputs further than this from their mean say no more. */
const FARTHEST = 4

export const scaled = (value: number, mean: number, deviation: number): number =>
  Math.max(-FARTHEST, Math.min(FARTHEST, (value - mean) / deviation))

/** What the network makes of some inputs; `scratch` takes the scaled ones. */
export function outputOf(
  { mean, deviation, hidden, output, straight }: Network,
  inputs: ArrayLike<number>,
): number {
  const size = mean.length
  const units = output.length - 1
  const values = new Float64Array(size)
  let sum = output[units] as number
  for (let i = 0; i < size; i++) {
    const value = scaled(inputs[i] as number, mean[i] as number, deviation[i] as number)
    values[i] = value
    sum += value * (straight[i] as number)
  }
  for (let unit = 0; unit < units; unit++) {
    const from = unit * (size + 1)
    let raised = hidden[from + size] as number
    for (let i = 0; i < size; i++) raised += (hidden[from + i] as number) * (values[i] as number)
    if (raised > 0) sum += raised * (output[unit] as number)
  }
  return sum
}
