import { type AttachmentPayload, ComponentType } from 'discord.js'
import { FILE_LENGTH } from '../limits.js'
import { drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { type Payload, payload } from '../render/payload.js'
import { WORDING } from '../wording.js'
import { notice } from './notice.js'

const NAME = 'pilcrow.csv'

/** Without it, spreadsheets that came before UTF-8 take the letters for others. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The rows of a whole list as a file, for the one who asked for it. */
export function spreadsheetScreen(rows: readonly string[]): Payload {
  const attachment = Buffer.from(`${BYTE_ORDER_MARK}${rows.join('\r\n')}\r\n`)
  if (attachment.length > FILE_LENGTH) return notice(WORDING.fileTooLong)
  const file: AttachmentPayload = { attachment, name: NAME }
  const drawn = { type: ComponentType.File as const, file: { url: `attachment://${NAME}` } }
  return payload([drawText(WORDING.rows(rows.length - 1)), drawn], {
    accent: NEUTRAL,
    isPrivate: true,
    files: [file],
  })
}
