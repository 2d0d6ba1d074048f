import { setTimeout as sleep } from 'node:timers/promises'

const FIRST_MS = 1000
const LONGEST_MS = 60_000

/** Waits so long, or until it is told to stop. */
export async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => undefined)
}

/** Waits before another attempt, twice as long each time. */
export const pauseAfter = (failures: number, stop: AbortSignal): Promise<void> =>
  pause(Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS), stop)
