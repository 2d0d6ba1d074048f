import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { cutLabel } from '../../quotation/cut.js'
import { customId } from '../custom-id.js'
import {
  BUTTON_LABEL_SHOWN,
  BUTTON_LINK_LENGTH,
  BUTTONS_IN_ROW,
  OPTION_LABEL_SHOWN,
  OPTIONS_IN_SELECT,
} from '../limits.js'
import { widthOf } from '../phone/letters.js'
import { BUTTON, INSIDE, LABEL } from '../phone/measures.js'
import { buttonsSet } from '../phone/setting.js'
import { distinctLabels } from './labels.js'
import type { Button, Offer } from './piece.js'

/** What can be done with a message: five buttons and one menu, and no more. */
export interface Offers {
  /** Best first; those that five buttons do not hold go into the menu, but for links, which cannot. */
  readonly buttons: readonly Button[]
  readonly options: readonly Offer[]
  /** What the menu is for, in the words that stand in it. */
  readonly menu: string
  /** Lines of a phone that buttons may take beside a menu. */
  readonly lines: number
  /** What must not be lost in the menu: it is a button, whatever else there is. */
  readonly last: readonly Button[]
}

const isOffer = (button: Button): button is Offer => 'state' in button

/** What its custom id or address is; null where Discord would not take it. */
function idOf(button: Button): string | null {
  if (isOffer(button)) return customId(button.state)
  return button.link.length <= BUTTON_LINK_LENGTH ? button.link : null
}

/** Each that Discord takes and that has words, once. */
function usable<One extends Button>(buttons: readonly One[], used: Set<string>): One[] {
  return buttons.filter((button) => {
    const id = idOf(button)
    if (id === null || used.has(id) || button.label.trim() === '') return false
    used.add(id)
    return true
  })
}

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const

function drawButton(button: Button, label: string): APIButtonComponent {
  const type = ComponentType.Button as const
  if (!isOffer(button)) return { type, style: ButtonStyle.Link, label, url: button.link }
  const style = button.style ? STYLES[button.style] : ButtonStyle.Secondary
  return { type, style, label, custom_id: idOf(button) ?? '' }
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

function drawMenu(offers: readonly Offer[], placeholder: string): APIComponentInContainer[] {
  const custom_id = customId({ act: 'pick', menu: 0 })
  if (custom_id === null || offers.length === 0) return []
  const labels = distinctLabels(
    offers.map(({ label }) => label),
    OPTION_LABEL_SHOWN,
  )
  const options = offers.map(
    (offer, at): APISelectMenuOption => ({ label: labels[at] ?? '', value: idOf(offer) ?? '' }),
  )
  return [
    {
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.StringSelect, custom_id, placeholder, options }],
    },
  ]
}

const widthOfButton = ({ label }: Button): number =>
  widthOf(cutLabel(label, BUTTON_LABEL_SHOWN), LABEL) + 2 * BUTTON.inset

/** The first of these buttons that, with the others beside them, take no more than so many lines of a phone. */
function onLines(lines: number, buttons: readonly Button[], others: readonly Button[]): Button[] {
  const most = lines * (LABEL.line + BUTTON.under)
  const fits = (count: number): boolean => {
    const all = [...buttons.slice(0, count), ...others]
    return buttonsSet(all, widthOfButton, INSIDE, { ...BUTTON, tall: LABEL.line }).height <= most
  }
  return buttons.filter((_, at) => fits(at + 1))
}

/** A menu of what is many, and a row of what is best. */
export function arranged({ buttons, options, menu, lines, last }: Offers): APIComponentInContainer[] {
  const used = new Set<string>()
  const kept = usable(last, used)
  const pressed = usable(buttons, used)
  const room = BUTTONS_IN_ROW - kept.length
  const alone = usable(options, used)
  // A menu of one thing is a button, where there is room for one.
  const isOne = alone.length === 1 && pressed.length < room
  const best = [...pressed, ...(isOne ? alone : [])].slice(0, room)
  // Where there is a menu, what would take another line of buttons is at home in it.
  const row = isOne || alone.length === 0 ? best : onLines(lines, best, kept)
  const others = pressed.filter((button) => !row.includes(button)).filter(isOffer)
  const picked = [...others, ...(isOne ? [] : alone)].slice(0, OPTIONS_IN_SELECT)
  return [...drawMenu(picked, menu), ...drawButtons([...row, ...kept])]
}
