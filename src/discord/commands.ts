import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js'
import type { Command, Option } from '../command/command.js'
import { cutLabel } from '../quotation/cut.js'
import { COMMAND_DESCRIPTION_LENGTH } from './limits.js'
import { settingsBodies } from './settings/commands.js'
import { inEnglish, WORDING } from './wording.js'

export type CommandBody =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody

/** Everywhere: in servers, in direct messages with the bot, in other private channels; however it was installed. */
const WHEREVER = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
}

const named = (name: string, description: string) => {
  const words = cutLabel(description, COMMAND_DESCRIPTION_LENGTH)
  return {
    name,
    name_localizations: inEnglish(name),
    description: words,
    description_localizations: inEnglish(words),
  }
}

/**
 * Years and paragraphs are texts too: Android misreads whole-number options that are offered while typing. A council may
 * be left out: who has chosen one is asked about it, anybody else which.
 */
const optionBody = ({ name, kind, description, required }: Option) => ({
  ...named(name, description),
  type: ApplicationCommandOptionType.String as const,
  required: mustBeGiven({ kind, required }),
  autocomplete: true as const,
})

function mustBeGiven({ kind, required }: Pick<Option, 'kind' | 'required'>): boolean {
  return required && kind !== 'council'
}

const publicOption = {
  ...named(WORDING.publicOption.name, WORDING.publicOption.description),
  type: ApplicationCommandOptionType.Boolean as const,
  required: false,
}

/** Discord wants the required options first; the others keep their order. */
const requiredFirst = (options: readonly Option[]): Option[] =>
  [...options].sort((a, b) => Number(mustBeGiven(b)) - Number(mustBeGiven(a)))

const slashBody = ({ name, description, options }: Command): CommandBody => ({
  ...named(name, description),
  type: ApplicationCommandType.ChatInput,
  options: [...requiredFirst(options).map(optionBody), publicOption],
})

const askMenu: CommandBody = {
  name: WORDING.askMenu,
  name_localizations: inEnglish(WORDING.askMenu),
  type: ApplicationCommandType.Message,
}

/**
 * The whole list that Discord shows: every slash command that asks, each with `public`; those of the
 * settings; 'Ask Pilcrow' on a message.
 * @param everywhere whether for all servers and direct messages; a single server's list says nothing of where
 */
export const commandBodies = (commands: readonly Command[], everywhere: boolean): CommandBody[] =>
  [...commands.map(slashBody), ...settingsBodies, askMenu].map((body) =>
    everywhere ? { ...body, ...WHEREVER } : body,
  )
