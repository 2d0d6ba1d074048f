import {
  type APIComponentInContainer,
  type APIMessageComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js'
import type { Payload } from '../../src/discord/components/payload.js'
import * as phone from '../../src/discord/phone.js'
import {
  type Drawing,
  type DrawingGroup,
  type DrawingOperation,
  hexColour,
  type MeasureText,
  moveDown,
  spacer,
  stack,
  textLines,
  wrapText,
} from '../../src/picture/drawing.js'
import type { Picture } from '../../src/picture/picture.js'
import { layoutPicture } from '../../src/picture/png.js'
import { DANGER, PRIMARY, type Theme } from './theme.js'
import { drawWords, type Place as Words } from './words.js'

/** Where a component stands, and what it is drawn with. */
interface Place extends Words {
  readonly chart: Picture | null
}

const HEIGHT = phone.LABEL_FONT.line

function button(drawn: APIMessageComponent, x: number, width: number, theme: Theme): DrawingOperation[] {
  if (drawn.type !== ComponentType.Button || !('label' in drawn)) return []
  const { style, label = '' } = drawn
  const strong = style === ButtonStyle.Primary ? PRIMARY : style === ButtonStyle.Danger ? DANGER : null
  const colour = strong === null ? theme.onButton : '#ffffff'
  const words = textLines([label], phone.LABEL_FONT, { x: x + width / 2, align: 'centre', colour })
  return [
    { operation: 'box', x, y: 0, width, height: HEIGHT, round: 6, fill: strong ?? theme.button },
    ...words.operations,
  ]
}

/** Buttons side by side, in further lines where a phone has no room; or one menu. */
function row(components: readonly APIMessageComponent[], { x, width, measure, theme }: Place): DrawingGroup {
  const [first] = components
  if (first?.type === ComponentType.StringSelect) {
    const height = phone.MENU_HEIGHT
    const box: DrawingOperation = { operation: 'box', x, y: 0, width, height, round: 6, fill: theme.code }
    const words = `${first.placeholder ?? ''} ▾`
    const lines = wrapText(words, width - 24, phone.TEXT_FONT, measure, 1)
    const label = textLines(lines, { ...phone.TEXT_FONT, line: height }, { x: x + 12, colour: theme.quiet })
    return { operations: [box, ...label.operations], height }
  }
  const label = (one: APIMessageComponent) => ('label' in one ? (one.label ?? '') : '')
  const wide = (one: APIMessageComponent) =>
    measure(label(one), phone.LABEL_FONT) + 2 * phone.BUTTON_BOX.inset
  const { placed, height } = phone.layoutButtons(components, wide, width, {
    ...phone.BUTTON_BOX,
    tall: HEIGHT,
  })
  const operations = placed.flatMap(({ one, x: right, y, width: wide }) =>
    button(one, x + right, wide, theme).map((shape) => moveDown(shape, y)),
  )
  return { operations, height }
}

function picture({ x, width, measure, chart }: Place): DrawingGroup {
  if (chart === null) return spacer(0)
  const drawing = layoutPicture(chart, measure)
  const times = Math.min(1, width / drawing.width)
  return { operations: [{ operation: 'drawing', x, y: 0, times, drawing }], height: drawing.height * times }
}

function component(drawn: APIComponentInContainer, place: Place): DrawingGroup {
  switch (drawn.type) {
    case ComponentType.TextDisplay:
      return drawWords(drawn.content, place)
    case ComponentType.ActionRow:
      return row(drawn.components, place)
    case ComponentType.MediaGallery:
      return picture(place)
    default:
      return spacer(0)
  }
}

/** A container: its components under each other, a box around them, its colour on the left edge. */
function container(
  { components, accent_color }: { components: APIComponentInContainer[]; accent_color?: number | null },
  place: Place,
): DrawingGroup {
  const { x, width, theme } = place
  const inner = {
    ...place,
    x: x + phone.CONTAINER_EDGE + phone.CONTAINER_PADDING,
    width: phone.CONTAINER_INNER,
  }
  const parts = components.map((each) => component(each, inner))
  const { operations, height } = stack([
    spacer(phone.CONTAINER_PADDING),
    ...parts.flatMap((part, at) => (at > 0 ? [spacer(phone.COMPONENT_GAP), part] : [part])),
    spacer(phone.CONTAINER_PADDING),
  ])
  const edge: DrawingOperation = {
    operation: 'box',
    x,
    y: 0,
    width: 12,
    height,
    round: 6,
    fill: hexColour(accent_color ?? 0),
  }
  const inside = { x: x + phone.CONTAINER_EDGE, width: width - phone.CONTAINER_EDGE }
  const box: DrawingOperation = { operation: 'box', ...inside, y: 0, height, round: 4, fill: theme.box }
  return { operations: [edge, box, ...operations], height }
}

/**
 * A message of Pilcrow's as Discord shows it on a phone, near enough for the eye.
 * @param chart what its picture shows
 */
export function messageDrawing(
  { components, flags }: Payload,
  chart: Picture | null,
  measure: MeasureText,
  theme: Theme,
): Drawing {
  const place = { x: phone.MESSAGE_LEFT, width: phone.CONTAINER_WIDTH, measure, chart, theme }
  const isPrivate = (flags & MessageFlags.Ephemeral) !== 0
  const under = { x: phone.MESSAGE_LEFT, colour: theme.quiet }
  const { operations, height } = stack([
    spacer(10),
    textLines(['Pilcrow'], phone.AUTHOR_FONT, { x: phone.MESSAGE_LEFT, colour: theme.name }),
    spacer(4),
    ...components.map((each) =>
      each.type === ComponentType.Container
        ? container(each, place)
        : component(each as APIComponentInContainer, place),
    ),
    spacer(6),
    isPrivate ? textLines(['Only you can see this'], phone.SMALL_FONT, under) : spacer(phone.SMALL_FONT.line),
    spacer(10),
  ])
  const width = phone.PHONE_WIDTH
  const behind: DrawingOperation = {
    operation: 'box',
    x: 0,
    y: 0,
    width,
    height,
    round: 0,
    fill: theme.behind,
  }
  const face: DrawingOperation = {
    operation: 'box',
    x: 16,
    y: 12,
    width: 40,
    height: 40,
    round: 20,
    fill: PRIMARY,
  }
  const sign = textLines(
    ['¶'],
    { ...phone.HEADING_FONT, line: 40 },
    { x: 36, align: 'centre', colour: '#ffffff' },
  )
  return {
    width,
    height,
    operations: [behind, face, ...sign.operations.map((one) => moveDown(one, 12)), ...operations],
  }
}
