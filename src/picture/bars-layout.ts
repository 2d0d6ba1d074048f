import type { Bar, Bars } from './bars.js'
import { INK, QUIET, RULE } from './colours.js'
import { hex, inkOn } from './ink.js'
import { EDGE, INNER, legend, lookOf, NUMBER, onPaper, WORDS } from './narrow.js'
import { below, moved, type Part, space, text } from './part.js'
import type { Drawing, Measure, Shape } from './shape.js'
import { wrap } from './wrap.js'

const BAR = { height: 18, gap: 6, least: 2 }

/** Of the column of names: as wide as they are, but leaving room for the bars; and the room to the next column. */
const NAMES = { most: 104, gap: 6 }

/** `3 of 7`, `3` */
const countOf = ({ count, of }: Bar): string => (of === null ? `${count}` : `${count} of ${of}`)

/** Points of a bar with a name of one line or two, and of the card around them with its foot. */
const TALL = { one: BAR.height + BAR.gap, two: 30 + BAR.gap, around: 60 }

/** How many bars have room; the words say the rest. */
function barsIn({ bars, legend: shares, most = Number.POSITIVE_INFINITY }: Bars, measure: Measure): number {
  let left = most - TALL.around - legend(shares, measure).height
  const fitting = bars.findIndex(({ label }) => {
    left -= measure(label, WORDS) > NAMES.most ? TALL.two : TALL.one
    return left < 0
  })
  return fitting < 0 ? bars.length : Math.max(1, fitting)
}

interface Room {
  readonly names: number
  readonly width: number
  /** The largest number that a bar shows. */
  readonly most: number
}

/** Where everything in a picture of bars stands. */
export function layoutBars(picture: Bars, measure: Measure): Drawing {
  const { bars, legend: shares } = picture
  const shown = bars.slice(0, barsIn(picture, measure))
  const names = Math.min(NAMES.most, Math.max(0, ...shown.map(({ label }) => measure(label, WORDS))))
  const counts = Math.max(0, ...shown.map((bar) => measure(countOf(bar), NUMBER)))
  const room: Room = {
    names,
    width: INNER - names - gapAfter(names) - counts - NAMES.gap,
    most: Math.max(1, ...shown.map(({ count, of }) => Math.max(count, of ?? 0))),
  }
  const rest = bars.length - shown.length
  const left = rest > 0 ? [text([`and ${rest} more`], WORDS, { x: EDGE, colour: QUIET })] : []
  const parts = [...shown.flatMap((bar) => [drawnBar(bar, room, measure), space(BAR.gap)]), ...left]
  return onPaper([...parts, space(4), legend(shares, measure)], measure)
}

/** A bar alone needs no name: the title is one. */
const gapAfter = (names: number): number => (names > 0 ? NAMES.gap : 0)

function drawnBar(bar: Bar, { names, width, most }: Room, measure: Measure): Part {
  const x = EDGE + names + gapAfter(names)
  const scale = width / most
  const label = text(wrap(bar.label, names, WORDS, measure, 2), WORDS, { x: EDGE, colour: INK })
  const height = Math.max(BAR.height, label.height)
  const whole = bar.of !== null && bar.of > bar.count ? [box(x, bar.of * scale, RULE)] : []
  const parts = bar.parts.length > 0 ? bar.parts : bar.count > 0 ? [{ label: '', count: bar.count }] : []
  let at = x
  const segments = parts.flatMap((part) => {
    const own = segment(part, at, part.count * scale, measure)
    at += part.count * scale
    return own
  })
  const count = text([countOf(bar)], NUMBER, { x: x + width + NAMES.gap, colour: INK })
  const lift = (height - BAR.height) / 2
  const centred = (part: Part): Shape[] =>
    part.shapes.map((shape) => moved(shape, (height - part.height) / 2))
  return {
    shapes: [
      ...centred(label),
      ...[...whole, ...segments].map((shape) => moved(shape, lift)),
      ...centred(count),
    ],
    height,
  }
}

const box = (x: number, width: number, fill: string): Shape => ({
  shape: 'box',
  x,
  y: 0,
  width: Math.max(BAR.least, width),
  height: BAR.height,
  round: 2,
  fill,
})

/** A part in its colour, with its sign and number where there is room: colour never says it alone. */
function segment(
  { label, count }: Bar['parts'][number],
  x: number,
  width: number,
  measure: Measure,
): Shape[] {
  const { colour, sign } = lookOf(label)
  const words = [`${sign} ${count}`.trim(), sign, `${count}`].find(
    (one) => one !== '' && measure(one, NUMBER) <= width - 2,
  )
  const drawn = below([
    space((BAR.height - NUMBER.line) / 2),
    text(words === undefined ? [] : [words], NUMBER, {
      x: x + width / 2,
      align: 'centre',
      colour: hex(inkOn(colour)),
    }),
  ])
  return [box(x, width, hex(colour)), ...(label === '' ? [] : drawn.shapes)]
}
