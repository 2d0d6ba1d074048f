import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fuzz } from './fuzz.js'
import { type Made, madeReports } from './reports.js'

const COPIES = '1000'

/** The PDFs of a folder; some that a site gives under that name are none. */
const reportsIn = (folder: string): Made[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))
    .filter(({ bytes }) => Buffer.from(bytes).toString('latin1', 0, 5) === '%PDF-')

/**
 * `npm run fuzz -- [FOLDER] [COPIES] [SEED]`: damages the PDFs of a folder, or ten that are made for it, and holds every
 * sentence that is then read against the sound file. Prints each that it does not hold; ends with status 1 if there is one.
 */
async function run([folder, copies = COPIES, seed = '1']: readonly string[]): Promise<number> {
  const reports = folder ? reportsIn(folder) : await madeReports()
  const { refused, taken, wrong } = await fuzz(reports, Number(copies), Number(seed))
  for (const { report, damage, seed, what } of wrong)
    console.log(`${report}, ${damage} (seed ${seed}): ${what}`)
  console.log(
    `${refused + taken} damaged copies of ${reports.length} reports: ${refused} refused, ${taken} taken; ${wrong.length} sentences that the sound file does not hold.`,
  )
  return wrong.length > 0 ? 1 : 0
}

process.exitCode = await run(process.argv.slice(2))
