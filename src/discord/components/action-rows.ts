import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { cutLabel, oneLine } from '../../text/fit.js'
import { customId } from '../custom-id.js'
import { BUTTON_BOX, CONTAINER_INNER, LABEL_FONT, layoutButtons, textWidth } from '../phone.js'
import {
  BUTTON_LABEL_SHOWN,
  BUTTON_LINK_LENGTH,
  BUTTONS_IN_ROW,
  OPTION_LABEL_SHOWN,
  OPTIONS_IN_SELECT,
} from '../protocol.js'
import type { ActionButton, Button } from './piece.js'

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
