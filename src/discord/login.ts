import { type Client, Events, GatewayCloseCodes } from 'discord.js'
import { TOKEN_REFUSED, unreachable } from './unreachable.js'

/** Discord was asked for an intent that the application's Bot page does not have switched on. */
export class DisallowedIntent extends Error {}

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
    throw close === GatewayCloseCodes.DisallowedIntents ? new DisallowedIntent() : unreachable(error)
  }
  if (close === GatewayCloseCodes.DisallowedIntents) throw new DisallowedIntent()
  if (close === GatewayCloseCodes.AuthenticationFailed) throw new Error(TOKEN_REFUSED)
  if (close !== null) throw new Error(`Discord closed the connection for good (${close}).`)
}
