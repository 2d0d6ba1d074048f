import {
  type APIComponentInContainer,
  type APIMessageComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import * as phone from '../../src/discord/phone/measures.js'
import { buttonsSet } from '../../src/discord/phone/setting.js'
import type { Payload } from '../../src/discord/render/payload.js'
import { drawingOf } from '../../src/picture/drawn.js'
import { hex } from '../../src/picture/ink.js'
import { below, moved, type Part, space, text } from '../../src/picture/part.js'
import type { Picture } from '../../src/picture/picture.js'
import type { Drawing, Measure, Shape } from '../../src/picture/shape.js'
import { wrap } from '../../src/picture/wrap.js'
import { DANGER, PRIMARY, type Theme } from './theme.js'
import { drawWords, type Place as Words } from './words.js'

/** Where a component stands, and what it is drawn with. */
interface Place extends Words {
  readonly chart: Picture | null
}

const HEIGHT = phone.LABEL.line

function button(drawn: APIMessageComponent, x: number, width: number, theme: Theme): Shape[] {
  if (drawn.type !== ComponentType.Button || !('label' in drawn)) return []
  const { style, label = '' } = drawn
  const strong = style === ButtonStyle.Primary ? PRIMARY : style === ButtonStyle.Danger ? DANGER : null
  const colour = strong === null ? theme.onButton : '#ffffff'
  const words = text([label], phone.LABEL, { x: x + width / 2, align: 'centre', colour })
  return [
    { shape: 'box', x, y: 0, width, height: HEIGHT, round: 6, fill: strong ?? theme.button },
    ...words.shapes,
  ]
}

/** Buttons side by side, in further lines where a phone has no room; or one menu. */
function row(components: readonly APIMessageComponent[], { x, width, measure, theme }: Place): Part {
  const [first] = components
  if (first?.type === ComponentType.StringSelect) {
    const height = phone.MENU
    const box: Shape = { shape: 'box', x, y: 0, width, height, round: 6, fill: theme.code }
    const words = `${first.placeholder ?? ''} ▾`
    const lines = wrap(words, width - 24, phone.TEXT, measure, 1)
    const label = text(lines, { ...phone.TEXT, line: height }, { x: x + 12, colour: theme.quiet })
    return { shapes: [box, ...label.shapes], height }
  }
  const label = (one: APIMessageComponent) => ('label' in one ? (one.label ?? '') : '')
  const wide = (one: APIMessageComponent) => measure(label(one), phone.LABEL) + 2 * phone.BUTTON.inset
  const { placed, height } = buttonsSet(components, wide, width, { ...phone.BUTTON, tall: HEIGHT })
  const shapes = placed.flatMap(({ one, x: right, y, width: wide }) =>
    button(one, x + right, wide, theme).map((shape) => moved(shape, y)),
  )
  return { shapes, height }
}

function picture({ x, width, measure, chart }: Place): Part {
  if (chart === null) return space(0)
  const drawing = drawingOf(chart, measure)
  const times = Math.min(1, width / drawing.width)
  return { shapes: [{ shape: 'drawing', x, y: 0, times, drawing }], height: drawing.height * times }
}

function component(drawn: APIComponentInContainer, place: Place): Part {
  switch (drawn.type) {
    case ComponentType.TextDisplay:
      return drawWords(drawn.content, place)
    case ComponentType.ActionRow:
      return row(drawn.components, place)
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
  const { x, width, theme } = place
  const inner = { ...place, x: x + phone.EDGE + phone.PADDING, width: phone.INSIDE }
  const parts = components.map((each) => component(each, inner))
  const { shapes, height } = below([
    space(phone.PADDING),
    ...parts.flatMap((part, at) => (at > 0 ? [space(phone.GAP), part] : [part])),
    space(phone.PADDING),
  ])
  const edge: Shape = { shape: 'box', x, y: 0, width: 12, height, round: 6, fill: hex(accent_color ?? 0) }
  const inside = { x: x + phone.EDGE, width: width - phone.EDGE }
  const box: Shape = { shape: 'box', ...inside, y: 0, height, round: 4, fill: theme.box }
  return { shapes: [edge, box, ...shapes], height }
}

/**
 * A message of Pilcrow's as Discord shows it on a phone, near enough for the eye.
 * @param chart what its picture shows
 */
export function messageDrawing(
  { components, flags }: Payload,
  chart: Picture | null,
  measure: Measure,
  theme: Theme,
): Drawing {
  const place = { x: phone.LEFT, width: phone.CONTAINER, measure, chart, theme }
  const isPrivate = (flags & MessageFlags.Ephemeral) !== 0
  const under = { x: phone.LEFT, colour: theme.quiet }
  const { shapes, height } = below([
    space(10),
    text(['Pilcrow'], phone.NAME, { x: phone.LEFT, colour: theme.name }),
    space(4),
    ...components.map((each) =>
      each.type === ComponentType.Container
        ? container(each, place)
        : component(each as APIComponentInContainer, place),
    ),
    space(6),
    isPrivate ? text(['Only you can see this'], phone.SMALL, under) : space(phone.SMALL.line),
    space(10),
  ])
  const width = phone.SCREEN
  const behind: Shape = { shape: 'box', x: 0, y: 0, width, height, round: 0, fill: theme.behind }
  const face: Shape = { shape: 'box', x: 16, y: 12, width: 40, height: 40, round: 20, fill: PRIMARY }
  const sign = text(['¶'], { ...phone.HEADING, line: 40 }, { x: 36, align: 'centre', colour: '#ffffff' })
  return { width, height, shapes: [behind, face, ...sign.shapes.map((one) => moved(one, 12)), ...shapes] }
}
