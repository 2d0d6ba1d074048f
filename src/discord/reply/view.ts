import type { Query } from '../../model/query.js'
import type { CommandIds } from '../components/markdown.js'
import type { AttachedPicture } from '../components/payload.js'
import type { ReplyPiece } from '../components/piece.js'

/** How an answer is shown. */
export interface ReplyView {
  /** Only the asker sees it. */
  readonly isPrivate: boolean
  /** User id of the one who may take a public answer away. */
  readonly asker: string | null
  /** What makes this answer again, so that its pages can be turned; null where nothing does. */
  readonly query: Query | null
  /** Counted from 0. */
  readonly page: number
  /** Where they are known, a command's name can be pressed. */
  readonly commandIds?: CommandIds
  /** Who shows it to the others, by name, where somebody did. */
  readonly sharer?: string | null
  /** Stands on the first page. */
  readonly picture?: AttachedPicture | null
  /** In words alone, with the place of each grade. */
  readonly inWords?: boolean
}

/** Where an answer stands among its pages. */
export interface PagedPieces {
  readonly pages: readonly (readonly ReplyPiece[])[]
  readonly page: number
}
