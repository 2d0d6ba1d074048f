import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { loadLibrary } from '../library/load.js'
import type { Report } from '../model/report.js'
import { parse } from './parse/parse.js'
import { readLines } from './read/read.js'
import { recognise } from './recognise.js'
import { finishExtract } from './store/extract.js'
import { storedCopies } from './store/held.js'
import { notVerbatim } from './verbatim.js'

export interface Checked {
  /** The report's id; null for an extract that cannot be loaded. */
  readonly report: string | null
  /** A sentence for each thing that does not hold; empty when all does. */
  readonly faults: readonly string[]
}

const differing = (one: Report, other: Report): string[] =>
  Object.keys(one).filter(
    (field) => !isDeepStrictEqual(one[field as keyof Report], other[field as keyof Report]),
  )

async function faultsOf(report: Report, copy: string | undefined): Promise<string[]> {
  const { source, id } = report
  if (!copy) {
    return [
      `Its source ${source.file} is not in the library's reports, or was changed there; ingest it again.`,
    ]
  }
  const lines = await readLines(copy, await readFile(copy))
  const given = { published: report.publishedSource === 'given' ? report.published : null, url: report.url }
  const { report: parsed, placed } = parse(lines, recognise(lines))
  const again = finishExtract(parsed, id, source, given)
  const fields = differing(again, report)
  const stray = notVerbatim(report.paragraphs, placed)
  return [
    ...(fields.length > 0
      ? [`${basename(copy)} now reads differently in: ${fields.join(', ')}; ingest it again.`]
      : []),
    ...(stray.length > 0
      ? [`Words that do not stand in ${basename(copy)}: paragraph ${stray.join(', ')}.`]
      : []),
  ]
}

/**
 * Holds every extract of a library against its source: the source is there unchanged, reading it again gives the same
 * extract, and each text stands in it word for word.
 */
export async function checkLibrary(library: string): Promise<Checked[]> {
  const { reports, problems } = await loadLibrary(library)
  const copies = await storedCopies(library)
  const checked: Checked[] = problems.map((problem) => ({ report: null, faults: [problem] }))
  for (const report of [...reports].sort((one, other) => one.id.localeCompare(other.id))) {
    const faults = await faultsOf(report, copies.get(report.source.sha256)).catch((error: unknown) => [
      `Its source ${report.source.file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    ])
    checked.push({ report: report.id, faults })
  }
  return checked
}
