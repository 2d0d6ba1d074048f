import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { createLibrary } from '../../src/library/library.js'
import type { Report } from '../../src/model/report.js'
import { hasPostgres } from '../../test/database/cluster.js'
import { casesFor, NAMED, UNNAMED } from '../search/asks/cases.js'
import { OVER_COUNCILS, questionsOverCouncils } from '../search/asks/over-councils.js'
import { madeReports } from '../search/made/library.js'
import { percentile } from '../search/measure/percentile.js'
import { ms, table, thousands } from '../search/print/table.js'
import { placeFor } from './place.js'
import { workedFor } from './server.js'
import { askOf, type Kind, startSubject, stopSubject } from './subjects.js'

/** Of more paragraphs than these one process holds neither the texts nor MiniSearch's index. */
const MOST: Readonly<Record<Kind, number>> = {
  folder: 500_000,
  database: Number.POSITIVE_INFINITY,
  concepts: 50_000,
  councils: 50_000,
}

const NAMES: Readonly<Record<Kind, string>> = {
  folder: 'folder, compiled index',
  database: 'PostgreSQL',
  concepts: 'MiniSearch, rarest concepts first (finding alone)',
  councils: 'MiniSearch, an index a council (finding alone)',
}

/** Questions of a kind that are asked: enough for a p99, few enough for a database of millions. */
const ASKED = 120
/** What is asked is made for a library of so many paragraphs, which a larger one begins with. */
const ASKED_OF = 40_000

const USAGE = 'npm run bench -- engines [PARAGRAPHS…] [--in FOLDER] [--fill]'

/**
 * `npm run bench -- engines 40000 400000`: the same questions over the same made-up reports, from a folder and from
 * PostgreSQL, and what MiniSearch would find in the place of the compiled index. With `--in` both are kept in a folder and
 * found there next time; with `--fill` they are made and nothing is asked.
 */
export async function benchEngines(args: readonly string[]): Promise<void> {
  if (!hasPostgres()) throw new Error('This machine has no PostgreSQL to measure.')
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { in: { type: 'string' }, fill: { type: 'boolean', default: false } },
  })
  const sizes = positionals.length > 0 ? positionals.map(Number) : [40_000, 400_000]
  if (!sizes.every(Number.isInteger)) throw new Error(USAGE)
  console.log(`Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`)
  for (const size of sizes) {
    const place = await placeFor(size, { given: values.in ?? null, withFolder: size <= MOST.folder })
    try {
      console.log(`\n${place.told}`)
      if (!values.fill) await measure(size, place)
    } finally {
      await place.close()
    }
  }
}

async function questionsFor(size: number) {
  const reports: Report[] = []
  for await (const report of madeReports(Math.min(size, ASKED_OF))) reports.push(report)
  const cases = casesFor(createLibrary(reports))
  const named = [UNNAMED, NAMED].map((name) => ({
    name,
    questions: (cases.find((one) => one.name === name)?.asks ?? [])
      .flatMap((one) => (one.ask === 'question' ? [one.text] : []))
      .slice(0, ASKED),
  }))
  return [...named, { name: OVER_COUNCILS, questions: questionsOverCouncils() }]
}

async function measure(
  size: number,
  { folder, cluster }: Awaited<ReturnType<typeof placeFor>>,
): Promise<void> {
  const asked = await questionsFor(size)
  const rows: string[][] = []
  const firstFive = new Map<string, readonly (readonly string[])[]>()
  for (const kind of ['folder', 'database', 'concepts', 'councils'] as const) {
    if (size > MOST[kind]) continue
    const subject = await startSubject(kind, kind === 'database' ? cluster.address : folder)
    for (const { name, questions } of asked) {
      if (name === OVER_COUNCILS && (kind === 'concepts' || kind === 'councils')) continue
      await askOf(subject, questions)
      const before = workedFor(cluster.port)
      const said = await askOf(subject, questions)
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
        name === OVER_COUNCILS ? '' : recallIn(said.shown, firstFive.get(name)),
        `${subject.ready.seconds.toFixed(1)} s, ${subject.ready.worked.toFixed(1)} s`,
        `${Math.round(said.residentMb)} (${Math.round(said.ownMb)}) / ${Math.round(said.peakMb)} MB`,
      ])
    }
    stopSubject(subject)
  }
  console.log(
    table(
      [
        `${thousands(size)} paragraphs`,
        '',
        'processor p50 / p99',
        'server, mean',
        'clock p50 / p99',
        'recall',
        'start: clock, processor',
        'resident (its own) / at most',
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
