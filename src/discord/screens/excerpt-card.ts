import { type AttachmentPayload, ComponentType, codeBlock } from 'discord.js'
import type { Excerpt } from '../../model/reply.js'
import { LEFT_OUT } from '../../quotation/quote.js'
import { inParts } from '../../text/fit.js'
import { sentencesOf } from '../../text/tokens.js'
import type { Cited } from '../../verification/verify.js'
import { excerptPieces, paragraphLabel } from '../blocks/excerpt.js'
import { actionRows } from '../components/action-rows.js'
import { escapeCode } from '../components/markdown.js'
import {
  containerMessage,
  drawPage,
  drawText,
  NEUTRAL_COLOUR,
  type Payload,
  sharedBy,
} from '../components/payload.js'
import { linkButtons, pieceFits } from '../components/piece.js'
import { WORDING } from '../components/wording.js'
import { FILE_LENGTH } from '../protocol/limits.js'
import { notice } from './notice.js'

/** Who shared, and the user id that may take the post away. */
export interface Sharer {
  readonly id: string
  readonly name: string
}

/** What can be done with one excerpt that stands for all to see. */
const buttonsOf = (excerpt: Excerpt, link: string | null, asker: string) => {
  const name = paragraphLabel(excerpt)
  const at = { report: excerpt.report, key: excerpt.key, sentences: excerpt.sentences }
  return actionRows({
    buttons: [
      { label: WORDING.inContext(name), state: { act: 'context', ...at } },
      { label: WORDING.copy(name), state: { act: 'copy', ...at } },
      ...linkButtons(link),
    ],
    options: [],
    menu: WORDING.menu,
    lines: 2,
    last: [{ label: WORDING.remove, style: 'danger', state: { act: 'delete', asker } }],
  })
}

/** An excerpt for everybody in the channel: quote, citation, who shared it. A very long one is its first part. */
export function sharedScreen({ excerpt }: Cited, sharer: Sharer): Payload {
  const pieces = excerptPieces(excerpt, pieceFits(false)).slice(0, 1)
  const by = drawText(sharedBy(sharer.name))
  const buttons = buttonsOf(excerpt, excerpt.url, sharer.id)
  return containerMessage([...drawPage(pieces), by, ...buttons], { accent: NEUTRAL_COLOUR, isPrivate: false })
}

/** A paragraph that somebody cites while they talk: its words small, for all to see, with nothing but the way to more. */
export function citedScreen({ excerpt }: Cited, asker: string): Payload {
  // Of all its sentences as many are shown as have room.
  const sentences = sentencesOf(excerpt.text).map((_, at) => at)
  const [first] = excerptPieces({ ...excerpt, sentences }, fittingCard)
  const buttons = buttonsOf(excerpt, null, asker)
  return containerMessage([...drawPage(first ? [first] : []), ...buttons], {
    accent: NEUTRAL_COLOUR,
    isPrivate: false,
  })
}

/** Points less than other pieces take: a card is a third of a screen. */
const CARD_SPARE = 60
const fittingCard = (drawn: string, spare = 0): boolean => pieceFits(false)(drawn, spare + CARD_SPARE)

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
