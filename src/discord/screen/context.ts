import { LEFT_OUT, sentencesOf } from '../../answer/quote.js'
import type { Excerpt } from '../../model/reply.js'
import type { Paragraph } from '../../model/report.js'
import { citationLines, nameOfParagraph } from '../render/block/excerpt.js'
import { inParts } from '../render/cut.js'
import { drawPieces, drawRows, drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { quoted, small, strong } from '../render/markdown.js'
import { type Payload, payload } from '../render/payload.js'
import { type Button, type Piece, piece } from '../render/piece.js'
import { excerptOf, type Stored } from '../stored.js'
import { WORDING } from '../wording.js'

/** Drawn characters of the paragraph itself on one screen: the longest of a report has room with its citation. */
const CENTRE_LENGTH = 2600
/** Drawn characters of the words before it and of those after it. */
const NEIGHBOUR_LENGTH = 500

const nameOf = ({ number, key }: Paragraph): string => nameOfParagraph({ paragraph: number, key })

/** The last sentences of the paragraph before, or the first of the one after, and its citation. */
function neighbour(excerpt: Excerpt, side: 'before' | 'after'): Piece[] {
  const fits = (words: string): boolean => quoted(words).length <= NEIGHBOUR_LENGTH
  const text = excerpt.text
  if (fits(text)) return [piece('excerpt', `${quoted(text)}\n${strong(excerpt.citation)}`)]
  const sentences = sentencesOf(text)
  let words = ''
  for (let count = 1; count < sentences.length; count++) {
    const edge = side === 'before' ? sentences.at(-count) : sentences[count - 1]
    const from = side === 'before' ? text.lastIndexOf(edge ?? '') : 0
    const to = side === 'before' ? text.length : text.indexOf(edge ?? '') + (edge ?? '').length
    const more = text.slice(from, to).trim()
    const marked = side === 'before' ? `${LEFT_OUT} ${more}` : `${more} ${LEFT_OUT}`
    if (!fits(marked)) break
    words = marked
  }
  return words === '' ? [] : [piece('excerpt', `${quoted(words)}\n${strong(excerpt.citation)}`)]
}

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

/**
 * A paragraph whole, between the words before and after it; its buttons move to the neighbours.
 * @param part which screen of a paragraph too long for one, counted from 0
 */
export function contextScreen(stored: Stored, part: number): Payload {
  const { report, paragraph } = stored
  const at = report.paragraphs.indexOf(paragraph)
  const [before, after] = [report.paragraphs[at - 1], report.paragraphs[at + 1]]
  const excerpt = excerptOf(stored, null)
  const parts = centreParts(excerpt)
  const shown = Math.min(part, parts.length - 1)
  const pieces = [
    ...(before && shown === 0 ? neighbour(excerptOf({ report, paragraph: before }, null), 'before') : []),
    ...parts.slice(shown, shown + 1),
    ...(after && shown === parts.length - 1
      ? neighbour(excerptOf({ report, paragraph: after }, null), 'after')
      : []),
  ]
  const turn = (to: Paragraph, toPart = 0): Button['state'] => ({
    act: 'turn',
    report: report.id,
    key: to.key,
    part: toPart,
  })
  const back: Button[] =
    shown > 0
      ? [{ label: WORDING.previousPage(shown), state: turn(paragraph, shown - 1) }]
      : before
        ? [{ label: WORDING.previousParagraph(nameOf(before)), state: turn(before) }]
        : []
  const on: Button[] =
    shown < parts.length - 1
      ? [{ label: WORDING.nextPage(shown + 2), state: turn(paragraph, shown + 1) }]
      : after
        ? [{ label: WORDING.nextParagraph(nameOf(after)), state: turn(after) }]
        : []
  const whole = { report: report.id, key: paragraph.key, sentences: null }
  const used = new Set<string>()
  const drawn = pieces.flatMap((each) => drawPieces([each], used))
  const count = parts.length > 1 ? [drawText(small(WORDING.partOf(shown + 1, parts.length)))] : []
  const buttons: Button[] = [
    ...back,
    ...on,
    { label: WORDING.share, state: { act: 'share', ...whole } },
    { label: WORDING.copy, state: { act: 'copy', ...whole } },
  ]
  return payload([...drawn, ...count, ...drawRows(buttons, used)], { accent: NEUTRAL, isPrivate: true })
}
