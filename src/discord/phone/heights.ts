import { type APIComponentInContainer, type APIMessageComponent, ComponentType } from 'discord.js'
import { BUTTON_BOX, COMPONENT_GAP, CONTAINER_INNER, LABEL_FONT, MENU_HEIGHT } from './dimensions.js'
import { FONT_OF_LINE, layoutButtons, layoutLine } from './layout.js'
import { textWidth } from './letter-widths.js'
import { markdownLines } from './markdown-lines.js'

/** How tall a text display is on a phone: its lines, each in as many as it takes. */
export function textHeight(content: string): number {
  let height = 0
  for (const line of markdownLines(content))
    height += FONT_OF_LINE[line.kind].line * layoutLine(line, CONTAINER_INNER, textWidth).lines
  return height
}

const buttonLabel = (component: APIMessageComponent): string =>
  'label' in component ? (component.label ?? '') : ''

function actionRowHeight(components: readonly APIMessageComponent[]): number {
  if (components[0]?.type === ComponentType.StringSelect) return MENU_HEIGHT
  const wide = (one: APIMessageComponent): number =>
    textWidth(buttonLabel(one), LABEL_FONT) + 2 * BUTTON_BOX.inset
  return layoutButtons(components, wide, CONTAINER_INNER, { ...BUTTON_BOX, tall: LABEL_FONT.line }).height
}

/** How tall a component of a container is on a phone; a picture is told by whoever draws it. */
function componentHeight(component: APIComponentInContainer): number {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return textHeight(component.content)
    case ComponentType.ActionRow:
      return actionRowHeight(component.components)
    default:
      return 0
  }
}

/** How tall components are one under the other, each with the gap after it. */
export const componentsHeight = (components: readonly APIComponentInContainer[]): number =>
  components.reduce((sum, component) => sum + componentHeight(component) + COMPONENT_GAP, 0)
