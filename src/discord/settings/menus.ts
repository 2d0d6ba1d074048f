import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { CouncilDirectory, NamedCouncil } from '../../command/councils.js'
import type { Subscription } from '../../settings/store.js'
import { cutLabel } from '../../text/fit.js'
import { listInWords } from '../../text/in-words.js'
import { bold, subtext } from '../components/markdown.js'
import { containerMessage, drawText, NEUTRAL_COLOUR, type Payload } from '../components/payload.js'
import { OPTION_LENGTH, OPTIONS_IN_SELECT } from '../protocol/limits.js'
import { MAX_QUESTION_LENGTH, type ModalData, oneFieldModal } from '../screens/modal.js'
import { OFF, ON, type SettingsAct, settingsId, subscriptionValue } from './acts.js'
import { SETTINGS_WORDING } from './wording.js'

/** The menus and buttons of which settings are made. */

/** The value of the option that asks for a name. */
export const ANOTHER_VALUE = '+'

interface MenuOption {
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
export const settingsMenu = (
  act: SettingsAct,
  options: readonly MenuOption[],
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
export const onOffMenu = (act: SettingsAct, off: string, on: string, isOn: boolean) =>
  settingsMenu(
    act,
    [
      { label: off, value: OFF, default: !isOn },
      { label: on, value: ON, default: isOn },
    ],
    { placeholder: off, least: 1, most: 1 },
  )

export const settingsButton = (
  act: SettingsAct,
  label: string,
  style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Danger,
) => ({
  type: ComponentType.Button as const,
  custom_id: settingsId(act),
  label,
  style,
})

/** What a menu is for, in two lines over it. */
export const menuHeading = (title: string, hint: string): APIComponentInContainer =>
  drawText([bold(title), subtext(hint)].join('\n'))

/** Those that are chosen, then as many of those that are held as there is room for; the last option asks for a name. */
export function councilOptions(chosen: readonly string[], councils: CouncilDirectory): MenuOption[] {
  const room = OPTIONS_IN_SELECT - 1
  const named = (one: string): NamedCouncil => ({ slug: one, name: councils.nameOf(one) })
  const others = councils.held.filter(({ slug }) => !chosen.includes(slug))
  const fitting = chosen.length + others.length <= room ? others : []
  const listed = [...chosen.map(named), ...fitting].sort((a, b) => a.name.localeCompare(b.name))
  return [
    ...listed
      .slice(0, room)
      .map(({ slug, name }) => ({ label: name, value: slug, default: chosen.includes(slug) })),
    { label: SETTINGS_WORDING.another, value: ANOTHER_VALUE },
  ]
}

/** `Devon and Kent` */
export const councilNames = (slugs: readonly string[], councils: CouncilDirectory): string =>
  listInWords(slugs.map(councils.nameOf))

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
    : [settingsMenu(act, options, { placeholder: SETTINGS_WORDING.unfollow, most: OPTIONS_IN_SELECT })]
}

/** Asks before all is forgotten. */
export function forgetScreen(isOfServer: boolean): Payload {
  return containerMessage(
    [
      drawText(isOfServer ? SETTINGS_WORDING.forgetSure : SETTINGS_WORDING.forgetMineSure),
      {
        type: ComponentType.ActionRow,
        components: [
          settingsButton(
            isOfServer ? 'forgotten' : 'forgotten-mine',
            SETTINGS_WORDING.yes,
            ButtonStyle.Danger,
          ),
          settingsButton(isOfServer ? 'open' : 'mine', SETTINGS_WORDING.no, ButtonStyle.Secondary),
        ],
      },
    ],
    { accent: NEUTRAL_COLOUR, isPrivate: true },
  )
}

/** Longer than the names of any ten councils. */
const MAX_NAMES_LENGTH = 200

/** A modal for the names of councils that no menu shows. */
export const councilModal = (act: 'name' | 'name-mine' | 'see'): ModalData =>
  oneFieldModal(settingsId(act), SETTINGS_WORDING.nameForm, {
    label: act === 'name' ? SETTINGS_WORDING.namesField : SETTINGS_WORDING.nameField,
    style: TextInputStyle.Short,
    most: MAX_NAMES_LENGTH,
  })

/** A modal for a first question. */
export const questionModal = (): ModalData =>
  oneFieldModal(settingsId('ask'), SETTINGS_WORDING.askForm, {
    label: SETTINGS_WORDING.askField,
    style: TextInputStyle.Paragraph,
    most: MAX_QUESTION_LENGTH,
  })
