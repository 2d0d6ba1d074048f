import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { distinctBy } from '../../collections/collections.js'
import { type GradeRow, gradesOf, type Reply } from '../../model/reply.js'
import { linkWords } from '../../quotation/quote.js'
import { reportOf } from '../../reply/reply-lines.js'
import { cutLabel, oneLine } from '../../text/fit.js'
import { type ComponentState, customId } from '../custom-id.js'
import { BUTTON_BOX, CONTAINER_INNER, LABEL_FONT, layoutButtons, textHeight, textWidth } from '../phone.js'
import {
  BUTTON_LABEL_SHOWN,
  BUTTON_LINK_LENGTH,
  BUTTONS_IN_ROW,
  OPTION_LABEL_SHOWN,
  OPTIONS_IN_SELECT,
} from '../protocol.js'
import { WORDING } from './wording.js'

/** Something to press or pick that does something of Pilcrow's. */
export interface ActionButton {
  readonly label: string
  readonly state: ComponentState
  /** The first thing to do; what takes something away. Any other where nothing is said. */
  readonly style?: 'primary' | 'danger'
}

/** A button that opens an address in the reader's browser; Pilcrow hears nothing of it. */
export interface LinkButton {
  readonly label: string
  readonly link: string
}

export type Button = ActionButton | LinkButton

/** A paragraph to open, or a whole report where no key is given. */
export interface OpenTarget {
  readonly report: string
  readonly key: string | null
  /** What a person calls it: `Northumberland 2012 ¶75`, `Northumberland 2012`. */
  readonly name: string
  /** Whose report it is or stands in, and which of them: `2012`, `August 2015`. */
  readonly authority: string
  readonly when: string
}

/** What a quotation is of, for the line at the foot that cites its report in full, and for what can be done with it. */
export interface QuotedPassage {
  readonly report: string
  readonly key: string
  /** The sentences shown, counted from 0; null for all. */
  readonly sentences: readonly number[] | null
  /** Who published what, on whom, and when. */
  readonly source: string
  /** The same with the place of this quotation. */
  readonly fullCitation: string
  /** That place alone: `paragraph 75, page 7`. */
  readonly place: string
  /** `¶75`, and the name with that of its report: `Northumberland 2012 ¶75`. */
  readonly short: string
  readonly name: string
}

/** The smallest part of an answer that is never divided between two pages; a quote and its citation are one piece. */
export interface ReplyPiece {
  readonly what: 'heading' | 'text' | 'grade' | 'excerpt' | 'recommendation'
  /** A drawn line over this piece and those after it that have the same one; drawn again on a new page. */
  readonly under: string | null
  /** Drawn Markdown; blank for one that is a source and nothing else. */
  readonly text: string
  readonly quoted: QuotedPassage | null
  /** Cited in full at the foot of its page, where nothing quoted says so already. */
  readonly source: string | null
  /** A place to go to in a browser. */
  readonly links: readonly LinkButton[]
  /** What to open where the piece has no room. */
  readonly opens: OpenTarget | null
  /** Begins a page of its own: what goes beyond the answer. */
  readonly later: boolean
}

const PLAIN_PIECE = { under: null, quoted: null, source: null, links: [], opens: null, later: false } as const

export const piece = (
  what: ReplyPiece['what'],
  text: string,
  more: Partial<Omit<ReplyPiece, 'what' | 'text'>> = {},
): ReplyPiece => ({ ...PLAIN_PIECE, ...more, what, text })

/** Drawn characters of one piece at most: a message has room for it beside its notes and buttons. */
const PIECE_LENGTH = 2600

/** Points of one piece at most, where others read too and where its asker alone does. */
const PUBLIC_PIECE = 230
const PRIVATE_PIECE = 780

/** Whether drawn words have room as one piece, with so many points to spare. */
export type Fits = (drawn: string, spare?: number) => boolean

/** @param less points that every piece has less than it might */
export const pieceFits =
  (isPrivate: boolean, less = 0): Fits =>
  (drawn, spare = 0) =>
    drawn.length <= PIECE_LENGTH &&
    textHeight(drawn) <= (isPrivate ? PRIVATE_PIECE : PUBLIC_PIECE) - less - spare

/** 'Ofsted, page 9 ↗': the button that opens a report at its publisher; none where no link is known. */
export const linkButtons = (link: string | null): LinkButton[] =>
  link === null ? [] : [{ label: WORDING.opens(linkWords(link)), link }]

/** An answer from more reports than these links none of its rows: the buttons would crowd it out. */
const LINKED_REPORTS = 3
/** As many as a row of buttons holds. */
const LINKED_PLACES = 5

/** `Kent 2022, page 2 ↗` where the rows are of several reports, which 'Ofsted' would not tell apart. */
const reportLink = (row: GradeRow, link: string): LinkButton => ({
  label: WORDING.opens(linkWords(link, reportOf(row))),
  link,
})

/** The pages on which an answer's grades stand, each once. */
export function rowLinks(reply: Reply): LinkButton[] {
  const linked = distinctBy(
    gradesOf(reply).flatMap((row) => (row.url === null ? [] : [{ row, link: row.url }])),
    ({ link }) => link,
  )
  const reports = new Set(linked.map(({ row }) => row.report))
  if (reports.size > LINKED_REPORTS) return []
  return linked
    .slice(0, LINKED_PLACES)
    .flatMap(({ row, link }) => (reports.size > 1 ? [reportLink(row, link)] : linkButtons(link)))
}

/** The pages at their publisher on which these quotations and recommendations stand, each once. */
export const linksOf = (pieces: readonly ReplyPiece[]): LinkButton[] =>
  distinctBy(
    pieces.flatMap(({ links }) => links),
    ({ link }) => link,
  )

