import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import { localised } from '../components/wording.js'
import { SETTINGS_WORDING } from './wording.js'

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
