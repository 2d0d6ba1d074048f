import { type Client, Events, GatewayCloseCodes } from 'discord.js'
import { loggable } from '../operate/redact.js'

/** Discord was asked for an intent that the application's Bot page does not have switched on. */
export class DisallowedIntent extends Error {}

/** Why a login failed, and what to do about it. */
function loginError(error: unknown): Error {
  const said = loggable(error)
  return /token/i.test(said)
    ? new Error('Discord does not accept this token. Copy a new one from the application’s Bot page.')
    : new Error(`Pilcrow cannot reach Discord: ${said}`)
}

/**
 * Logs a client in; done once it is connected.
 * @throws DisallowedIntent; Error with a sentence that says what to do, for anything else
 */
export async function logIn(client: Client, token: string): Promise<void> {
  let close: number | null = null
  const closed = new Promise<void>((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => {
      close = code
      resolve()
    })
  })
  try {
    await Promise.race([client.login(token), closed])
  } catch (error) {
    throw close === GatewayCloseCodes.DisallowedIntents ? new DisallowedIntent() : loginError(error)
  }
  if (close === GatewayCloseCodes.DisallowedIntents) throw new DisallowedIntent()
  if (close !== null) throw new Error(`Discord closed the connection for good (${close}).`)
}
