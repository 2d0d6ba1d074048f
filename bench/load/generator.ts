import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { loadLibrary } from '../../src/library/library.js'
import { random } from '../../train/random.js'
import { askingOf } from './asking.js'
import { LOST_MS, type Load, type Outcome } from './load.js'
import { people } from './people.js'
import { Heard, type Passed } from './wire.js'

/**
 * Lets people ask, in a process of its own, and tells its parent what became of each request. They ask when they like
 * and not in step: however slow the answers, the next one asks when it was going to, and its time counts from then.
 */

const SEED = 7

process.once('disconnect', () => process.exit())

const [port = '', rate = '', seconds = '', folder = ''] = process.argv.slice(2)
const count = Number(rate) * Number(seconds)
const draw = random(SEED)
const next = askingOf(await loadLibrary(folder))

/** When each asks, in milliseconds from the beginning: as independent people do, now close together, now apart. */
const due: number[] = []
for (let at = 0, clock = 0; at < count; at += 1) {
  clock += (-Math.log(1 - draw()) * 1000) / Number(rate)
  due.push(clock)
}
const doings = due.map(() => next(draw))
const outcomes: Outcome[] = doings.map(({ kind }) => ({
  kind,
  acknowledgedMs: null,
  answeredMs: null,
  apologised: false,
}))

const socket = new WebSocket(`ws://127.0.0.1:${port}`)
await once(socket, 'open')
const began = performance.now()
socket.on('message', (said) => {
  const { n, did } = Heard.parse(JSON.parse(String(said)))
  const outcome = outcomes[n]
  if (!outcome) return
  const ms = performance.now() - began - (due[n] ?? 0)
  if (did === 'acknowledged') outcome.acknowledgedMs = ms
  else outcome.answeredMs = ms
  outcome.apologised ||= did === 'apologised'
})

let latestMs = 0
for (let n = 0; n < count; ) {
  const now = performance.now() - began
  for (; n < count && (due[n] ?? 0) <= now; n += 1) {
    const passed = { n, person: n % people.length, ...doings[n] }
    socket.send(JSON.stringify(passed as Passed))
    latestMs = Math.max(latestMs, now - (due[n] ?? 0))
  }
  await sleep(Math.max(0, (due[n] ?? 0) - (performance.now() - began)))
}
const tookMs = performance.now() - began
const isOver = () => outcomes.every(({ answeredMs }) => answeredMs !== null)
for (const end = performance.now() + LOST_MS; performance.now() < end && !isOver(); ) await sleep(50)
socket.close()
process.send?.({ outcomes, latestMs, tookMs } satisfies Load, () => process.exit())
