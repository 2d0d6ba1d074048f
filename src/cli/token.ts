import { readFileSync } from 'node:fs'
import type { Environment } from '../console/screen.js'
import { WrongUsage } from './usage.js'

/**
 * The bot's token: DISCORD_TOKEN itself, or what stands in the file that DISCORD_TOKEN_FILE names, as services are given
 * their secrets. Null where neither is set.
 * @throws WrongUsage where both are set, or the file holds no token
 */
export function discordToken({ DISCORD_TOKEN: token, DISCORD_TOKEN_FILE: file }: Environment): string | null {
  if (!file) return token || null
  if (token) throw new WrongUsage('DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set: keep one of them.')
  let held: string
  try {
    held = readFileSync(file, 'utf8').trim()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new WrongUsage(
      `DISCORD_TOKEN_FILE names the file that holds the bot’s token; ${file} cannot be read (${code}).`,
    )
  }
  if (held === '' || /\s/.test(held))
    throw new WrongUsage(`DISCORD_TOKEN_FILE names a file with the bot’s token alone in it; ${file} is none.`)
  return held
}