/** The end of a text, in at most so many characters, with `…` for what stands before it. */
function labelEnd(text: string, length: number): string {
  const letters = [...oneLine(text)]
  let kept = ''
  while (letters.length > 0 && kept.length + (letters.at(-1)?.length ?? 0) < length)
    kept = letters.pop() + kept
  return letters.length === 0 ? kept : `…${kept.trimStart()}`
}

/**
 * Labels of at most so many characters. Where two would be cut to the same text, what differs stands at their ends; where
 * that is the same too, a number tells them apart.
 */
function distinctLabels(labels: readonly string[], length: number): string[] {
  const cut = labels.map((label) => cutLabel(label, length))
  const isAmbiguous = (all: readonly string[], at: number): boolean =>
    all.some((other, index) => index !== at && other === all[at] && labels[index] !== labels[at])
  const told = cut.map((label, at) => (isAmbiguous(cut, at) ? labelEnd(labels[at] ?? '', length) : label))
  return told.map((label, at) =>
    isAmbiguous(told, at) ? `${at + 1}: ${cutLabel(label, length - 5)}` : label,
  )
}

/** What can be done with a message: five buttons and one menu, and no more. */
export interface MessageActions {
  /** Best first; those that five buttons do not hold go into the menu, but for links, which cannot. */
  readonly buttons: readonly Button[]
  readonly options: readonly ActionButton[]
  /** What the menu is for, in the words that stand in it. */
  readonly menu: string
  /** Lines of a phone that buttons may take beside a menu. */
  readonly lines: number
  /** What must not be lost in the menu: it is a button, whatever else there is. */
  readonly last: readonly Button[]
}

const isActionButton = (button: Button): button is ActionButton => 'state' in button

/** What its custom id or address is; null where Discord would not take it. */
function buttonId(button: Button): string | null {
  if (isActionButton(button)) return customId(button.state)
  return button.link.length <= BUTTON_LINK_LENGTH ? button.link : null
}

/** Each that Discord takes and that has words, once. */
function usableButtons<One extends Button>(buttons: readonly One[], used: Set<string>): One[] {
  return buttons.filter((button) => {
    const id = buttonId(button)
    if (id === null || used.has(id) || button.label.trim() === '') return false
    used.add(id)
    return true
  })
}

const BUTTON_STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const

function drawButton(button: Button, label: string): APIButtonComponent {
  const type = ComponentType.Button as const
  if (!isActionButton(button)) return { type, style: ButtonStyle.Link, label, url: button.link }
  const style = button.style ? BUTTON_STYLES[button.style] : ButtonStyle.Secondary
  return { type, style, label, custom_id: buttonId(button) ?? '' }
}

export function drawButtons(buttons: readonly Button[]): APIComponentInContainer[] {
  if (buttons.length === 0) return []
  const labels = distinctLabels(
    buttons.map(({ label }) => label),
    BUTTON_LABEL_SHOWN,
  )
  const components = buttons.map((button, at) => drawButton(button, labels[at] ?? ''))
  return [{ type: ComponentType.ActionRow, components }]
}

function drawMenu(offers: readonly ActionButton[], placeholder: string): APIComponentInContainer[] {
  const custom_id = customId({ act: 'pick', menu: 0 })
  if (custom_id === null || offers.length === 0) return []
  const labels = distinctLabels(
    offers.map(({ label }) => label),
    OPTION_LABEL_SHOWN,
  )
  const options = offers.map(
    (offer, at): APISelectMenuOption => ({ label: labels[at] ?? '', value: buttonId(offer) ?? '' }),
  )
  return [
    {
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.StringSelect, custom_id, placeholder, options }],
    },
  ]
}

const widthOfButton = ({ label }: Button): number =>
  textWidth(cutLabel(label, BUTTON_LABEL_SHOWN), LABEL_FONT) + 2 * BUTTON_BOX.inset

/** The first of these buttons that, with the others beside them, take no more than so many lines of a phone. */
function buttonsOnLines(lines: number, buttons: readonly Button[], others: readonly Button[]): Button[] {
  const most = lines * (LABEL_FONT.line + BUTTON_BOX.under)
  const fits = (count: number): boolean => {
    const all = [...buttons.slice(0, count), ...others]
    return (
      layoutButtons(all, widthOfButton, CONTAINER_INNER, { ...BUTTON_BOX, tall: LABEL_FONT.line }).height <=
      most
    )
  }
  return buttons.filter((_, at) => fits(at + 1))
}

/** A menu of what is many, and a row of what is best. */
export function actionRows({
  buttons,
  options,
  menu,
  lines,
  last,
}: MessageActions): APIComponentInContainer[] {
  const used = new Set<string>()
  const kept = usableButtons(last, used)
  const pressed = usableButtons(buttons, used)
  const room = BUTTONS_IN_ROW - kept.length
  const alone = usableButtons(options, used)
  // A menu of one thing is a button, where there is room for one.
  const isOne = alone.length === 1 && pressed.length < room
  const best = [...pressed, ...(isOne ? alone : [])].slice(0, room)
  // Where there is a menu, what would take another line of buttons is at home in it.
  const row = isOne || alone.length === 0 ? best : buttonsOnLines(lines, best, kept)
  const others = pressed.filter((button) => !row.includes(button)).filter(isActionButton)
  const picked = [...others, ...(isOne ? [] : alone)].slice(0, OPTIONS_IN_SELECT)
  return [...drawMenu(picked, menu), ...drawButtons([...row, ...kept])]
}
