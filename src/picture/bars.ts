import { Finding } from '../model/finding.js'
import { blocksIn, type FigureRow, type FigureShare, type Reply } from '../model/reply.js'

/** What an answer says first: the sentence that tells what was counted. */
export function pictureTitle(reply: Reply): string {
  const first = blocksIn(reply).find((block) => block.block === 'words')
  return first?.block === 'words' ? (first.title ?? first.text) : ''
}

/** Counts as a picture shows them: a bar each, made of the grades that it is spread over. */
export interface Bars {
  readonly title: string
  readonly bars: readonly Bar[]
  /** What all parts together are, the legend: grades in their order with their counts. */
  readonly legend: readonly FigureShare[]
  /** Points that its picture may be tall, where that is not all the same. */
  readonly most?: number
}

export interface Bar {
  readonly label: string
  readonly count: number
  /** What it is counted from, where that is more than the count. */
  readonly of: number | null
  /** What it is made of; empty where it is of one thing. */
  readonly parts: readonly FigureShare[]
}

/** One number is read faster than drawn. */
const WORTH_DRAWING = 2

/** The bars of a reply of figures; null for one without, or with a single number. */
export function barsOf(reply: Reply): Bars | null {
  const block = blocksIn(reply).find((one) => one.block === 'figures')
  if (block?.block !== 'figures') return null
  const counted = block.rows.filter(({ count }) => count > 0)
  if (counted.length < WORTH_DRAWING) return null
  // A row of nothing, of nothing said to be a part, is told by being left out.
  const told = block.rows.filter(({ count, of }) => count > 0 || of !== null)
  const bars = isSpread(block.rows) ? [spreadBar(block.rows)] : told.map(barOf)
  return { title: pictureTitle(reply), bars, legend: legendOf(bars) }
}

/** A distribution: its rows are the parts of one whole. */
const isSpread = (rows: readonly FigureRow[]): boolean =>
  rows.every(({ of, parts }) => of !== null && parts.length === 0) &&
  rows.reduce((sum, { count }) => sum + count, 0) === rows[0]?.of

const spreadBar = (rows: readonly FigureRow[]): Bar => ({
  label: '',
  count: rows.reduce((sum, { count }) => sum + count, 0),
  of: null,
  parts: rows.filter(({ count }) => count > 0).map(({ label, count }) => ({ label, count })),
})

const barOf = ({ label, count, of, parts }: FigureRow): Bar => ({ label, count, of, parts })

function legendOf(bars: readonly Bar[]): FigureShare[] {
  const counts = new Map<string, number>()
  for (const { parts } of bars)
    for (const { label, count } of parts) counts.set(label, (counts.get(label) ?? 0) + count)
  const placeOf = (label: string): number => {
    const at = Finding.options.indexOf(label as Finding)
    return at < 0 ? Finding.options.length : at
  }
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .sort((one, other) => placeOf(one.label) - placeOf(other.label))
}
