import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPilcrow } from '../../src/cli/open.js'
import type { Pilcrow } from '../../src/pilcrow/pilcrow.js'
import { middle, percentile } from '../search/measure/percentile.js'
import { ms, table, thousands } from '../search/print/table.js'
import { makeEngland } from './library.js'
import { ENGLAND_QUESTIONS } from './questions.js'

/** Each question is asked so often after a first time, which is told apart: what is made once is made then. */
const ROUNDS = 5

/** What one question took of the processor, in milliseconds. */
interface Asked {
  readonly question: string
  readonly first: number
  readonly again: number
}

/** How fast questions over all councils are answered, over made-up reports on all of England. */
export async function benchEngland(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pilcrow-england-'))
  try {
    await makeEngland(folder)
    const pilcrow = await openPilcrow(folder, process.stderr)
    const { reports } = pilcrow.library
    const paragraphs = reports.reduce((sum, report) => sum + report.paragraphs.length, 0)
    console.log(`Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`)
    console.log(`${thousands(reports.length)} made-up reports, ${thousands(paragraphs)} paragraphs\n`)
    const kinds = new Map<string, Asked[]>()
    for (const [kind, questions] of Object.entries(ENGLAND_QUESTIONS)) {
      const asked: Asked[] = []
      for (const question of questions) asked.push(await timed(question, pilcrow))
      kinds.set(kind, asked)
    }
    const all = [...kinds.values()].flat()
    console.log(
      table(
        ['of the processor', 'p50', 'worst', 'first time, worst', 'the worst is'],
        [...kinds, ['all', all] as const].map(([kind, asked]) => {
          const again = asked.map((one) => one.again)
          const worst = asked.reduce((one, other) => (other.again > one.again ? other : one))
          return [
            kind,
            ms(middle(again)),
            ms(percentile(again, 100)),
            ms(
              percentile(
                asked.map(({ first }) => first),
                100,
              ),
            ),
            worst.question,
          ]
        }),
      ),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function timed(question: string, { say }: Pick<Pilcrow, 'say'>): Promise<Asked> {
  const worked = async (): Promise<number> => {
    const before = process.cpuUsage()
    await say(question)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  const first = await worked()
  const again: number[] = []
  for (let round = 0; round < ROUNDS; round++) again.push(await worked())
  return { question, first, again: middle(again) }
}
