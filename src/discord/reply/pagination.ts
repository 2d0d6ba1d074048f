import { type APIComponentInContainer, ComponentType } from 'discord.js'
import { drawPage } from '../components/payload.js'
import type { ReplyPiece } from '../components/piece.js'
import {
  ABOVE_CONTAINER,
  BELOW_CONTAINER,
  CONTAINER_PADDING,
  PRIVATE_HEIGHT,
  PUBLIC_HEIGHT,
} from '../phone/dimensions.js'
import { componentsHeight } from '../phone/heights.js'
import { COMPONENTS_IN_MESSAGE, TEXT_IN_MESSAGE } from '../protocol/limits.js'

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
const MESSAGE_CHROME = ABOVE_CONTAINER + BELOW_CONTAINER + 2 * CONTAINER_PADDING
/** A line that a phone's own letters take more than those that are reckoned with. */
const HEIGHT_MARGIN = 20

/** A whole message, but for the container that holds everything: what Discord takes, and as tall as people like to read. */
export const messageSize = (isPrivate: boolean): Size => ({
  components: COMPONENTS_IN_MESSAGE - 1,
  text: TEXT_IN_MESSAGE,
  height: (isPrivate ? PRIVATE_HEIGHT : PUBLIC_HEIGHT) - MESSAGE_CHROME - HEIGHT_MARGIN,
})

export const componentsSize = (components: readonly APIComponentInContainer[]): Size => {
  let count = 0
  let text = 0
  for (const component of components) {
    count += 1
    if (component.type === ComponentType.TextDisplay) text += component.content.length
    if (component.type === ComponentType.ActionRow) count += component.components.length
  }
  return { components: count, text, height: componentsHeight(components) }
}

export const minusSize = (a: Size, b: Size): Size => ({
  components: a.components - b.components,
  text: a.text - b.text,
  height: a.height - b.height,
})

const fitsSize = (size: Size, room: Size): boolean =>
  size.components <= room.components && size.text <= room.text && size.height <= room.height

/**
 * Greedy pagination: pieces on as few pages as hold them in their order. A heading never ends a page; a piece that has no
 * room even alone stands alone; one that goes beyond the answer begins a page after it.
 * @param room of every page
 * @param first of the first page, on which other things stand too
 */
export function paginate(pieces: readonly ReplyPiece[], room: Size, first = room): ReplyPiece[][] {
  const pages: ReplyPiece[][] = []
  let page: ReplyPiece[] = []
  const isFull = (piece: ReplyPiece): boolean =>
    !fitsSize(componentsSize(drawPage([...page, piece])), pages.length === 0 ? first : room)
  for (const piece of pieces) {
    const isBeyond = piece.later && page.some(({ later }) => !later)
    if (page.length > 0 && (isBeyond || isFull(piece))) {
      const end = page.findLastIndex(({ what }) => what !== 'heading') + 1
      const headings = end > 0 ? page.splice(end) : []
      pages.push(page)
      page = headings
      if (page.length > 0 && isFull(piece)) {
        pages.push(page)
        page = []
      }
    }
    page.push(piece)
  }
  if (page.length > 0) pages.push(page)
  return pages
}
