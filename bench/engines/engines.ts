import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LIMITS, openDatabase } from '../../src/database/database.js'
import { keepReport } from '../../src/database/keep.js'
import { prepareDatabase } from '../../src/database/ready.js'
import { loadLibrary } from '../../src/library/load.js'
import { type Cluster, hasPostgres, startCluster } from '../../test/database/cluster.js'
import { casesFor, NAMED, UNNAMED } from '../search/asks/cases.js'
import { makeLibrary } from '../search/made/library.js'
import { percentile } from '../search/measure/percentile.js'
import { ms, table, thousands } from '../search/print/table.js'
import { workedFor } from './server.js'
import type { Kind, Ready, Told } from './subject.js'

/** Of more paragraphs than these one process holds neither the texts nor MiniSearch's index. */
const MOST: Readonly<Record<Kind, number>> = {
  folder: 500_000,
  database: Number.POSITIVE_INFINITY,
  concepts: 50_000,
}

const NAMES: Readonly<Record<Kind, string>> = {
  folder: 'folder, compiled index',
  database: 'PostgreSQL',
  concepts: 'MiniSearch, rarest concepts first (finding alone)',
}

/** Questions of a kind that are asked: enough for a p99, few enough for a database of millions. */
const ASKED = 120
const HEAP_MB = 8192
/** Reports that are written at once. */
const WRITERS = 2

/**
 * `npm run bench -- engines 40000 400000`: the same questions over the same made-up reports, from a folder and from
 * PostgreSQL, and what MiniSearch would find in the place of the compiled index.
 */
export async function benchEngines(sizes: readonly number[]): Promise<void> {
  if (!hasPostgres()) throw new Error('This machine has no PostgreSQL to measure.')
  console.log(`Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`)
  for (const size of sizes) {
    const folder = await mkdtemp(join(tmpdir(), 'pilcrow-engines-'))
    const cluster = await startCluster()
    try {
      await makeLibrary(folder, size)
      await measure(folder, size, cluster)
    } finally {
      await cluster.end()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

async function measure(folder: string, size: number, cluster: Cluster): Promise<void> {
  const library = await loadLibrary(folder)
  const paragraphs = library.reports.reduce((sum, report) => sum + report.paragraphs.length, 0)
  console.log(`\n${thousands(library.reports.length)} reports, ${thousands(paragraphs)} paragraphs`)
  await fill(library.reports, cluster)
  const cases = casesFor(library)
  const asked = [UNNAMED, NAMED].map((name) => ({
    name,
    questions: (cases.find((one) => one.name === name)?.asks ?? [])
      .flatMap((one) => (one.ask === 'question' ? [one.text] : []))
      .slice(0, ASKED),
  }))
  const rows: string[][] = []
  const firstFive = new Map<string, readonly (readonly string[])[]>()
  for (const kind of ['folder', 'database', 'concepts'] as const) {
    if (size > MOST[kind]) continue
    const { child, ready } = await start(kind, kind === 'database' ? cluster.address : folder)
    for (const { name, questions } of asked) {
      await told<Told>(child, questions)
      const before = workedFor(cluster.port)
      const said = await told<Told>(child, questions)
      const served = kind === 'database' ? (workedFor(cluster.port) - before) / questions.length : 0
      if (kind === 'folder')
        firstFive.set(
          name,
          said.shown.map((shown) => shown.slice(0, 5)),
        )
      rows.push([
        NAMES[kind],
        name,
        `${ms(percentile(said.worked, 50))} / ${ms(percentile(said.worked, 99))}`,
        kind === 'database' ? ms(served) : '',
        `${ms(percentile(said.clock, 50))} / ${ms(percentile(said.clock, 99))}`,
        recallIn(said.shown, firstFive.get(name)),
        `${ready.seconds.toFixed(1)} s, ${ready.worked.toFixed(1)} s`,
        `${Math.round(said.heldMb)} / ${Math.round(said.peakMb)} MB`,
      ])
    }
    child.disconnect()
  }
  console.log(
    table(
      [
        '',
        '',
        'processor p50 / p99',
        'server, mean',
        'clock p50 / p99',
        'recall',
        'start: clock, processor',
        'memory / at most',
      ],
      rows,
    ),
  )
}

/** How many of the folder's first five are among what is shown. */
function recallIn(
  shown: readonly (readonly string[])[],
  firstFive: readonly (readonly string[])[] | undefined,
): string {
  if (!firstFive) return ''
  const all = firstFive.flat().length
  const found = firstFive.flatMap((five, at) => five.filter((one) => shown[at]?.includes(one))).length
  return `${Math.round((100 * found) / Math.max(1, all))} %`
}

/** Writes the reports as several machines would, and tells what that took. */
async function fill(
  reports: Awaited<ReturnType<typeof loadLibrary>>['reports'],
  cluster: Cluster,
): Promise<void> {
  const database = await openDatabase(cluster.address, { ...LIMITS, statementMs: 600_000 })
  await prepareDatabase(database)
  const began = performance.now()
  const left = [...reports]
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (let next = left.shift(); next; next = left.shift()) await keepReport(database, next, null)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  // What PostgreSQL does by itself after a while.
  await database.read('vacuum analyze')
  const [size] = await database.read<{ total: string; texts: string; words: string; lookup: string }>(`select
    pg_database_size(current_database()) as total,
    pg_total_relation_size('paragraphs') as texts,
    pg_table_size('paragraph_words') as words,
    pg_relation_size('paragraph_terms') as lookup`)
  await database.close()
  const mb = (bytes: string | undefined): string => `${Math.round(Number(bytes ?? 0) / 2 ** 20)} MB`
  console.log(
    `PostgreSQL: written in ${Math.round(seconds)} s by ${WRITERS} writers; ${mb(size?.total)} on disk, of it texts ${mb(size?.texts)}, words and terms ${mb(size?.words)}, their index ${mb(size?.lookup)}`,
  )
}

async function start(kind: Kind, where: string): Promise<{ child: ChildProcess; ready: Ready }> {
  const program = fileURLToPath(new URL('subject.js', import.meta.url))
  const heap = kind === 'database' ? [] : [`--max-old-space-size=${HEAP_MB}`]
  const child = fork(program, [kind, where], { execArgv: ['--expose-gc', ...heap] })
  return { child, ready: await told<Ready>(child) }
}

/** The next thing that a child says. */
async function told<Said>(child: ChildProcess, questions?: readonly string[]): Promise<Said> {
  const message = once(child, 'message')
  const exit = once(child, 'exit').then(([status]) => {
    throw new Error(`A subject ended with status ${status}.`)
  })
  if (questions) child.send(questions)
  const [said] = (await Promise.race([message, exit])) as [Said]
  exit.catch(() => undefined)
  return said
}
