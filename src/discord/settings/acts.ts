import {
  type AnySelectMenuInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ButtonInteraction,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RepliableInteraction,
  TextInputStyle,
} from 'discord.js'
import type { SettingsStore, Subscription } from '../../settings/store.js'
import type { BotContext } from '../bot-context.js'
import { MAX_QUESTION_LENGTH, type ModalData, oneFieldModal } from '../components/payload.js'
import { localised, SETTINGS_WORDING } from '../components/wording.js'

/** What the settings work with: the store, and the bot behind the screen. */
export interface SettingsContext {
  readonly store: SettingsStore
  readonly context: BotContext
}

/** A button or a menu. */
export type SettingsComponent = ButtonInteraction | AnySelectMenuInteraction

/** The values of a menu of two. */
export const [ON, OFF] = ['on', 'off'] as const

/** One subscription as the value of a menu's option. */
export const subscriptionValue = ({ place, council }: Pick<Subscription, 'place' | 'council'>): string =>
  `${place}:${council}`

const subscriptionOf = (value: string): Pick<Subscription, 'place' | 'council'> => {
  const [place = '', council = ''] = value.split(':')
  return { place, council }
}

/** Stores what was picked in a menu, by a server or a person; with none picked nothing of it is chosen. */
type StoreChoice = (picked: readonly string[], id: string, store: SettingsStore) => Promise<void>

interface ActSpec {
  /** Whose settings it changes or shows; a server's are for those who may manage it. Nothing is stored of the first steps. */
  readonly of: 'server' | 'person' | 'first steps'
  readonly store?: StoreChoice
}

const unfollowAsServer: StoreChoice = async (picked, server, store) => {
  const own = new Set((await store.subscriptions({ server })).map(({ place }) => place))
  for (const { place, council } of picked.map(subscriptionOf))
    if (own.has(place)) await store.unsubscribe(place, council)
}

const unfollowAsPerson: StoreChoice = async (picked, person, store) => {
  for (const { council } of picked.map(subscriptionOf)) await store.unsubscribe(person, council)
}

/** Every act of a button, a menu or a form of the settings. */
const SETTINGS_ACTS = {
  /** Opens the settings of the server. */
  open: { of: 'server' },
  /** The same of the person. */
  mine: { of: 'person' },
  councils: { of: 'server', store: (councils, id, store) => store.setServer(id, { councils }) },
  channels: { of: 'server', store: (channels, id, store) => store.setServer(id, { channels }) },
  answers: {
    of: 'server',
    store: ([first], id, store) => store.setServer(id, { answersPublicly: first === ON }),
  },
  cards: { of: 'server', store: ([first], id, store) => store.setServer(id, { showsCards: first === ON }) },
  role: { of: 'server', store: ([role = null], id, store) => store.setServer(id, { role }) },
  unfollow: { of: 'server', store: unfollowAsServer },
  'unfollow-mine': { of: 'person', store: unfollowAsPerson },
  'council-mine': { of: 'person', store: ([council = null], id, store) => store.setCouncilOf(id, council) },
  /** Asks whether all is to be forgotten, and forgets it. */
  forget: { of: 'server' },
  forgotten: { of: 'server', store: (_, id, store) => store.forgetServer(id) },
  'forget-mine': { of: 'person' },
  'forgotten-mine': { of: 'person', store: (_, id, store) => store.forgetPerson(id) },
  /** Forms: the name of a council for the server, for the person; of one to report on; a question. */
  name: { of: 'server' },
  'name-mine': { of: 'person' },
  see: { of: 'first steps' },
  ask: { of: 'first steps' },
} as const satisfies Readonly<Record<string, ActSpec>>

export type SettingsAct = keyof typeof SETTINGS_ACTS

const specOf = (act: SettingsAct): ActSpec => SETTINGS_ACTS[act]

/** Whether an act is about the settings of a server. */
export const isOfServer = (act: SettingsAct): boolean => specOf(act).of === 'server'

/** Stores what was picked with an act, for the server or the person whose settings it is about. */
export const storeChoice = async (
  act: SettingsAct,
  picked: readonly string[],
  id: string,
  store: SettingsStore,
): Promise<void> => specOf(act).store?.(picked, id, store)

const SETTINGS_PREFIX = 'settings:'

/** A person's and a server's settings are drawn anew from the store each time, so their ids carry nothing but the act. */
export const settingsId = (act: SettingsAct): string => `${SETTINGS_PREFIX}${act}`

export const isOfSettings = (id: string): boolean => id.startsWith(SETTINGS_PREFIX)

/** What a custom id of the settings does; null for one of anything else, or of an older Pilcrow. */
export function settingsActOf(id: string): SettingsAct | null {
  const act = id.slice(SETTINGS_PREFIX.length)
  return isOfSettings(id) && Object.hasOwn(SETTINGS_ACTS, act) ? (act as SettingsAct) : null
}

/** Who may change what a server has chosen. Discord shows them /settings; every press is checked again. */
export const mayManage = ({ memberPermissions }: Pick<RepliableInteraction, 'memberPermissions'>): boolean =>
  memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false

const { settings, forget, follow, unfollow, following, council, me } = SETTINGS_WORDING.commands

const followedCouncilOption = {
  ...localised(council),
  type: ApplicationCommandOptionType.String as const,
  required: true,
  autocomplete: true as const,
}

const yesOption = (words: typeof me | typeof forget) => ({
  ...localised(words),
  type: ApplicationCommandOptionType.Boolean as const,
  required: false,
})

type SettingsBody = RESTPostAPIChatInputApplicationCommandsJSONBody
const settingsBody = (
  words: { readonly name: string; readonly description: string },
  options: SettingsBody['options'],
): SettingsBody => ({
  ...localised(words),
  type: ApplicationCommandType.ChatInput,
  options: options ?? [],
})

/** The commands that change what is stored. A server shows /settings only to those who may manage it. */
export const settingsBodies: readonly SettingsBody[] = [
  {
    ...settingsBody(settings, [yesOption(forget)]),
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
  },
  settingsBody(follow, [followedCouncilOption, yesOption(me)]),
  settingsBody(unfollow, [followedCouncilOption, yesOption(me)]),
  settingsBody(following, []),
]

/** Their names. */
export const SETTINGS_COMMANDS: ReadonlySet<string> = new Set(settingsBodies.map(({ name }) => name))

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
