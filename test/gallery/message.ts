import {
  type APIComponentInContainer,
  type APIMessageComponent,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import type { Payload } from '../../src/discord/render/payload.js'
import { drawingOf } from '../../src/picture/drawn.js'
import { hex } from '../../src/picture/ink.js'
import { below, moved, type Part, space, text } from '../../src/picture/part.js'
import type { Picture } from '../../src/picture/picture.js'
import type { Drawing, Measure, Shape } from '../../src/picture/shape.js'
import { wrap } from '../../src/picture/wrap.js'
import * as theme from './theme.js'
import { drawWords } from './words.js'

/** Where a component stands, and what it is drawn with. */
interface Place {
  readonly x: number
  readonly width: number
  readonly measure: Measure
  readonly chart: Picture | null
}

const HEIGHT = theme.LABEL.line

function button(
  label: string,
  x: number,
  strong: boolean,
  measure: Measure,
): { shapes: Shape[]; width: number } {
  const width = measure(label, theme.LABEL) + 24
  const fill = strong ? theme.PRIMARY : theme.BUTTON
  const words = text([label], theme.LABEL, { x: x + width / 2, align: 'centre', colour: '#ffffff' })
  const box: Shape = { shape: 'box', x, y: 0, width, height: HEIGHT, round: 6, fill }
  return { shapes: [box, ...words.shapes], width }
}

const labelOf = (component: unknown): string => String((component as { label?: unknown }).label ?? '')

/** Buttons side by side, in further lines where a phone has no room; or one menu. */
function row(components: readonly APIMessageComponent[], { x, width, measure }: Place): Part {
  const [first] = components
  if (first?.type === ComponentType.StringSelect) {
    const box: Shape = { shape: 'box', x, y: 0, width, height: HEIGHT + 4, round: 6, fill: theme.CODE }
    const words = `${first.placeholder ?? ''}  (${first.options.length})  ▾   ${first.options.map(({ label }) => label).join(' · ')}`
    const lines = wrap(words, width - 24, theme.TEXT, measure, 1)
    const label = text(lines, { ...theme.TEXT, line: HEIGHT + 4 }, { x: x + 12, colour: theme.QUIET })
    return { shapes: [box, ...label.shapes], height: HEIGHT + 4 }
  }
  const shapes: Shape[] = []
  let [left, down] = [x, 0]
  for (const component of components) {
    const wide = button(labelOf(component), left, false, measure).width
    if (left > x && left + wide > x + width) [left, down] = [x, down + HEIGHT + 6]
    const drawn = button(labelOf(component), left, false, measure)
    shapes.push(...drawn.shapes.map((shape) => moved(shape, down)))
    left += wide + 8
  }
  return { shapes, height: down + HEIGHT }
}

function picture({ x, width, measure, chart }: Place): Part {
  if (chart === null) return space(0)
  const drawing = drawingOf(chart, measure)
  const times = Math.min(1, width / drawing.width)
  return { shapes: [{ shape: 'drawing', x, y: 0, times, drawing }], height: drawing.height * times }
}

function component(drawn: APIComponentInContainer, place: Place): Part {
  const { x, width, measure } = place
  switch (drawn.type) {
    case ComponentType.TextDisplay:
      return drawWords(drawn.content, x, width, measure)
    case ComponentType.ActionRow:
      return row(drawn.components, place)
    case ComponentType.Section: {
      const beside = button(labelOf(drawn.accessory), 0, false, measure)
      const content = drawn.components.map(({ content }) => content).join('\n')
      const words = drawWords(content, x, width - beside.width - 12, measure)
      const right = button(labelOf(drawn.accessory), x + width - beside.width, false, measure)
      return { shapes: [...words.shapes, ...right.shapes], height: Math.max(words.height, HEIGHT) }
    }
    case ComponentType.MediaGallery:
      return picture(place)
    default:
      return space(0)
  }
}

/** A container: its components under each other, a box around them, its colour on the left edge. */
function container(
  { components, accent_color }: { components: APIComponentInContainer[]; accent_color?: number | null },
  place: Place,
): Part {
  const inner = {
    ...place,
    x: place.x + theme.EDGE + theme.PADDING,
    width: place.width - theme.EDGE - 2 * theme.PADDING,
  }
  const parts = components.map((each) => component(each, inner))
  const { shapes, height } = below([
    space(theme.PADDING),
    ...parts.flatMap((part, at) => (at > 0 ? [space(theme.GAP), part] : [part])),
    space(theme.PADDING),
  ])
  const { x, width } = place
  const edge: Shape = { shape: 'box', x, y: 0, width: 12, height, round: 6, fill: hex(accent_color ?? 0) }
  const box: Shape = {
    shape: 'box',
    x: x + theme.EDGE,
    y: 0,
    width: width - theme.EDGE,
    height,
    round: 4,
    fill: theme.BOX,
  }
  return { shapes: [edge, box, ...shapes], height }
}

/**
 * A message of Pilcrow's as Discord shows it, near enough for the eye.
 * @param chart what its picture shows
 */
export function messageDrawing(
  { components, flags }: Payload,
  chart: Picture | null,
  measure: Measure,
): Drawing {
  const place = { x: theme.MARGIN, width: theme.WIDTH - 2 * theme.MARGIN, measure, chart }
  const isPrivate = (flags & MessageFlags.Ephemeral) !== 0
  const { shapes, height } = below([
    space(10),
    text(['¶ Pilcrow'], theme.NAME, { x: theme.MARGIN, colour: '#ffffff' }),
    space(4),
    ...components.map((each) =>
      each.type === ComponentType.Container
        ? container(each, place)
        : component(each as APIComponentInContainer, place),
    ),
    space(6),
    text(isPrivate ? ['Only you can see this'] : [], theme.SMALL, { x: theme.MARGIN, colour: theme.QUIET }),
    space(10),
  ])
  const behind: Shape = { shape: 'box', x: 0, y: 0, width: theme.WIDTH, height, round: 0, fill: theme.BEHIND }
  return { width: theme.WIDTH, height, shapes: [behind, ...shapes] }
}
