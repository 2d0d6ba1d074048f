/** Discord forgets an interaction that has had no answer for so long (Interactions, "Responding to an interaction"). */
const FORGOTTEN_MS = 3000
/** Clocks drift apart by some seconds a day. */
const MEASURED_MS = 3_600_000

/** Whether an interaction comes so late that nobody can be answered any more. */
export type Lateness = (createdMs: number) => boolean

/**
 * Discord's clock says when an interaction was made, this machine's when it came, and nobody says how far the two are
 * apart: the quickest that came within the last hour or two does. What is later than that by more than Discord waits has
 * lain about for as long, behind others or in a network that was down.
 * @param clock milliseconds from any beginning, never going back
 */
export function createLateness(clock: () => number = () => performance.now()): Lateness {
  let [since, quickest, quickestBefore] = [clock(), Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  return (createdMs) => {
    const now = clock()
    const took = now - createdMs
    if (now - since > MEASURED_MS) [since, quickest, quickestBefore] = [now, took, quickest]
    quickest = Math.min(quickest, took)
    return took - Math.min(quickest, quickestBefore) > FORGOTTEN_MS
  }
}
