import { type APIApplication, DiscordAPIError, REST, Routes } from 'discord.js'
import type { Command } from '../command/command.js'
import { commandBodies } from './commands.js'
import { restOptions } from './rest.js'

export interface Deployment {
  readonly token: string
  /** Another Discord's base address, else null. */
  readonly api: string | null
  /** The one server that gets the commands, at once; null for everywhere. */
  readonly guild: string | null
  readonly commands: readonly Command[]
}

const UNAUTHORISED = 401
const FORBIDDEN = 403

/** What a person can do about a refusal. */
function refusal(error: unknown): Error {
  const status = error instanceof DiscordAPIError ? error.status : null
  const said = error instanceof Error ? error.message : String(error)
  if (status === UNAUTHORISED)
    return new Error('Discord does not accept this token. Copy a new one from the application’s Bot page.')
  if (status === FORBIDDEN)
    return new Error('Discord does not let this bot register commands there. Invite it to the server first.')
  return new Error(`Discord did not take the commands: ${said}`)
}

/**
 * Replaces the whole list of the application's commands with one request; gives how many there are now.
 * @throws Error with a sentence that says what to do
 */
export async function deploy({ token, api, guild, commands }: Deployment): Promise<number> {
  const rest = new REST(restOptions(api)).setToken(token)
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as APIApplication
    const body = commandBodies(commands, guild === null)
    const route = guild === null ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild)
    await rest.put(route, { body })
    return body.length
  } catch (error) {
    throw refusal(error)
  } finally {
    rest.clearHandlerSweeper()
    rest.clearHashSweeper()
  }
}
