import type { Pilcrow } from '../../src/pilcrow/pilcrow.js'
import { aliveSeconds, heldMb, ownMb, peakMb, workedSeconds } from '../search/measure/memory.js'

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

async function replying({ say }: Pilcrow): Promise<Find> {
  const { excerptsOf } = await import('../../src/model/reply.js')
  return async (question) => excerptsOf(await say(question)).map(({ report, key }) => `${report} ${key}`)
}

/** The machine may be busy with more than this. */
const PATIENT_MS = 60_000

/** Each loads what it needs and nothing else, for its memory is measured. */
const OPEN: Readonly<Record<Kind, (where: string) => Promise<Find>>> = {
  async folder(folder) {
    const { openPilcrow } = await import('../../src/cli/open.js')
    return replying(await openPilcrow(folder, process.stderr))
  },
  async database(address) {
    // As the bot does, all that talks to Discord included.
    const { keepHeapSmall } = await import('../../src/cli/open.js')
    keepHeapSmall()
    await import('../../src/discord/bot.js')
    const { DATABASE_LIMITS, openDatabase } = await import('../../src/database/database.js')
    const { pilcrowIn } = await import('../../src/database/open.js')
    const { loadVocabulary } = await import('../../src/vocabulary/vocabulary.js')
    const database = await openDatabase(address, { ...DATABASE_LIMITS, statementMs: PATIENT_MS })
    return replying((await pilcrowIn(database, loadVocabulary())).pilcrow)
  },
  async concepts(folder) {
    const { conceptsOver } = await import('./concepts.js')
    return conceptsOver(folder, { byCouncil: false })
  },
  async councils(folder) {
    const { conceptsOver } = await import('./concepts.js')
    return conceptsOver(folder, { byCouncil: true })
  },
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
