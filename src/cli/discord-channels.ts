import type { Environment } from '../console/screen.js'
import { WrongUsage } from './usage.js'

/** Discord's ids: 64-bit numbers, written in decimal. */
const ID = /^\d{15,20}$/

/**
 * The channels in PILCROW_CHANNELS, where every question is answered: ids, separated by commas.
 * @throws WrongUsage where one is no id
 */
export function discordChannels({ PILCROW_CHANNELS: list }: Environment): string[] {
  const ids = (list ?? '').split(/[\s,]+/).filter((id) => id !== '')
  const wrong = ids.find((id) => !ID.test(id))
  if (wrong === undefined) return ids
  throw new WrongUsage(
    `PILCROW_CHANNELS holds ids of channels, separated by commas, such as 1122334455667788990; “${wrong}” is none. In Discord: Developer Mode on, right-click the channel, Copy Channel ID.`,
  )
}
