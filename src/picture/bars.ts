import { groupsOf } from '../collections/collections.js'
import { blocksIn, type FigureRow, type FigureShare, figureShareOf, type Reply } from '../model/reply.js'
import { placeInOrder } from '../model/report.js'
import {
  CARD_INNER_WIDTH,
  CARD_PADDING,
  type Drawing,
  type DrawingGroup,
  type DrawingOperation,
  drawCard,
  drawLegend,
  hexColour,
  LINE_COLOUR,
  type MeasureText,
  MUTED_COLOUR,
  moveDown,
  NUMBER_FONT,
  spacer,
  stack,
  styleOfCount,
  TEXT_COLOUR,
  textColourOn,
  textLines,
  WORDS_FONT,
  wrapText,
} from './drawing.js'

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

interface Bar {
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
  parts: rows.filter(({ count }) => count > 0).map(figureShareOf),
})

const barOf = ({ label, count, of, parts }: FigureRow): Bar => ({ label, count, of, parts })

function legendOf(bars: readonly Bar[]): FigureShare[] {
  const parts = bars.flatMap((bar) => bar.parts)
  return groupsOf(parts, ({ label }) => label)
    .map((same) => ({ ...same[0], count: same.reduce((sum, { count }) => sum + count, 0) }))
    .sort((one, other) => placeInOrder(one.finding) - placeInOrder(other.finding))
}

const BAR_SIZE = { height: 18, gap: 6, least: 2 }

/** Of the column of names: as wide as they are, but leaving room for the bars; and the room to the next column. */
const NAME_COLUMN = { most: 104, gap: 6 }

/** `3 of 7`, `3` */
const countLabel = ({ count, of }: Bar): string => (of === null ? `${count}` : `${count} of ${of}`)

/** Points of a bar with a name of one line or two, and of the card around them with its foot. */
const ROW_HEIGHTS = { one: BAR_SIZE.height + BAR_SIZE.gap, two: 30 + BAR_SIZE.gap, around: 60 }

/** How many bars have room; the words say the rest. */
function fittingBars(
  { bars, legend: shares, most = Number.POSITIVE_INFINITY }: Bars,
  measure: MeasureText,
): number {
  let left = most - ROW_HEIGHTS.around - drawLegend(shares, measure).height
  const fitting = bars.findIndex(({ label }) => {
    left -= measure(label, WORDS_FONT) > NAME_COLUMN.most ? ROW_HEIGHTS.two : ROW_HEIGHTS.one
    return left < 0
  })
  return fitting < 0 ? bars.length : Math.max(1, fitting)
}

interface BarScale {
  readonly names: number
  readonly width: number
  /** The largest number that a bar shows. */
  readonly most: number
}

/** Where everything in a picture of bars stands. */
export function layoutBars(picture: Bars, measure: MeasureText): Drawing {
  const { bars, legend: shares } = picture
  const shown = bars.slice(0, fittingBars(picture, measure))
  const names = Math.min(
    NAME_COLUMN.most,
    Math.max(0, ...shown.map(({ label }) => measure(label, WORDS_FONT))),
  )
  const counts = Math.max(0, ...shown.map((bar) => measure(countLabel(bar), NUMBER_FONT)))
  const room: BarScale = {
    names,
    width: CARD_INNER_WIDTH - names - gapAfterNames(names) - counts - NAME_COLUMN.gap,
    most: Math.max(1, ...shown.map(({ count, of }) => Math.max(count, of ?? 0))),
  }
  const rest = bars.length - shown.length
  const left =
    rest > 0 ? [textLines([`and ${rest} more`], WORDS_FONT, { x: CARD_PADDING, colour: MUTED_COLOUR })] : []
  const parts = [...shown.flatMap((bar) => [drawBar(bar, room, measure), spacer(BAR_SIZE.gap)]), ...left]
  return drawCard([...parts, spacer(4), drawLegend(shares, measure)], measure)
}

/** A bar alone needs no name: the title is one. */
const gapAfterNames = (names: number): number => (names > 0 ? NAME_COLUMN.gap : 0)

function drawBar(bar: Bar, { names, width, most }: BarScale, measure: MeasureText): DrawingGroup {
  const x = CARD_PADDING + names + gapAfterNames(names)
  const scale = width / most
  const label = textLines(wrapText(bar.label, names, WORDS_FONT, measure, 2), WORDS_FONT, {
    x: CARD_PADDING,
    colour: TEXT_COLOUR,
  })
  const height = Math.max(BAR_SIZE.height, label.height)
  const whole = bar.of !== null && bar.of > bar.count ? [barBox(x, bar.of * scale, LINE_COLOUR)] : []
  const parts = bar.parts.length > 0 ? bar.parts : bar.count > 0 ? [{ label: '', count: bar.count }] : []
  let at = x
  const segments = parts.flatMap((part) => {
    const own = barSegment(part, at, part.count * scale, measure)
    at += part.count * scale
    return own
  })
  const count = textLines([countLabel(bar)], NUMBER_FONT, {
    x: x + width + NAME_COLUMN.gap,
    colour: TEXT_COLOUR,
  })
  const lift = (height - BAR_SIZE.height) / 2
  const centred = (part: DrawingGroup): DrawingOperation[] =>
    part.operations.map((shape) => moveDown(shape, (height - part.height) / 2))
  return {
    operations: [
      ...centred(label),
      ...[...whole, ...segments].map((shape) => moveDown(shape, lift)),
      ...centred(count),
    ],
    height,
  }
}

const barBox = (x: number, width: number, fill: string): DrawingOperation => ({
  operation: 'box',
  x,
  y: 0,
  width: Math.max(BAR_SIZE.least, width),
  height: BAR_SIZE.height,
  round: 2,
  fill,
})

/** A part in its colour, with its sign and number where there is room: colour never says it alone. */
function barSegment(
  share: Bar['parts'][number],
  x: number,
  width: number,
  measure: MeasureText,
): DrawingOperation[] {
  const { label, count } = share
  const { colour, sign } = styleOfCount(share)
  const words = [`${sign} ${count}`.trim(), sign, `${count}`].find(
    (one) => one !== '' && measure(one, NUMBER_FONT) <= width - 2,
  )
  const drawn = stack([
    spacer((BAR_SIZE.height - NUMBER_FONT.line) / 2),
    textLines(words === undefined ? [] : [words], NUMBER_FONT, {
      x: x + width / 2,
      align: 'centre',
      colour: hexColour(textColourOn(colour)),
    }),
  ])
  return [barBox(x, width, hexColour(colour)), ...(label === '' ? [] : drawn.operations)]
}
