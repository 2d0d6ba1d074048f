import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { loadLibrary } from '../library/load.js'
import type { Report } from '../model/report.js'
import { reasonOf } from '../reason.js'
import { givenOf, saysTheSame } from './about/given.js'
import { keptRows } from './about/keep.js'
import { ABOUT, type AboutRow } from './about/rows.js'
import { openReaders, type Readers } from './readers/readers.js'
import { readReport } from './report-file.js'
import { storedCopies } from './store/copies.js'
import { finishExtract } from './store/extract.js'

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

/** What a report was made of, as the library keeps it. */
export interface Copy {
  /** Its base name. */
  readonly name: string
  read(): Promise<Uint8Array>
}

/** What does not hold of a report against its source, a sentence each. */
export async function faultsOf(
  report: Report,
  copy: Copy | undefined,
  rows: ReadonlyMap<string, AboutRow>,
  readers: Readers,
): Promise<string[]> {
  const { source, id } = report
  if (!copy) {
    return [
      `Its source ${source.file} is not in the library's reports, or was changed there; ingest it again.`,
    ]
  }
  const { parsed, stray, strayLabels } = await readers.reread(copy.name, await copy.read(), report)
  const again = finishExtract(parsed, id, source, givenOf(report))
  const fields = differing(again, report)
  const row = rows.get(copy.name)
  return [
    ...(fields.length > 0
      ? [`${copy.name} now reads differently in: ${fields.join(', ')}; ingest it again.`]
      : []),
    ...(stray.length > 0 ? [`Words that do not stand in ${copy.name}: paragraph ${stray.join(', ')}.`] : []),
    ...(strayLabels.length > 0
      ? [`Words that do not stand in ${copy.name}: the meaning of ${strayLabels.join(', ')}.`]
      : []),
    ...(row && !saysTheSame(row, report)
      ? [`Line ${row.line} of reports/${ABOUT} gives another date or link; ingest it again.`]
      : []),
  ]
}

const copyAt = (file: string | undefined): Copy | undefined =>
  file === undefined ? undefined : { name: basename(file), read: () => readReport(file) }

/**
 * Holds every extract of a library against its source: the source is there unchanged, reading it again gives the same
 * extract, and each text stands in it word for word. `readers` are closed at the end.
 */
export async function checkLibrary(
  library: string,
  onReport: (report: string, at: number, reports: number) => void = () => undefined,
  readers: Readers = openReaders(),
): Promise<Checked[]> {
  try {
    const { reports, problems } = await loadLibrary(library)
    const [copies, rows] = await Promise.all([storedCopies(library), keptRows(library)])
    const inOrder = [...reports].sort((one, other) => one.id.localeCompare(other.id))
    const checked: Checked[] = [...problems, ...copies.problems].map((problem) => ({
      report: null,
      faults: [problem],
    }))
    const ahead: Promise<string[]>[] = []
    for (const [at, report] of inOrder.entries()) {
      for (const next of inOrder.slice(at + ahead.length, at + readers.atOnce + 1)) {
        ahead.push(
          faultsOf(next, copyAt(copies.files.get(next.source.sha256)), rows, readers).catch(
            (error: unknown) => [`Its source ${next.source.file} cannot be read: ${reasonOf(error)}`],
          ),
        )
      }
      onReport(report.id, at, inOrder.length)
      checked.push({ report: report.id, faults: (await ahead.shift()) ?? [] })
    }
    return checked
  } finally {
    await readers.close()
  }
}
