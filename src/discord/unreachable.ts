import { DiscordAPIError, DiscordjsErrorCodes, HTTPError } from 'discord.js'
import { redactedError } from '../operate/log.js'
import { neverCameBack } from './rest.js'

/** Why Discord cannot be used, as a sentence that says what to do. */

export const TOKEN_REFUSED =
  'Discord does not accept this token. Copy a new one from the application’s Bot page.'

const UNAUTHORISED = 401

/** Whether it is the token: Discord refuses it, discord.js sees that it is none, or no request can carry it. */
export function isTokenRefused(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === UNAUTHORISED
  if (!(error instanceof Error)) return false
  return (
    ('code' in error && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    /\bauthorization header\b/i.test(error.message)
  )
}

/** Whether whatever answered did not answer as Discord does. */
const isStranger = (error: unknown): boolean => error instanceof TypeError || error instanceof SyntaxError

export function unreachable(error: unknown): Error {
  if (isTokenRefused(error)) return new Error(TOKEN_REFUSED)
  if (neverCameBack(error)) return new Error('Pilcrow cannot reach Discord: it does not answer in time.')
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return new Error(`Discord does not let Pilcrow in now: it answers with status ${error.status}.`)
  if (isStranger(error))
    return new Error('What answers in place of Discord is not Discord. Check DISCORD_API, or leave it out.')
  return new Error(`Pilcrow cannot reach Discord: ${redactedError(error)}`)
}
