import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { measured } from '../../measure.js'
import { middle } from './percentile.js'
import type { Start } from './start-once.js'

/** How Pilcrow starts: the middle one of some starts of each kind, taken in turn. */
export interface Starts {
  readonly rebuilding: Start
  readonly snapshot: Start
}

export async function starts(folder: string, times: number): Promise<Starts> {
  const rebuilding: Start[] = []
  const snapshot: Start[] = []
  for (let time = 0; time < times; time++) {
    await rm(join(folder, 'index'), { recursive: true, force: true })
    rebuilding.push(await once(folder, 'reports'))
    snapshot.push(await once(folder, 'snapshot'))
  }
  return { rebuilding: middling(rebuilding), snapshot: middling(snapshot) }
}

async function once(folder: string, from: Start['from']): Promise<Start> {
  const start = await measured<Start>('search/measure/start-once.js', [folder], ['--expose-gc'])
  if (start.from !== from) throw new Error(`The index came from the ${start.from}, not from the ${from}.`)
  return start
}

/** Each figure by itself. */
const middling = (all: readonly Start[]): Start => ({
  from: all[0]?.from ?? 'reports',
  seconds: middle(all.map(({ seconds }) => seconds)),
  worked: middle(all.map(({ worked }) => worked)),
  index: middle(all.map(({ index }) => index)),
  heldMb: middle(all.map(({ heldMb }) => heldMb)),
  peakMb: middle(all.map(({ peakMb }) => peakMb)),
  snapshotMb: middle(all.map(({ snapshotMb }) => snapshotMb)),
})
