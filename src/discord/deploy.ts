import { type APIApplication, DiscordAPIError, REST, Routes } from 'discord.js'
import type { Command } from '../command/command.js'
import { redactedError } from '../operate/log.js'
import { commandBodies } from './commands.js'
import { inviteLink } from './permissions.js'
import { restOptions } from './rest.js'
import { isTokenRefused, unreachable } from './unreachable.js'

export interface Deployment {
  readonly token: string
  /** Another Discord's base address, else null. */
  readonly api: string | null
  /** The one server that gets the commands, at once; null for everywhere. */
  readonly guild: string | null
  readonly commands: readonly Command[]
}

const FORBIDDEN = 403

/** What a person can do about a refusal. */
function refusal(error: unknown): Error {
  const status = error instanceof DiscordAPIError ? error.status : null
  if (status === FORBIDDEN)
    return new Error('Discord does not let this bot register commands there. Invite it to the server first.')
  if (error instanceof DiscordAPIError && !isTokenRefused(error))
    return new Error(`Discord did not take the commands: ${redactedError(error)}`)
  return unreachable(error)
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
    throw refusal(error)
  } finally {
    rest.clearHandlerSweeper()
    rest.clearHashSweeper()
  }
}
