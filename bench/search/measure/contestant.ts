import type { Asking } from '../asks/asking.js'
import { contenders, type Name } from '../contenders/all.js'
import { aliveSeconds, heldMb, peakMb, workedSeconds } from './memory.js'

/** What a contestant tells when it is ready to answer. */
export interface Ready {
  /** From the start of its process, and how much of that the processor worked. */
  readonly seconds: number
  readonly worked: number
  readonly heldMb: number
  readonly peakMb: number
}

/** What a contestant tells after a round. */
export interface Round {
  /** Milliseconds that the processor worked for each thing asked, all threads together. */
  readonly worked: readonly number[]
  /** Milliseconds by the clock. */
  readonly clock: readonly number[]
  /** What it showed for each. */
  readonly shown: readonly (readonly string[])[]
}

/** Runs one contender in this process: opens the library, says that it is ready, then answers round after round. */
const [name, folder = ''] = process.argv.slice(2)
const contender = await contenders[name as Name]()
const answer = await contender.open(folder)
const [seconds, worked] = [aliveSeconds(), workedSeconds()]
process.send?.({ seconds, worked, heldMb: heldMb(), peakMb: peakMb() } satisfies Ready)

process.on('message', async (asks: readonly Asking[]) => {
  const worked: number[] = []
  const clock: number[] = []
  const shown: (readonly string[])[] = []
  // What was thrown away in an earlier round is not this one's to clear.
  globalThis.gc?.()
  for (const asked of asks) {
    const before = process.cpuUsage()
    const began = performance.now()
    const texts = await answer(asked)
    clock.push(performance.now() - began)
    const { user, system } = process.cpuUsage(before)
    worked.push((user + system) / 1000)
    shown.push(texts)
  }
  process.send?.({ worked, clock, shown } satisfies Round)
})
