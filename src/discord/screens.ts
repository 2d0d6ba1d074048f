import { type AttachmentPayload, ComponentType, codeBlock } from 'discord.js'
import { queryOf } from '../command/command.js'
import type { Library } from '../library/library.js'
import { EVERYWHERE, type Query } from '../model/query.js'
import type { Excerpt, Reply } from '../model/reply.js'
import type { Result } from '../model/result.js'
import { LEFT_OUT } from '../quotation/quote.js'
import { inParts } from '../text/fit.js'
import { sentenceRanges, sentencesOf } from '../text/tokens.js'
import {
  type Cited,
  cited,
  citedInContext,
  type InContext,
  type Quotation,
  type Refusal,
} from '../verification/verify.js'
import { blockQuote, bold, escapeCode, subtextLine } from './components/markdown.js'
import {
  containerMessage,
  drawPage,
  drawText,
  NEUTRAL_COLOUR,
  notice,
  type Payload,
  sharedBy,
} from './components/payload.js'
import {
  type ActionButton,
  actionRows,
  linkButtons,
  piece,
  pieceFits,
  type ReplyPiece,
} from './components/piece.js'
import { WORDING } from './components/wording.js'
import { PRIVATE_HEIGHT, textHeight } from './phone.js'
import { FILE_LENGTH } from './protocol.js'
import {
  citationLines,
  excerptPieces,
  paragraphLabel,
  quotedOf,
  quoteWithMarks,
} from './reply/text-pieces.js'

/** The screens of a paragraph that is quoted, looked up again in the library: shared, cited, copied, in its context. */

/** What a button names, or the sentence that says why it is not shown. */
const inSentence = <Value>({ value, refusal }: Result<Value, Refusal>): Result<Value> => {
  if (refusal === undefined) return { value: value as Value }
  if (refusal === 'no-report') return { refusal: WORDING.goneReport }
  return { refusal: refusal === 'no-paragraph' ? WORDING.goneParagraph : refusal.message }
}

/** The words that a button names: the given sentences of a paragraph. */
export const quotedBy = (library: Library, at: Quotation): Result<Cited> => inSentence(cited(at, library))

/** The paragraph that a button names, between its neighbours. */
export const contextOf = (library: Library, at: Omit<Quotation, 'sentences'>): Result<InContext> =>
  inSentence(citedInContext(at, library))

/** The paragraphs that an answer had no room for, whole, as an answer of their own; or why they cannot be had. */
export function moreReply(library: Library, report: string, keys: readonly string[]): Result<Reply> {
  const found = keys.map((key) => quotedBy(library, { report, key, sentences: null }))
  const excerpts = found.flatMap(({ value }) => value?.excerpt ?? [])
  const [missing] = found.flatMap(({ refusal }) => refusal ?? [])
  if (excerpts.length === 0 && missing !== undefined) return { refusal: missing }
  return {
    value: {
      kind: 'excerpts',
      blocks: excerpts.map((excerpt) => ({ block: 'excerpt', excerpt })),
      notes: missing === undefined ? [] : [missing],
    },
  }
}

