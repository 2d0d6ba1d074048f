import { type Network, scaled } from '../src/learnt/models.js'
import { random, shuffle } from './random.js'

/** Things of which one shall come first: those that are right, or none of them where none is. */
export interface List {
  /** The inputs of each thing. */
  readonly things: readonly ArrayLike<number>[]
  readonly right: ReadonlySet<number>
  readonly weight: number
}

export interface NetworkSettings {
  readonly seed: number
  readonly units: number
  readonly epochs: number
  readonly rate: number
  readonly decay: number
}

const BATCH = 32

/**
 * Learns to lift the right things of each list above the others, and above 0; and to leave all below 0 where none is right:
 * the chance of a thing is its share of e to its output, with 1 for none of them.
 */
export function trainNetwork(
  lists: readonly List[],
  { seed, units, epochs, rate, decay }: NetworkSettings,
  tell: (line: string) => void,
): Network {
  const size = lists.find(({ things }) => things.length > 0)?.things[0]?.length ?? 0
  const { mean, deviation } = spread(lists, size)
  const draw = random(seed)
  const width = size + 1
  // One list of all weights: hidden, output, straight.
  const weights = Float64Array.from({ length: units * width + units + 1 + size }, (_, at) =>
    at < units * width + units ? (draw() - 0.5) * (at < units * width ? 2 / Math.sqrt(size) : 0.5) : 0,
  )
  const outputAt = units * width
  const straightAt = outputAt + units + 1
  const gradient = new Float64Array(weights.length)
  const first = new Float64Array(weights.length)
  const second = new Float64Array(weights.length)
  const order = Int32Array.from(lists, (_, at) => at)
  const steps = epochs * Math.ceil(lists.length / BATCH)
  let step = 0

  function learn({ things, right, weight }: List): number {
    const inputs: Float64Array[] = []
    const raised: Float64Array[] = []
    const outputs = things.map((thing) => {
      const values = new Float64Array(size)
      let sum = weights[outputAt + units] as number
      for (let i = 0; i < size; i++) {
        values[i] = scaled(thing[i] as number, mean[i] as number, deviation[i] as number)
        sum += (values[i] as number) * (weights[straightAt + i] as number)
      }
      const own = new Float64Array(units)
      for (let unit = 0; unit < units; unit++) {
        const from = unit * width
        let value = weights[from + size] as number
        for (let i = 0; i < size; i++) value += (weights[from + i] as number) * (values[i] as number)
        own[unit] = Math.max(0, value)
        sum += (own[unit] as number) * (weights[outputAt + unit] as number)
      }
      inputs.push(values)
      raised.push(own)
      return sum
    })
    const most = Math.max(0, ...outputs)
    const shares = outputs.map((output) => Math.exp(output - most))
    const none = Math.exp(-most)
    const all = shares.reduce((sum, share) => sum + share, none)
    const rightly = right.size === 0 ? none : [...right].reduce((sum, at) => sum + (shares[at] as number), 0)
    for (const [at, share] of shares.entries()) {
      const wanted = right.has(at) ? share / rightly : 0
      const error = weight * (share / all - wanted)
      if (Math.abs(error) < 1e-6) continue
      const values = inputs[at] as Float64Array
      const own = raised[at] as Float64Array
      gradient[outputAt + units] = (gradient[outputAt + units] as number) + error
      for (let i = 0; i < size; i++)
        gradient[straightAt + i] = (gradient[straightAt + i] as number) + error * (values[i] as number)
      for (let unit = 0; unit < units; unit++) {
        if (own[unit] === 0) continue
        gradient[outputAt + unit] = (gradient[outputAt + unit] as number) + error * (own[unit] as number)
        const back = error * (weights[outputAt + unit] as number)
        const from = unit * width
        for (let i = 0; i < size; i++)
          gradient[from + i] = (gradient[from + i] as number) + back * (values[i] as number)
        gradient[from + size] = (gradient[from + size] as number) + back
      }
    }
    return -Math.log(rightly / all)
  }

  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, draw)
    let loss = 0
    for (let from = 0; from < order.length; from += BATCH) {
      gradient.fill(0)
      const batch = order.subarray(from, from + BATCH)
      for (const at of batch) loss += learn(lists[at] as List)
      step++
      const pace = rate * (1 - step / (steps + 1))
      for (let at = 0; at < weights.length; at++) {
        const slope = (gradient[at] as number) / batch.length + decay * (weights[at] as number)
        first[at] = 0.9 * (first[at] as number) + 0.1 * slope
        second[at] = 0.999 * (second[at] as number) + 0.001 * slope * slope
        const m = (first[at] as number) / (1 - 0.9 ** step)
        const v = (second[at] as number) / (1 - 0.999 ** step)
        weights[at] = (weights[at] as number) - (pace * m) / (Math.sqrt(v) + 1e-8)
      }
    }
    tell(`epoch ${epoch + 1}: ${(loss / lists.length).toFixed(4)}`)
  }
  return {
    mean,
    deviation,
    hidden: Float32Array.from(weights.subarray(0, outputAt)),
    output: Float32Array.from(weights.subarray(outputAt, straightAt)),
    straight: Float32Array.from(weights.subarray(straightAt)),
  }
}

function spread(lists: readonly List[], size: number): Pick<Network, 'mean' | 'deviation'> {
  const sum = new Float64Array(size)
  const squares = new Float64Array(size)
  let count = 0
  for (const { things } of lists)
    for (const thing of things) {
      count++
      for (let i = 0; i < size; i++) {
        sum[i] = (sum[i] as number) + (thing[i] as number)
        squares[i] = (squares[i] as number) + (thing[i] as number) ** 2
      }
    }
  const mean = Float32Array.from(sum, (value) => value / count)
  const deviation = Float32Array.from(
    squares,
    (value, i) => Math.sqrt(Math.max(0, value / count - (mean[i] as number) ** 2)) || 1,
  )
  return { mean, deviation }
}
