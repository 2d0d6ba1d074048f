import { type AttachmentPayload, ComponentType, codeBlock } from 'discord.js'
import type { Excerpt } from '../../model/reply.js'
import { inParts, LEFT_OUT } from '../../quotation/quote.js'
import type { Cited } from '../../verification/verify.js'
import { escapeCode } from '../components/markdown.js'
import { containerMessage, drawText, NEUTRAL_COLOUR, type Payload } from '../components/payload.js'
import { WORDING } from '../components/wording.js'
import { FILE_LENGTH } from '../protocol/limits.js'
import { notice } from './notice.js'

/** Characters of what is copied: a message has room for it. */
const MAX_COPIED_LENGTH = 3900

/** `‘…’ (Ofsted, …, paragraph 75)`, on one line whatever the quotation's own lines are. */
const copiedLine = (quote: string, { fullCitation }: Excerpt): string =>
  `‘${quote.replace(/\s+/g, ' ')}’ (${fullCitation})`

const codeLine = (line: string): string => codeBlock(escapeCode(line))

/** The excerpt with its citation in full as one line of code, which a phone copies at a touch; a very long quote is shortened, the citation never. */
export function copiedScreen({ excerpt }: Cited): Payload {
  const fits = (quote: string): boolean => codeLine(copiedLine(quote, excerpt)).length <= MAX_COPIED_LENGTH
  const short = (): string => {
    const [first = ''] = inParts(excerpt.quote, (part) => part.length === 1 || fits(`${part} ${LEFT_OUT}`))
    return `${first} ${LEFT_OUT}`
  }
  const line = copiedLine(fits(excerpt.quote) ? excerpt.quote : short(), excerpt)
  return containerMessage([drawText(codeLine(line))], { accent: NEUTRAL_COLOUR, isPrivate: true })
}

const CSV_FILE = 'pilcrow.csv'

/** Without it, spreadsheets that came before UTF-8 take the letters for others. */
const BYTE_ORDER_MARK = '\uFEFF'

/** The rows of a whole list as a file, for the one who asked for it. */
export function spreadsheetScreen(rows: readonly string[]): Payload {
  const attachment = Buffer.from(`${BYTE_ORDER_MARK}${rows.join('\r\n')}\r\n`)
  if (attachment.length > FILE_LENGTH) return notice(WORDING.fileTooLong)
  const file: AttachmentPayload = { attachment, name: CSV_FILE }
  const drawn = { type: ComponentType.File as const, file: { url: `attachment://${CSV_FILE}` } }
  return containerMessage([drawText(WORDING.rows(rows.length - 1)), drawn], {
    accent: NEUTRAL_COLOUR,
    isPrivate: true,
    files: [file],
  })
}
