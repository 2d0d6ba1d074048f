import { queryOf } from '../../command/command.js'
import { EVERYWHERE, type Query } from '../../model/query.js'
import type { Excerpt } from '../../model/reply.js'
import { LEFT_OUT } from '../../quotation/quote.js'
import { inParts } from '../../text/fit.js'
import { sentenceRanges } from '../../text/tokens.js'
import type { InContext } from '../../verification/verify.js'
import { citationLines, paragraphLabel, quotedOf, quoteWithMarks } from '../blocks/excerpt.js'
import { actionRows } from '../components/action-rows.js'
import { blockQuote, bold, subtextLine } from '../components/markdown.js'
import { containerMessage, drawPage, NEUTRAL_COLOUR, type Payload } from '../components/payload.js'
import { type ActionButton, linkButtons, piece, pieceFits, type ReplyPiece } from '../components/piece.js'
import { WORDING } from '../components/wording.js'
import { textHeight } from '../phone/layout.js'
import { PRIVATE_HEIGHT } from '../phone/metrics.js'

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
export interface ContextView {
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
