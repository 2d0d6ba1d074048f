import { DefaultRestOptions, type RESTOptions } from 'discord.js'

/** The address in DISCORD_API without a closing slash or a version, which discord.js adds itself. */
const baseOf = (api: string): string => api.replace(/\/+$/, '').replace(/\/v\d+$/, '')

/** A request that hangs is given up for another attempt: Discord waits three seconds for the answer to a command. */
const TIMEOUT_MS = 5000

/** How discord.js reaches Discord: as it does by itself, or at another address. */
export const restOptions = (api: string | null): Partial<RESTOptions> =>
  api === null
    ? { timeout: TIMEOUT_MS }
    : {
        timeout: TIMEOUT_MS,
        api: baseOf(api),
        version: DefaultRestOptions.version,
        cdn: new URL('/cdn', api).href,
      }

/** Whether a request was tried for longer than that, however often, and nobody knows what became of it. */
export const neverCameBack = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AbortError'
