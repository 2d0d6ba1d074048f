import { type APIComponentInContainer, ComponentType } from 'discord.js'
import { COMPONENTS_IN_MESSAGE, TEXT_IN_MESSAGE } from '../limits.js'

/** What a message may have too much of. */
export interface Size {
  /** Nested ones counted. */
  readonly components: number
  /** Characters of all its texts. */
  readonly text: number
}

/** A whole message, but for the container that holds everything. */
export const MESSAGE: Size = { components: COMPONENTS_IN_MESSAGE - 1, text: TEXT_IN_MESSAGE }

export const sizeOf = (components: readonly APIComponentInContainer[]): Size => {
  let count = 0
  let text = 0
  for (const component of components) {
    count += 1
    if (component.type === ComponentType.TextDisplay) text += component.content.length
    if (component.type === ComponentType.ActionRow) count += component.components.length
    if (component.type === ComponentType.Section) {
      count += component.components.length + 1
      text += component.components.reduce((sum, { content }) => sum + content.length, 0)
    }
  }
  return { components: count, text }
}

export const minus = (a: Size, b: Size): Size => ({
  components: a.components - b.components,
  text: a.text - b.text,
})

export const within = (size: Size, room: Size): boolean =>
  size.components <= room.components && size.text <= room.text
