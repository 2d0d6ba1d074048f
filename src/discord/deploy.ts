import {
  type APIApplication,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  DiscordAPIError,
  InteractionContextType,
  REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js'
import type { Command, Option } from '../command/command.js'
import { redactedError } from '../operate/log.js'
import { inEnglish, localised, WORDING } from './components/wording.js'
import { connectionFailure, inviteLink, isTokenRefused, restOptions } from './protocol.js'
import { settingsBodies } from './settings/acts.js'

type CommandBody =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody

/** Everywhere: in servers, in direct messages with the bot, in other private channels; however it was installed. */
const EVERYWHERE_INSTALLABLE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
}

/**
 * Years and paragraphs are texts too: Android misreads whole-number options that are offered while typing. A council may
 * be left out: who has chosen one is asked about it, anybody else which.
 */
const optionBody = ({ name, kind, description, required }: Option) => ({
  ...localised({ name, description }),
  type: ApplicationCommandOptionType.String as const,
  required: mustBeGiven({ kind, required }),
  autocomplete: true as const,
})

function mustBeGiven({ kind, required }: Pick<Option, 'kind' | 'required'>): boolean {
  return required && kind !== 'council'
}

const publicOption = {
  ...localised(WORDING.publicOption),
  type: ApplicationCommandOptionType.Boolean as const,
  required: false,
}

/** Discord wants the required options first; the others keep their order. */
const requiredFirst = (options: readonly Option[]): Option[] =>
  [...options].sort((a, b) => Number(mustBeGiven(b)) - Number(mustBeGiven(a)))

const slashBody = ({ name, description, options }: Command): CommandBody => ({
  ...localised({ name, description }),
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
const commandBodies = (commands: readonly Command[], everywhere: boolean): CommandBody[] =>
  [...commands.map(slashBody), ...settingsBodies, askMenu].map((body) =>
    everywhere ? { ...body, ...EVERYWHERE_INSTALLABLE } : body,
  )

export interface Deployment {
  readonly token: string
  /** Another Discord's base address, else null. */
  readonly api: string | null
  /** The one server that gets the commands, at once; null for everywhere. */
  readonly guild: string | null
  readonly commands: readonly Command[]
}

const HTTP_FORBIDDEN = 403

/** What a person can do about a refusal. */
function deployFailure(error: unknown): Error {
  const status = error instanceof DiscordAPIError ? error.status : null
  if (status === HTTP_FORBIDDEN)
    return new Error('Discord does not let this bot register commands there. Invite it to the server first.')
  if (error instanceof DiscordAPIError && !isTokenRefused(error))
    return new Error(`Discord did not take the commands: ${redactedError(error)}`)
  return connectionFailure(error)
}

/**
 * Replaces the whole list of the application's commands with one request; gives how many there are now, and
 * where somebody adds the bot to their server.
 * @throws Error with a sentence that says what to do
 */
export async function deploy({
  token,
  api,
  guild,
  commands,
}: Deployment): Promise<{ count: number; invite: string }> {
  const rest = new REST(restOptions(api)).setToken(token)
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as APIApplication
    const body = commandBodies(commands, guild === null)
    const route = guild === null ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild)
    await rest.put(route, { body })
    return { count: body.length, invite: inviteLink(id) }
  } catch (error) {
    throw deployFailure(error)
  } finally {
    rest.clearHandlerSweeper()
    rest.clearHashSweeper()
  }
}
