import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { Council, Councils } from '../../command/councils.js'
import { cutLabel } from '../../quotation/cut.js'
import type { Subscription } from '../../settings/store.js'
import { OPTION_LENGTH, OPTIONS_IN_SELECT } from '../limits.js'
import { drawText } from '../render/draw.js'
import { small, strong } from '../render/markdown.js'
import { type SettingsAct, settingsId } from './custom-id.js'
import { SAYING } from './wording.js'

/** The menus and buttons of which settings are made. */

/** The value of the option that asks for a name. */
export const ANOTHER = '+'
export const [ON, OFF] = ['on', 'off'] as const

interface Option {
  readonly label: string
  readonly value: string
  readonly default?: boolean
}

/** One menu in a row of its own. */
export const inRow = (
  component: APIComponentInMessageActionRow,
): APIActionRowComponent<APIComponentInMessageActionRow> => ({
  type: ComponentType.ActionRow,
  components: [component],
})

/** A menu of the settings, of which at least and at most so many are picked. */
export const menu = (
  act: SettingsAct,
  options: readonly Option[],
  { placeholder, least = 0, most }: { placeholder: string; least?: number; most: number },
) =>
  inRow({
    type: ComponentType.StringSelect,
    custom_id: settingsId(act),
    placeholder,
    min_values: least,
    max_values: Math.min(most, options.length),
    options: [...options],
  })

/** A menu of two. */
export const eitherOf = (act: SettingsAct, off: string, on: string, isOn: boolean) =>
  menu(
    act,
    [
      { label: off, value: OFF, default: !isOn },
      { label: on, value: ON, default: isOn },
    ],
    { placeholder: off, least: 1, most: 1 },
  )

export const button = (
  act: SettingsAct,
  label: string,
  style: ButtonStyle.Danger | ButtonStyle.Secondary,
) => ({
  type: ComponentType.Button as const,
  custom_id: settingsId(act),
  label,
  style,
})

/** What a menu is for, in two lines over it. */
export const part = (title: string, hint: string): APIComponentInContainer =>
  drawText([strong(title), small(hint)].join('\n'))

/** Those that are chosen, then as many of those that are held as there is room for; the last option asks for a name. */
export function councilOptions(chosen: readonly string[], councils: Councils): Option[] {
  const room = OPTIONS_IN_SELECT - 1
  const named = (one: string): Council => ({ slug: one, name: councils.nameOf(one) })
  const others = councils.held.filter(({ slug }) => !chosen.includes(slug))
  const fitting = chosen.length + others.length <= room ? others : []
  const listed = [...chosen.map(named), ...fitting].sort((a, b) => a.name.localeCompare(b.name))
  return [
    ...listed
      .slice(0, room)
      .map(({ slug, name }) => ({ label: name, value: slug, default: chosen.includes(slug) })),
    { label: SAYING.another, value: ANOTHER },
  ]
}

/** `Devon and Kent` */
export const inWords = (slugs: readonly string[], councils: Councils): string =>
  new Intl.ListFormat('en-GB').format(slugs.map(councils.nameOf))

/** What one subscription is called as the value of an option. */
const subscriptionValue = ({ place, council }: Pick<Subscription, 'place' | 'council'>): string =>
  `${place}:${council}`

/** To stop following; as many as Discord takes in a menu. */
export function unfollowMenu(
  act: SettingsAct,
  subscriptions: readonly Subscription[],
  label: (subscription: Subscription) => string,
): APIComponentInContainer[] {
  const options = subscriptions
    .slice(0, OPTIONS_IN_SELECT)
    .map((one) => ({ label: cutLabel(label(one), OPTION_LENGTH), value: subscriptionValue(one) }))
  return options.length === 0
    ? []
    : [menu(act, options, { placeholder: SAYING.unfollow, most: OPTIONS_IN_SELECT })]
}
