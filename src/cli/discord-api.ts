import type { Environment } from '../console/screen.js'
import { WrongUsage } from './usage.js'

/**
 * The base address in DISCORD_API, or null for the real Discord.
 * @throws WrongUsage where it is no web address
 */
export function discordApi({ DISCORD_API: address }: Environment): string | null {
  if (!address) return null
  if (URL.canParse(address) && /^https?:/.test(address)) return address
  throw new WrongUsage(`DISCORD_API must be an address such as http://127.0.0.1:8080/api, not “${address}”.`)
}
