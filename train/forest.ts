import { type Forest, leafOf, type Tree } from '../src/learnt/models.js'
import type { List } from './network.js'
import { random } from './random.js'

/** Numbers that something is known by, whether it is so, and how much it counts. */
export interface Instance {
  readonly numbers: ArrayLike<number>
  readonly is: boolean
  readonly weight: number
}

export interface ForestSettings {
  readonly seed: number
  readonly trees: number
  readonly leaves: number
  readonly rate: number
  /** Weight that a leaf must have at least, and by which its answer is drawn to 0. */
  readonly least: number
  readonly decay: number
  /** The share of instances and of numbers that a tree sees. */
  readonly instances: number
  readonly numbers: number
  /** Numbers of which more never makes it less likely, by their places. */
  readonly rising: readonly number[]
}

/** Numbers are cut at no more places than this. */
const CUTS = 48

/** A leaf that may still be parted. */
interface Open {
  readonly members: Int32Array
  readonly split: Split | null
  /** Where the answer goes: the node above and its side; null for the root. */
  readonly from: { readonly node: number; readonly side: 'above' | 'below' } | null
}

interface Split {
  readonly number: number
  readonly bin: number
  readonly gain: number
}

/**
 * Gradient boosting for a question of yes or no: each tree learns what those before it left, by the slope and bend of the logarithm
 * of the odds; the leaf that gains most is parted next.
 */
export function trainForest(instances: readonly Instance[], settings: ForestSettings): Forest {
  const all = instances.reduce((sum, { weight }) => sum + weight, 0)
  const share = instances.reduce((sum, { is, weight }) => sum + (is ? weight : 0), 0) / (all || 1)
  const start = Math.log(Math.max(1e-6, share) / Math.max(1e-6, 1 - share))
  return boosted(
    instances.map(({ numbers }) => numbers),
    Number(start.toPrecision(6)),
    (odds, slopes, bends) => {
      for (const [at, { is, weight }] of instances.entries()) {
        const chance = 1 / (1 + Math.exp(-(odds[at] as number)))
        slopes[at] = weight * (chance - (is ? 1 : 0))
        bends[at] = weight * Math.max(1e-6, chance * (1 - chance))
      }
    },
    (draw) => Int32Array.from(instances.keys()).filter(() => draw() < settings.instances),
    settings,
  )
}

/**
 * Gradient boosting for ranking, listwise: the right thing of each list shall have the greatest share of e to its output, with 1 for none
 * of them, as {@link trainNetwork} has it.
 */
export function trainRankingForest(lists: readonly List[], settings: ForestSettings): Forest {
  const from = new Int32Array(lists.length + 1)
  for (const [at, { things }] of lists.entries()) from[at + 1] = (from[at] as number) + things.length
  return boosted(
    lists.flatMap(({ things }) => things),
    0,
    (odds, slopes, bends) => {
      for (const [list, { right, weight }] of lists.entries()) {
        const start = from[list] as number
        const end = from[list + 1] as number
        let most = 0
        for (let at = start; at < end; at++) most = Math.max(most, odds[at] as number)
        let all = Math.exp(-most)
        for (let at = start; at < end; at++) all += Math.exp((odds[at] as number) - most)
        for (let at = start; at < end; at++) {
          const share = Math.exp((odds[at] as number) - most) / all
          slopes[at] = weight * (share - (right.has(at - start) ? 1 : 0))
          bends[at] = weight * Math.max(LEAST_BEND, share * (1 - share))
        }
      }
    },
    (draw) => {
      const members: number[] = []
      for (let list = 0; list < lists.length; list++)
        if (draw() < settings.instances)
          for (let at = from[list] as number; at < (from[list + 1] as number); at++) members.push(at)
      return Int32Array.from(members)
    },
    settings,
  )
}

/** What is as good as sure still learns a little. */
const LEAST_BEND = 1e-4

/**
 * @param slope writes the slope and the bend of the loss of each row at its odds
 * @param sample draws the rows that a tree learns from
 */
function boosted(
  rows: readonly ArrayLike<number>[],
  start: number,
  slope: (odds: Float64Array, slopes: Float64Array, bends: Float64Array) => void,
  sample: (draw: () => number) => Int32Array,
  settings: ForestSettings,
): Forest {
  const draw = random(settings.seed)
  const width = rows[0]?.length ?? 0
  const cuts = Array.from({ length: width }, (_, number) => cutsOf(rows, number))
  const bins = cuts.map((own, number) =>
    Uint8Array.from(rows, (numbers) => binOf(own, numbers[number] as number)),
  )
  const odds = new Float64Array(rows.length).fill(start)
  const slopes = new Float64Array(rows.length)
  const bends = new Float64Array(rows.length)
  const trees: Tree[] = []
  for (let each = 0; each < settings.trees; each++) {
    slope(odds, slopes, bends)
    const members = sample(draw)
    const numbers = [...cuts.keys()].filter((number) => cuts[number]?.length && draw() < settings.numbers)
    const tree = grown(members, numbers, { cuts, bins, slopes, bends }, settings, settings.rate)
    for (let at = 0; at < rows.length; at++)
      odds[at] = (odds[at] as number) + leafOf(tree, rows[at] as ArrayLike<number>)
    trees.push(tree)
  }
  return { start, trees }
}

