import type { Excerpt } from '../../model/reply.js'
import { sentencesOf } from '../../quotation/quote.js'
import type { Cited } from '../../verification/verify.js'
import { excerptPieces, paragraphLabel } from '../blocks/excerpt.js'
import { actionRows } from '../components/action-rows.js'
import { linkButtons } from '../components/links.js'
import {
  containerMessage,
  drawPage,
  drawText,
  NEUTRAL_COLOUR,
  type Payload,
  sharedBy,
} from '../components/payload.js'
import { pieceFits } from '../components/piece.js'
import { WORDING } from '../components/wording.js'

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
