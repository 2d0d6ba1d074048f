import type { Bar, Bars } from './bars.js'
import {
  CARD_INNER_WIDTH,
  CARD_PADDING,
  drawCard,
  drawLegend,
  NUMBER_FONT,
  styleOfCount,
  WORDS_FONT,
} from './card.js'
import type { Drawing, DrawingOperation, MeasureText } from './drawing.js'
import {
  type DrawingGroup,
  hexColour,
  LINE_COLOUR,
  MUTED_COLOUR,
  moveDown,
  spacer,
  stack,
  TEXT_COLOUR,
  textColourOn,
  textLines,
  wrapText,
} from './drawing.js'

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
  { label, count }: Bar['parts'][number],
  x: number,
  width: number,
  measure: MeasureText,
): DrawingOperation[] {
  const { colour, sign } = styleOfCount(label)
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