/** Who shared, and the user id that may take the post away. */
interface Sharer {
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

/** Points less than other pieces that a paragraph takes here, for the words before it and after it stand there too. */
const NEIGHBOURS_HEIGHT = 130

/** The paragraph's own words, a long one in parts; every part is followed by the citation. */
function centreParts(excerpt: Excerpt, sentences: readonly number[] | null): ReplyPiece[] {
  const fits = pieceFits(true)
  const draw = (words: string): string => `${blockQuote(words)}\n${citationLines(excerpt)}`
  const whole = `${quoteWithMarks(excerpt.text, sentences)}\n${citationLines(excerpt)}`
  const more = { quoted: quotedOf(excerpt, sentences) }
  if (fits(whole, NEIGHBOURS_HEIGHT)) return [piece('excerpt', whole, more)]
  const parts = inParts(
    excerpt.text,
    (part) => part.length === 1 || fits(draw(`${LEFT_OUT} ${part} ${LEFT_OUT}`), NEIGHBOURS_HEIGHT),
  )
  return parts.map((part, at) => {
    const before = at > 0 ? `${LEFT_OUT} ` : ''
    const after = at < parts.length - 1 ? ` ${LEFT_OUT}` : ''
    return piece('excerpt', draw(`${before}${part}${after}`), more)
  })
}

/** Points that are neither the paragraph's nor its neighbours': the foot, the buttons, what surrounds them. */
const SCREEN_CHROME = 320
const MAX_NEIGHBOUR_HEIGHT = 200

/** Points for the words before a paragraph, and for those after it: half of what it leaves of two screens. */
const roomBeside = (centre: readonly ReplyPiece[]): number => {
  const own = centre.reduce((sum, { text }) => sum + textHeight(text), 0)
  return Math.min(MAX_NEIGHBOUR_HEIGHT, (PRIVATE_HEIGHT - SCREEN_CHROME - own) / 2)
}

/** A button that moves the screen to another paragraph, or to another part of this one. */
const turnButton = (label: string, { report, key }: Excerpt, part = 0): ActionButton => ({
  label,
  state: { act: 'turn', report, key, part },
})

/** Where the buttons lead: through the parts of a long paragraph, then to its neighbours. */
function contextButtons({ excerpt, before, after }: InContext, part: number, parts: number): ActionButton[] {
  const earlier = part > 0 && turnButton(WORDING.previousPart(part), excerpt, part - 1)
  const later = part < parts - 1 && turnButton(WORDING.nextPart(part + 2, parts), excerpt, part + 1)
  const back = earlier || (before && turnButton(WORDING.previousParagraph(paragraphLabel(before)), before))
  const on = later || (after && turnButton(WORDING.nextParagraph(paragraphLabel(after)), after))
  return [back, on].filter((button) => button !== null)
}

/** What would be asked for this paragraph, so that a question can go on from it. */
const citationQuery = ({ excerpt, council }: InContext): Query =>
  queryOf({
    asked: {
      intent: 'citation',
      places: [
        {
          where: { ...EVERYWHERE, councils: [council], reports: [excerpt.report] },
          keys: [excerpt.paragraph ?? excerpt.key],
          heading: null,
        },
      ],
      isWhole: true,
    },
  })

/** What a paragraph on the screen is read for, and which of its sentences were quoted. */
interface ContextView {
  /** Which screen of a paragraph too long for one, counted from 0. */
  readonly part: number
  readonly sentences: readonly number[] | null
}

/** A paragraph whole, between the words before and after it; its buttons move to the neighbours. */
export function contextScreen(place: InContext, { part, sentences }: ContextView): Payload {
  const { excerpt, before, after } = place
  const parts = centreParts(excerpt, sentences)
  const shown = Math.min(part, parts.length - 1)
  const centre = parts.slice(shown, shown + 1)
  const room = roomBeside(centre)
  const pieces = [
    ...(before && shown === 0 ? leadingUp(before, room) : []),
    ...centre,
    ...(after && shown === parts.length - 1 ? leadingOn(after, room) : []),
  ]
  const whole = { report: excerpt.report, key: excerpt.key, sentences: null }
  const name = paragraphLabel(excerpt)
  const buttons = actionRows({
    buttons: [
      { label: WORDING.askMore, style: 'primary', state: { act: 'ask', query: citationQuery(place) } },
      ...contextButtons(place, shown, parts.length),
      ...linkButtons(excerpt.url),
    ],
    options: [
      { label: WORDING.shareOf(name), state: { act: 'share', ...whole } },
      { label: WORDING.copy(name), state: { act: 'copy', ...whole } },
    ],
    menu: WORDING.menu,
    lines: 2,
    last: [],
  })
  return containerMessage([...drawPage(pieces), ...buttons], { accent: NEUTRAL_COLOUR, isPrivate: true })
}

/** More characters than ever have room beside a paragraph. */
const NEIGHBOUR_LENGTH = 600

const citedPiece = (words: string, { citation }: Excerpt): ReplyPiece =>
  piece('excerpt', `${blockQuote(words)}\n${subtextLine(bold(citation))}`)

const neighbourFits = (words: string, room: number): boolean =>
  words.length <= NEIGHBOUR_LENGTH && textHeight(blockQuote(words)) <= room

/** The longest of these beginnings or ends, from short to long, that fits. */
const longestFitting = (candidates: readonly string[], room: number): string | undefined =>
  candidates.findLast((words) => neighbourFits(words, room))

/**
 * The words that lead up to a paragraph: the last sentences of the one before it, cited.
 * @param room points that they may take
 */
function leadingUp(before: Excerpt, room: number): ReplyPiece[] {
  if (neighbourFits(before.text, room)) return [citedPiece(before.text, before)]
  const ends = sentenceRanges(before.text)
    .toReversed()
    .map(({ from }) => `${LEFT_OUT} ${before.text.slice(from).trim()}`)
  const words = longestFitting(ends, room)
  return words === undefined ? [] : [citedPiece(words, before)]
}

/** The words that follow a paragraph: the first sentences of the one after it, cited. */
function leadingOn(after: Excerpt, room: number): ReplyPiece[] {
  if (neighbourFits(after.text, room)) return [citedPiece(after.text, after)]
  const beginnings = sentenceRanges(after.text).map(
    ({ to }) => `${after.text.slice(0, to).trim()} ${LEFT_OUT}`,
  )
  const words = longestFitting(beginnings, room)
  return words === undefined ? [] : [citedPiece(words, after)]
}
