import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadLibrary } from '../../src/library/library.js'
import { casesFor } from './asks/cases.js'
import { contenders, type Name, PILCROW, PLAIN } from './contenders/all.js'
import { makeLibrary } from './made/library.js'
import { race } from './measure/race.js'
import { starts } from './measure/starts.js'
import { contest, pilcrowTable, readyTable, runOf } from './print/answers.js'
import { startsTable } from './print/starts.js'
import { thousands } from './print/table.js'
import { type Figures, flatness, targetsTable } from './print/targets.js'

/** Paragraphs of the libraries that are made: the reports on every authority there is, and ten times as many. */
const MADE = [40_000, 400_000]

/** What speed is held to is stated for a library of this size. */
const HELD_TO = 40_000

/** The largest library that every contender is measured on; beyond it MiniSearch alone stands for them. */
const ALL_UP_TO = 100_000

/** How often everything is asked, unless `--rounds` says otherwise, and how often Pilcrow is started in each way. */
const ROUNDS = { small: 5, large: 3 }
const STARTS = { small: 3, large: 1 }

/**
 * How fast questions are answered, beside full-text engines over the same paragraphs.
 * @param args folders of libraries, and sizes of libraries to make, in paragraphs ({@link MADE} where no size is given);
 * `--rounds 2`; `--alone` without the engines beside it
 */
export async function benchSearch(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string' }, alone: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const settings = { rounds: Number(values.rounds) || undefined, isAlone: values.alone }
  const sizes = positionals.filter((each) => /^\d+$/.test(each)).map(Number)
  const folders = positionals.filter((each) => !/^\d+$/.test(each))
  console.log(`Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`)
  for (const folder of folders)
    await inScratch(async (scratch) => {
      // The library itself is left as it is: the index is made beside a link to its extracts.
      await symlink(resolve(folder, 'extracts'), join(scratch, 'extracts'))
      await measure(scratch, folder, settings)
    })
  const made: Figures[] = []
  for (const size of sizes.length > 0 ? sizes : MADE)
    await inScratch(async (scratch) => {
      await makeLibrary(scratch, size)
      const figures = await measure(scratch, 'made-up reports', settings)
      made.push(figures)
      if (size === HELD_TO) console.log(`\n${targetsTable(figures)}`)
    })
  const [smaller, larger] = made
  if (smaller && larger) console.log(`\n${flatness(smaller, larger)}`)
}

interface Settings {
  readonly rounds: number | undefined
  readonly isAlone: boolean
}

/** Does something in a folder that is gone afterwards. */
async function inScratch(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pilcrow-bench-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(folder: string, what: string, { rounds, isAlone }: Settings): Promise<Figures> {
  const library = await loadLibrary(folder)
  if (library.reports.length === 0) throw new Error(`${what} holds no reports.`)
  const paragraphs = library.reports.reduce((sum, report) => sum + report.paragraphs.length, 0)
  const size = paragraphs <= ALL_UP_TO ? 'small' : 'large'
  const print = (text: string): void => console.log(`\n${text}`)
  print(`${what}: ${thousands(library.reports.length)} reports, ${thousands(paragraphs)} paragraphs`)

  const started = await starts(folder, Math.min(STARTS[size], rounds ?? STARTS[size]))
  print(startsTable(started))

  const every = size === 'small' ? (Object.keys(contenders) as Name[]) : [PILCROW, PLAIN]
  const names = isAlone ? [PILCROW] : every
  const cases = casesFor(library)
  const runs = await race(folder, names, cases, rounds ?? ROUNDS[size])
  print(readyTable(runs))
  const own = runOf(runs, PILCROW)
  if (own) print(pilcrowTable(own, cases))
  for (const each of cases.filter(({ whom }) => whom !== 'Pilcrow')) print(contest(runs, each))
  return { paragraphs, starts: started, runs }
}
