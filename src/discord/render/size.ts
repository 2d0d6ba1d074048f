import { type APIComponentInContainer, ComponentType } from 'discord.js'
import { COMPONENTS_IN_MESSAGE, TEXT_IN_MESSAGE } from '../limits.js'
import { heightOf } from '../phone/height.js'
import { ABOVE, BELOW, PADDING, PRIVATE_HEIGHT, PUBLIC_HEIGHT } from '../phone/measures.js'

/** What a message may have too much of. */
export interface Size {
  /** Nested ones counted. */
  readonly components: number
  /** Characters of all its texts. */
  readonly text: number
  /** Points on a phone. */
  readonly height: number
}

/** What surrounds the components of a container on a phone. */
const AROUND = ABOVE + BELOW + 2 * PADDING
/** A line that a phone's own letters take more than those that are reckoned with. */
const UNSURE = 20

/** A whole message, but for the container that holds everything: what Discord takes, and as tall as people like to read. */
export const messageSize = (isPrivate: boolean): Size => ({
  components: COMPONENTS_IN_MESSAGE - 1,
  text: TEXT_IN_MESSAGE,
  height: (isPrivate ? PRIVATE_HEIGHT : PUBLIC_HEIGHT) - AROUND - UNSURE,
})

export const sizeOf = (components: readonly APIComponentInContainer[]): Size => {
  let count = 0
  let text = 0
  for (const component of components) {
    count += 1
    if (component.type === ComponentType.TextDisplay) text += component.content.length
    if (component.type === ComponentType.ActionRow) count += component.components.length
  }
  return { components: count, text, height: heightOf(components) }
}

export const minus = (a: Size, b: Size): Size => ({
  components: a.components - b.components,
  text: a.text - b.text,
  height: a.height - b.height,
})

export const within = (size: Size, room: Size): boolean =>
  size.components <= room.components && size.text <= room.text && size.height <= room.height
