import type { Environment } from '../console/screen.js'
import { WrongUsage } from './usage.js'

const NONE = { protocol: '', username: '', password: '' }

/**
 * The base address in DISCORD_API, or null for the real Discord.
 * @throws WrongUsage where it is no web address, or one with a password in it
 */
export function discordApi({ DISCORD_API: address }: Environment): string | null {
  if (!address) return null
  const { protocol, username, password } = URL.canParse(address) ? new URL(address) : NONE
  if (username || password)
    throw new WrongUsage('DISCORD_API must hold no name and no password; leave them out.')
  if (protocol === 'http:' || protocol === 'https:') return address
  // What it holds may be a secret that was put in the wrong place.
  throw new WrongUsage(
    'DISCORD_API is no web address. Write it as http://127.0.0.1:8080/api, or leave it out.',
  )
}
