import { openPilcrow } from '../../src/cli/open.js'
import { keepHeapSmall } from '../../src/cli/start.js'
import { DATABASE_LIMITS, openDatabase } from '../../src/database/database.js'
import { pilcrowIn } from '../../src/database/open.js'
import { excerptsOf } from '../../src/model/reply.js'
import type { Pilcrow } from '../../src/pilcrow/pilcrow.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'
import { aliveSeconds, heldMb, ownMb, peakMb, workedSeconds } from '../search/measure/memory.js'
import { conceptsOver } from './concepts.js'

/** What is measured, each in a process of its own. */
export type Kind = 'folder' | 'database' | 'concepts' | 'councils'

/** What a subject tells when it is ready to answer. */
export interface Ready {
  readonly seconds: number
  readonly worked: number
}

/** What it tells of some questions. */
export interface Told {
  /** Milliseconds for each. */
  readonly clock: readonly number[]
  readonly worked: readonly number[]
  /** The paragraphs that it gives for each, best first. */
  readonly shown: readonly (readonly string[])[]
  readonly residentMb: number
  /** Of it what is not a file's, which processes share. */
  readonly ownMb: number
  readonly peakMb: number
}

type Find = (question: string) => Promise<string[]>

const replying =
  ({ say }: Pilcrow): Find =>
  async (question) =>
    excerptsOf(await say(question)).map(({ report, key }) => `${report} ${key}`)

/** Patient, for the machine may be busy with more than this. */
const PATIENT = { ...DATABASE_LIMITS, statementMs: 60_000 }

const OPEN: Readonly<Record<Kind, (where: string) => Promise<Find>>> = {
  folder: async (folder) => replying(await openPilcrow(folder, process.stderr)),
  async database(address) {
    // As the bot does.
    keepHeapSmall()
    const database = await openDatabase(address, PATIENT)
    return replying((await pilcrowIn(database, loadVocabulary())).pilcrow)
  },
  concepts: (folder) => conceptsOver(folder, { byCouncil: false }),
  councils: (folder) => conceptsOver(folder, { byCouncil: true }),
}

const [kind, where = ''] = process.argv.slice(2)
const find = await OPEN[kind as Kind](where)
process.send?.({ seconds: aliveSeconds(), worked: workedSeconds() } satisfies Ready)

process.on('message', async (questions: readonly string[]) => {
  const [clock, worked]: [number[], number[]] = [[], []]
  const shown: string[][] = []
  for (const question of questions) {
    const before = workedSeconds()
    const began = performance.now()
    shown.push(await find(question))
    clock.push(performance.now() - began)
    worked.push((workedSeconds() - before) * 1000)
  }
  const memory = { residentMb: heldMb(), ownMb: ownMb() }
  process.send?.({ clock, worked, shown, ...memory, peakMb: peakMb() } satisfies Told)
})
