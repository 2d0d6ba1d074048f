import {
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInContainer,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { customId } from '../custom-id.js'
import { BUTTON_LABEL_LENGTH, BUTTON_LINK_LENGTH, BUTTONS_IN_ROW } from '../limits.js'
import { cutLabel } from './cut.js'
import type { Button, LinkButton, Piece } from './piece.js'

/** The custom ids of the message so far, for Discord refuses a message that has one twice; and its links. */
export type Used = Set<string>

/** A button; null where its state does not fit, or where the message already has a button that does the same. */
function drawButton(button: Button, used: Used): APIButtonComponentWithCustomId | null {
  const custom_id = customId(button.state)
  const label = cutLabel(button.label, BUTTON_LABEL_LENGTH)
  if (custom_id === null || used.has(custom_id) || label === '') return null
  used.add(custom_id)
  return { type: ComponentType.Button, custom_id, label, style: ButtonStyle.Secondary }
}

/** A link button; null where the address does not fit, or where the message already has one that leads there. */
function drawLink({ label, link }: LinkButton, used: Used): APIButtonComponentWithURL | null {
  if (link.length > BUTTON_LINK_LENGTH || used.has(link)) return null
  used.add(link)
  const shown = cutLabel(label, BUTTON_LABEL_LENGTH)
  return { type: ComponentType.Button, url: link, label: shown, style: ButtonStyle.Link }
}

/** Buttons in as many rows as they need. */
export function drawRows(buttons: readonly (Button | LinkButton)[], used: Used): APIComponentInContainer[] {
  const drawn = buttons
    .map((button) => ('link' in button ? drawLink(button, used) : drawButton(button, used)))
    .filter((button) => button !== null)
  const rows: APIComponentInContainer[] = []
  for (let at = 0; at < drawn.length; at += BUTTONS_IN_ROW) {
    rows.push({ type: ComponentType.ActionRow, components: drawn.slice(at, at + BUTTONS_IN_ROW) })
  }
  return rows
}

export const drawText = (content: string): APIComponentInContainer => ({
  type: ComponentType.TextDisplay,
  content,
})

const TIGHT = new Set<Piece['what']>(['text', 'grade'])

/**
 * Pieces of text that follow each other share one text display: a message may have few components. A report is cited in
 * full once among them.
 */
export function drawPieces(pieces: readonly Piece[], used: Used): APIComponentInContainer[] {
  const components: APIComponentInContainer[] = []
  const citedInFull = new Set<string>()
  for (const [at, piece] of pieces.entries()) {
    const before = pieces[at - 1]
    const under = piece.under !== null && piece.under !== before?.under ? `${piece.under}\n` : ''
    const { again } = piece
    const content = under + (again !== null && citedInFull.has(again.report) ? again.text : piece.text)
    if (again !== null) citedInFull.add(again.report)
    const share = piece.beside && drawButton(piece.beside, used)
    const last = components.at(-1)
    if (share) {
      const texts = [{ type: ComponentType.TextDisplay as const, content }]
      components.push({ type: ComponentType.Section, components: texts, accessory: share })
    } else if (last?.type === ComponentType.TextDisplay) {
      const tight =
        before !== undefined && TIGHT.has(piece.what) && before.what === piece.what && under === ''
      last.content += `${tight || before?.what === 'heading' ? '\n' : '\n\n'}${content}`
    } else {
      components.push(drawText(content))
    }
    components.push(...drawRows(piece.below, used))
  }
  return components
}
