import { setImmediate as others } from 'node:timers/promises'

/** How long work may hold up everything else: a heartbeat to Discord, an answer from the library that is being replaced. */
const TIME_SLICE_MS = 20

/** Does work that comes in steps, and lets everything else have its turn in between. */
export async function inTimeSlices<T>(work: Generator<void, T>): Promise<T> {
  let began = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() - began < TIME_SLICE_MS) continue
    await others()
    began = performance.now()
  }
}
