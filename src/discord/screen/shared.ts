import { excerptPieces } from '../render/block/excerpt.js'
import { drawPieces, drawRows, drawText } from '../render/draw.js'
import { linkButtons } from '../render/links.js'
import { NEUTRAL } from '../render/look.js'
import { type Payload, payload } from '../render/payload.js'
import { PIECE_LENGTH } from '../render/piece.js'
import { sharedBy } from '../render/shared-by.js'
import { excerptOf, type Stored } from '../stored.js'
import { WORDING } from '../wording.js'

/** Who shared, and the user id that may take the post away. */
export interface Sharer {
  readonly id: string
  readonly name: string
}

/** An excerpt for everybody in the channel: quote, citation, who shared it. A very long one is its first part. */
export function sharedScreen(stored: Stored, sentences: readonly number[] | null, sharer: Sharer): Payload {
  const { report, paragraph } = stored
  const excerpt = excerptOf(stored, sentences)
  const [first] = excerptPieces(excerpt, PIECE_LENGTH)
  const body = first ? drawPieces([{ ...first, beside: null, below: [] }], new Set()) : []
  const at = { report: report.id, key: paragraph.key }
  const buttons = drawRows(
    [
      { label: WORDING.inContext, state: { act: 'context', ...at, part: 0 } },
      {
        label: WORDING.copy,
        state: { act: 'copy', ...at, sentences: sentences === null ? null : [...sentences] },
      },
      ...linkButtons(excerpt.url),
      { label: WORDING.remove, state: { act: 'delete', asker: sharer.id } },
    ],
    new Set(),
  )
  const by = drawText(sharedBy(sharer.name))
  return payload([...body, by, ...buttons], { accent: NEUTRAL, isPrivate: false })
}
