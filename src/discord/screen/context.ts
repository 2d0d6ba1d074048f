import { queryOf } from '../../command/command.js'
import { EVERYWHERE, type Query } from '../../model/query.js'
import type { Excerpt } from '../../model/reply.js'
import type { Paragraph } from '../../model/report.js'
import { inParts } from '../../quotation/cut.js'
import { LEFT_OUT, sentencesOf } from '../../quotation/quote.js'
import { quotable } from '../../quotation/scale.js'
import { textHeight } from '../phone/height.js'
import { PRIVATE_HEIGHT } from '../phone/measures.js'
import { arranged } from '../render/arrange.js'
import { citationLines, nameOfParagraph, quotedOf } from '../render/block/excerpt.js'
import { drawPage } from '../render/draw.js'
import { linkButtons } from '../render/links.js'
import { NEUTRAL } from '../render/look.js'
import { marked, quoted } from '../render/markdown.js'
import { type Payload, payload } from '../render/payload.js'
import { type Offer, type Piece, piece } from '../render/piece.js'
import { fitting } from '../render/room.js'
import { excerptOf, type Stored } from '../stored.js'
import { WORDING } from '../wording.js'
import { leadingOn, leadingUp } from './neighbour.js'

/** Points less than other pieces that a paragraph takes here, for the words before it and after it stand there too. */
const NEIGHBOURS = 130

interface Neighbours {
  readonly before: Paragraph | undefined
  readonly after: Paragraph | undefined
}

const nameOf = ({ number, key }: Paragraph): string => nameOfParagraph({ paragraph: number, key })

/** A paragraph's words as a quote, in bold those of its sentences that an answer quoted. */
function withMarks(text: string, sentences: readonly number[] | null): string {
  if (sentences === null) return quoted(text)
  const all = sentencesOf(text)
  return all.every((_, at) => sentences.includes(at))
    ? quoted(text)
    : marked(
        text,
        sentences.flatMap((at) => all[at] ?? []),
      )
}

/** The paragraph's own words, a long one in parts; every part is followed by the citation. */
function centreParts(excerpt: Excerpt, sentences: readonly number[] | null): Piece[] {
  const fits = fitting(true)
  const draw = (words: string): string => `${quoted(words)}\n${citationLines(excerpt)}`
  const whole = `${withMarks(excerpt.text, sentences)}\n${citationLines(excerpt)}`
  const more = { quoted: quotedOf(excerpt, sentences) }
  if (fits(whole, NEIGHBOURS)) return [piece('excerpt', whole, more)]
  const parts = inParts(
    excerpt.text,
    (part) => part.length === 1 || fits(draw(`${LEFT_OUT} ${part} ${LEFT_OUT}`), NEIGHBOURS),
  )
  return parts.map((part, at) => {
    const before = at > 0 ? `${LEFT_OUT} ` : ''
    const after = at < parts.length - 1 ? ` ${LEFT_OUT}` : ''
    return piece('excerpt', draw(`${before}${part}${after}`), more)
  })
}

/** Points that are neither the paragraph's nor its neighbours': the foot, the buttons, what surrounds them. */
const AROUND = 320
const MOST_BESIDE = 200

/** Points for the words before a paragraph, and for those after it: half of what it leaves of two screens. */
const roomBeside = (centre: readonly Piece[]): number => {
  const own = centre.reduce((sum, { text }) => sum + textHeight(text), 0)
  return Math.min(MOST_BESIDE, (PRIVATE_HEIGHT - AROUND - own) / 2)
}

/** A button that moves the screen to another paragraph, or to another part of this one. */
const turn = (label: string, { report }: Stored, { key }: Paragraph, part = 0): Offer => ({
  label,
  state: { act: 'turn', report: report.id, key, part },
})

/** Where the buttons lead: through the parts of a long paragraph, then to its neighbours. */
function turners(stored: Stored, { before, after }: Neighbours, part: number, parts: number): Offer[] {
  const { paragraph } = stored
  const earlier = part > 0 && turn(WORDING.previousPart(part), stored, paragraph, part - 1)
  const later = part < parts - 1 && turn(WORDING.nextPart(part + 2, parts), stored, paragraph, part + 1)
  const back = earlier || (before && turn(WORDING.previousParagraph(nameOf(before)), stored, before))
  const on = later || (after && turn(WORDING.nextParagraph(nameOf(after)), stored, after))
  return [back, on].filter((button) => button !== undefined)
}

/** What would be asked for this paragraph, so that a question can go on from it. */
const citing = ({ report, paragraph }: Stored): Query =>
  queryOf({
    asked: {
      intent: 'citation',
      places: [
        {
          where: { ...EVERYWHERE, councils: [report.authority.slug], reports: [report.id] },
          keys: [paragraph.number ?? paragraph.key],
          heading: null,
        },
      ],
      isWhole: true,
    },
  })

/** What a paragraph on the screen is read for, and which of its sentences were quoted. */
export interface Read {
  /** Which screen of a paragraph too long for one, counted from 0. */
  readonly part: number
  readonly sentences: readonly number[] | null
}

/** A paragraph whole, between the words before and after it; its buttons move to the neighbours. */
export function contextScreen(stored: Stored, { part, sentences }: Read): Payload {
  const { report, paragraph } = stored
  const places = quotable(report)
  const at = places.findIndex(({ key }) => key === paragraph.key)
  const neighbours = { before: places[at - 1], after: places[at + 1] }
  const excerpt = excerptOf(stored, null)
  const parts = centreParts(excerpt, sentences)
  const shown = Math.min(part, parts.length - 1)
  const { before, after } = neighbours
  const centre = parts.slice(shown, shown + 1)
  const room = roomBeside(centre)
  const pieces = [
    ...(before && shown === 0 ? leadingUp(excerptOf({ report, paragraph: before }, null), room) : []),
    ...centre,
    ...(after && shown === parts.length - 1
      ? leadingOn(excerptOf({ report, paragraph: after }, null), room)
      : []),
  ]
  const whole = { report: report.id, key: paragraph.key, sentences: null }
  const name = nameOf(paragraph)
  const buttons = arranged({
    buttons: [
      { label: WORDING.askMore, style: 'primary', state: { act: 'ask', query: citing(stored) } },
      ...turners(stored, neighbours, shown, parts.length),
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
  return payload([...drawPage(pieces), ...buttons], { accent: NEUTRAL, isPrivate: true })
}
