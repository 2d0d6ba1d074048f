import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { ingest } from '../../src/ingest/ingest.js'
import { loadLibrary } from '../../src/library/library.js'
import { compare } from './differences.js'
import { expectedIn } from './expected.js'

/** Takes every file of a folder into a library of its own; gives the reports by the name of the file. */
async function reportsOf(folder: string, files: readonly string[]) {
  const library = await mkdtemp(join(tmpdir(), 'pilcrow-sample-'))
  try {
    const { outcomes } = await ingest(
      files.map((file) => join(folder, file)),
      { library },
    )
    const { byId } = await loadLibrary(library)
    const made = outcomes.flatMap(({ file, report }) => {
      const read = report === null ? undefined : byId(report)
      return read ? [[basename(file), read] as const] : []
    })
    return { made: new Map(made), outcomes }
  } finally {
    await rm(library, { recursive: true, force: true })
  }
}

/**
 * `npm run check:sample -- FOLDER`: reads the reports of a folder and holds them against its reports.csv and
 * grades.csv. Prints each cell that differs; ends with status 1 if any does, 2 on wrong usage.
 */
async function check(folder: string | undefined): Promise<number> {
  if (!folder) {
    console.error(
      'Which folder? npm run check:sample -- FOLDER, one with reports.csv, grades.csv and the files.',
    )
    return 2
  }
  const expected = expectedIn(folder)
  const { made, outcomes } = await reportsOf(
    folder,
    expected.reports.map(({ file = '' }) => file),
  )
  const { cells, differences } = compare(expected, made)
  for (const { file, cell, expected, got } of differences) {
    const error = outcomes.find((outcome) => outcome.file === file)?.error
    console.log(
      `${file}  ${cell}: expected ${expected || '(nothing)'}, got ${got || '(nothing)'}${error ? ` (${error})` : ''}`,
    )
  }
  console.log(`${cells} cells of ${expected.reports.length} files; ${differences.length} differ.`)
  return differences.length > 0 ? 1 : 0
}

process.exitCode = await check(process.argv[2])
