import type { Excerpt } from '../../model/reply.js'
import type { Paragraph } from '../../model/report.js'
import { LEFT_OUT } from '../../quotation/quote.js'
import { quotable } from '../../quotation/scale.js'
import { citationLines, nameOfParagraph } from '../render/block/excerpt.js'
import { inParts } from '../render/cut.js'
import { drawPieces, drawRows, drawText } from '../render/draw.js'
import { linkButtons } from '../render/links.js'
import { NEUTRAL } from '../render/look.js'
import { quoted, small } from '../render/markdown.js'
import { type Payload, payload } from '../render/payload.js'
import { type Button, type LinkButton, type Piece, piece } from '../render/piece.js'
import { excerptOf, type Stored } from '../stored.js'
import { WORDING } from '../wording.js'
import { leadingOn, leadingUp } from './neighbour.js'

/** Drawn characters of the paragraph itself on one screen: the longest of a report has room with its citation. */
const CENTRE_LENGTH = 2600

interface Neighbours {
  readonly before: Paragraph | undefined
  readonly after: Paragraph | undefined
}

const nameOf = ({ number, key }: Paragraph): string => nameOfParagraph({ paragraph: number, key })

/** The paragraph's own words, a long one in parts; every part is followed by the citation. */
function centreParts(excerpt: Excerpt): Piece[] {
  const draw = (words: string): string => `${quoted(words)}\n${citationLines(excerpt)}`
  const parts = inParts(
    excerpt.text,
    (part) => part.length === 1 || draw(`${part}  …`).length <= CENTRE_LENGTH,
  )
  return parts.map((part, at) => {
    const before = at > 0 ? `${LEFT_OUT} ` : ''
    const after = at < parts.length - 1 ? ` ${LEFT_OUT}` : ''
    return piece('excerpt', draw(`${before}${part}${after}`))
  })
}

/** A button that moves the screen to another paragraph, or to another part of this one. */
const turn = (label: string, { report }: Stored, { key }: Paragraph, part = 0): Button => ({
  label,
  state: { act: 'turn', report: report.id, key, part },
})

/** Where the buttons lead: through the parts of a long paragraph, then to its neighbours. */
function turners(stored: Stored, { before, after }: Neighbours, part: number, parts: number): Button[] {
  const { paragraph } = stored
  const earlier = part > 0 && turn(WORDING.previousPage(part), stored, paragraph, part - 1)
  const later = part < parts - 1 && turn(WORDING.nextPage(part + 2), stored, paragraph, part + 1)
  const back = earlier || (before && turn(WORDING.previousParagraph(nameOf(before)), stored, before))
  const on = later || (after && turn(WORDING.nextParagraph(nameOf(after)), stored, after))
  return [back, on].filter((button) => button !== undefined)
}

/**
 * A paragraph whole, between the words before and after it; its buttons move to the neighbours.
 * @param part which screen of a paragraph too long for one, counted from 0
 */
export function contextScreen(stored: Stored, part: number): Payload {
  const { report, paragraph } = stored
  const places = quotable(report)
  const at = places.findIndex(({ key }) => key === paragraph.key)
  const neighbours = { before: places[at - 1], after: places[at + 1] }
  const excerpt = excerptOf(stored, null)
  const parts = centreParts(excerpt)
  const shown = Math.min(part, parts.length - 1)
  const { before, after } = neighbours
  const pieces = [
    ...(before && shown === 0 ? leadingUp(excerptOf({ report, paragraph: before }, null)) : []),
    ...parts.slice(shown, shown + 1),
    ...(after && shown === parts.length - 1 ? leadingOn(excerptOf({ report, paragraph: after }, null)) : []),
  ]
  const count = parts.length > 1 ? [drawText(small(WORDING.partOf(shown + 1, parts.length)))] : []
  const whole = { report: report.id, key: paragraph.key, sentences: null }
  const buttons: (Button | LinkButton)[] = [
    ...turners(stored, neighbours, shown, parts.length),
    { label: WORDING.share, state: { act: 'share', ...whole } },
    { label: WORDING.copy, state: { act: 'copy', ...whole } },
    ...linkButtons(excerpt.url),
  ]
  const used = new Set<string>()
  const drawn = pieces.flatMap((each) => drawPieces([each], used))
  return payload([...drawn, ...count, ...drawRows(buttons, used)], { accent: NEUTRAL, isPrivate: true })
}