interface Accumulators {
  readonly cuts: readonly (readonly number[])[]
  readonly bins: readonly Uint8Array[]
  readonly slopes: Float64Array
  readonly bends: Float64Array
}

function grown(
  members: Int32Array,
  numbers: readonly number[],
  sums: Accumulators,
  settings: ForestSettings,
  rate: number,
): Tree {
  const tree = { sign: [], cut: [], below: [], above: [], leaves: [] } as {
    -readonly [Part in keyof Tree]: number[]
  }
  const open: Open[] = [{ members, split: bestSplit(members, numbers, sums, settings), from: null }]
  while (open.length < settings.leaves) {
    const next = open.reduce((best, one) => ((one.split?.gain ?? 0) > (best.split?.gain ?? 0) ? one : best))
    if (next.split === null) break
    const { number, bin } = next.split
    const node = tree.sign.length
    tree.sign.push(number)
    tree.cut.push(sums.cuts[number]?.[bin] as number)
    tree.below.push(0)
    tree.above.push(0)
    if (next.from) tree[next.from.side][next.from.node] = node
    const own = sums.bins[number] as Uint8Array
    const parts = {
      below: next.members.filter((at) => (own[at] as number) <= bin),
      above: next.members.filter((at) => (own[at] as number) > bin),
    }
    open.splice(open.indexOf(next), 1)
    for (const side of ['below', 'above'] as const)
      open.push({
        members: parts[side],
        split: bestSplit(parts[side], numbers, sums, settings),
        from: { node, side },
      })
  }
  for (const { members: own, from } of open) {
    const { slope, bend } = summed(own, sums)
    tree.leaves.push(Number(((-rate * slope) / (bend + settings.decay)).toPrecision(4)))
    if (from) tree[from.side][from.node] = -tree.leaves.length
  }
  return tree
}

function summed(members: Int32Array, { slopes, bends }: Accumulators): { slope: number; bend: number } {
  let slope = 0
  let bend = 0
  for (const at of members) {
    slope += slopes[at] as number
    bend += bends[at] as number
  }
  return { slope, bend }
}

function bestSplit(
  members: Int32Array,
  numbers: readonly number[],
  sums: Accumulators,
  { least, decay, rising }: ForestSettings,
): Split | null {
  const { slope, bend } = summed(members, sums)
  if (bend < 2 * least) return null
  const whole = (slope * slope) / (bend + decay)
  let best: Split | null = null
  const ofSlopes = new Float64Array(CUTS + 1)
  const ofBends = new Float64Array(CUTS + 1)
  for (const number of numbers) {
    const own = sums.bins[number] as Uint8Array
    const size = sums.cuts[number]?.length as number
    ofSlopes.fill(0, 0, size + 1)
    ofBends.fill(0, 0, size + 1)
    for (const at of members) {
      const bin = own[at] as number
      ofSlopes[bin] = (ofSlopes[bin] as number) + (sums.slopes[at] as number)
      ofBends[bin] = (ofBends[bin] as number) + (sums.bends[at] as number)
    }
    let s = 0
    let b = 0
    const rises = rising.includes(number)
    for (let bin = 0; bin < size; bin++) {
      s += ofSlopes[bin] as number
      b += ofBends[bin] as number
      if (b < least || bend - b < least) continue
      if (rises && s / (b + decay) < (slope - s) / (bend - b + decay)) continue
      const gain = (s * s) / (b + decay) + (slope - s) ** 2 / (bend - b + decay) - whole
      if (gain > (best?.gain ?? 1e-9)) best = { number, bin, gain }
    }
  }
  return best
}

/** So many values, evenly drawn, tell where to cut. */
const MOST_TO_CUT = 50_000

/** Places that part what is known by one number into lots of one size. */
function cutsOf(rows: readonly ArrayLike<number>[], number: number): number[] {
  const step = Math.max(1, Math.floor(rows.length / MOST_TO_CUT))
  const values = new Float64Array(Math.ceil(rows.length / step))
  for (let at = 0; at < values.length; at++) values[at] = rows[at * step]?.[number] as number
  values.sort()
  const cuts = new Set<number>()
  for (let each = 1; each <= CUTS; each++) {
    const at = Math.floor((each * values.length) / (CUTS + 1))
    const [one, other] = [values[at - 1] as number, values[at] as number]
    // Between two values where they differ, else above the one that many share.
    const cut = one < other ? Number(((one + other) / 2).toPrecision(6)) : other
    if (cut < (values.at(-1) as number)) cuts.add(cut)
  }
  return [...cuts].sort((one, other) => one - other)
}

function binOf(cuts: readonly number[], value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value > (cuts[middle] as number)) low = middle + 1
    else high = middle
  }
  return low
}
