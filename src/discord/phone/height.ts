import { type APIComponentInContainer, type APIMessageComponent, ComponentType } from 'discord.js'
import { widthOf } from './letters.js'
import { linesOf } from './markdown.js'
import { BUTTON, GAP, INSIDE, LABEL, MENU } from './measures.js'
import { buttonsSet, FONT, set } from './setting.js'

/** How tall a text display is on a phone: its lines, each in as many as it takes. */
export function textHeight(content: string): number {
  let height = 0
  for (const line of linesOf(content)) height += FONT[line.kind].line * set(line, INSIDE, widthOf).lines
  return height
}

const labelOf = (component: APIMessageComponent): string =>
  'label' in component ? (component.label ?? '') : ''

function rowHeight(components: readonly APIMessageComponent[]): number {
  if (components[0]?.type === ComponentType.StringSelect) return MENU
  const wide = (one: APIMessageComponent): number => widthOf(labelOf(one), LABEL) + 2 * BUTTON.inset
  return buttonsSet(components, wide, INSIDE, { ...BUTTON, tall: LABEL.line }).height
}

/** How tall a component of a container is on a phone; a picture is told by whoever draws it. */
export function componentHeight(component: APIComponentInContainer): number {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return textHeight(component.content)
    case ComponentType.ActionRow:
      return rowHeight(component.components)
    default:
      return 0
  }
}

/** How tall components are one under the other, each with the gap after it. */
export const heightOf = (components: readonly APIComponentInContainer[]): number =>
  components.reduce((sum, component) => sum + componentHeight(component) + GAP, 0)
