import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import { inEnglish } from '../wording.js'
import { SAYING } from './wording.js'

const { settings, forget, follow, unfollow, following, council, me } = SAYING.commands

const named = ({ name, description }: { readonly name: string; readonly description: string }) => ({
  name,
  name_localizations: inEnglish(name),
  description,
  description_localizations: inEnglish(description),
})

const councilOption = {
  ...named(council),
  type: ApplicationCommandOptionType.String as const,
  required: true,
  autocomplete: true as const,
}

const yesOption = (words: typeof me | typeof forget) => ({
  ...named(words),
  type: ApplicationCommandOptionType.Boolean as const,
  required: false,
})

type Body = RESTPostAPIChatInputApplicationCommandsJSONBody
const body = (
  words: { readonly name: string; readonly description: string },
  options: Body['options'],
): Body => ({
  ...named(words),
  type: ApplicationCommandType.ChatInput,
  options: options ?? [],
})

/** The commands that change what is stored. A server shows /settings only to those who may manage it. */
export const settingsBodies: readonly Body[] = [
  {
    ...body(settings, [yesOption(forget)]),
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
  },
  body(follow, [councilOption, yesOption(me)]),
  body(unfollow, [councilOption, yesOption(me)]),
  body(following, []),
]

/** Their names. */
export const SETTINGS_COMMANDS: ReadonlySet<string> = new Set(settingsBodies.map(({ name }) => name))
