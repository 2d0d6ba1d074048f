import type { BotUnderLoad } from './bot.js'

/** How often the bot's memory is looked at. */
const EVERY_MS = 15_000

/** The bot's memory at one moment of a load. */
export interface Remembered {
  /** Since the load began. */
  readonly seconds: number
  /** What JavaScript holds, in MB. */
  readonly heapMb: number
  readonly residentMb: number
}

/** Looks at the bot's memory from time to time until it is stopped; gives what was seen. */
export function memoisedByText(bot: Pick<BotUnderLoad, 'used'>): { stop(): readonly Remembered[] } {
  const began = performance.now()
  const seen: Remembered[] = []
  const look = async () => {
    const { heapMb, residentMb } = await bot.used()
    seen.push({ seconds: Math.round((performance.now() - began) / 1000), heapMb, residentMb })
  }
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS)
  return {
    stop() {
      clearInterval(timer)
      return seen
    },
  }
}
