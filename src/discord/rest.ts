import { DefaultRestOptions, type RESTOptions } from 'discord.js'

/** The address in DISCORD_API without a closing slash or a version, which discord.js adds itself. */
const baseOf = (api: string): string => api.replace(/\/+$/, '').replace(/\/v\d+$/, '')

/** How discord.js reaches Discord: as it does by itself, or at another address. */
export const restOptions = (api: string | null): Partial<RESTOptions> =>
  api === null
    ? {}
    : { api: baseOf(api), version: DefaultRestOptions.version, cdn: new URL('/cdn', api).href }
