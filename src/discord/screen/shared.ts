import { sentencesOf } from '../../quotation/quote.js'
import { arranged } from '../render/arrange.js'
import { excerptPieces, nameOfParagraph } from '../render/block/excerpt.js'
import { drawPage, drawText } from '../render/draw.js'
import { linkButtons } from '../render/links.js'
import { NEUTRAL } from '../render/look.js'
import { type Payload, payload } from '../render/payload.js'
import { fitting } from '../render/room.js'
import { sharedBy } from '../render/shared-by.js'
import { excerptOf, type Stored } from '../stored.js'
import { WORDING } from '../wording.js'

/** Who shared, and the user id that may take the post away. */
export interface Sharer {
  readonly id: string
  readonly name: string
}

/** What can be done with one excerpt that stands for all to see. */
const buttonsOf = (
  { report, paragraph }: Stored,
  sentences: readonly number[] | null,
  link: string | null,
  asker: string,
) => {
  const name = nameOfParagraph({ paragraph: paragraph.number, key: paragraph.key })
  const at = { report: report.id, key: paragraph.key, sentences: sentences === null ? null : [...sentences] }
  return arranged({
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
export function sharedScreen(stored: Stored, sentences: readonly number[] | null, sharer: Sharer): Payload {
  const excerpt = excerptOf(stored, sentences)
  const pieces = excerptPieces(excerpt, fitting(false)).slice(0, 1)
  const by = drawText(sharedBy(sharer.name))
  const buttons = buttonsOf(stored, sentences, excerpt.url, sharer.id)
  return payload([...drawPage(pieces), by, ...buttons], { accent: NEUTRAL, isPrivate: false })
}

/** A paragraph that somebody cites while they talk: its words small, for all to see, with nothing but the way to more. */
export function citedScreen(stored: Stored, asker: string): Payload {
  // Of all its sentences as many are shown as have room.
  const sentences = sentencesOf(stored.paragraph.text).map((_, at) => at)
  const [first] = excerptPieces(excerptOf(stored, sentences), fittingCard)
  const buttons = buttonsOf(stored, null, null, asker)
  return payload([...drawPage(first ? [first] : []), ...buttons], { accent: NEUTRAL, isPrivate: false })
}

/** Points less than other pieces take: a card is a third of a screen. */
const CARD_SPARE = 60
const fittingCard = (drawn: string, spare = 0): boolean => fitting(false)(drawn, spare + CARD_SPARE)
