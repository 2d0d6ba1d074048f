import { basename } from 'node:path'
import type { AboutRow } from './about/about-csv.js'
import { isUpToDate, mergeMetadata, withMetadata } from './about/metadata.js'
import { frameworkSpecs } from './frameworks/frameworks.js'
import { type IngestOutcome, ingestOutcome } from './outcome.js'
import type { ParsedReport } from './parse/parse.js'
import { buildExtract, countNumbered, type ReportSummary } from './store/extracts.js'
import { damagedExtractOf, heldBySource, type ReportStore } from './store/store.js'

const publicationDay = (report: Pick<ParsedReport, 'published' | 'inspected'>): string =>
  report.published ?? report.inspected.to

/** Whether two extracts are of one and the same report: authority, framework and inspection dates agree. */
const isSameInspection = (one: ParsedReport | ReportSummary, other: ParsedReport | ReportSummary): boolean =>
  one.authority.slug === other.authority.slug &&
  one.framework === other.framework &&
  one.inspected.from === other.inspected.from &&
  one.inspected.to === other.inspected.to

/**
 * The id of a new report: authority and year of publication, or of the inspection's last day where none is printed;
 * `-send` behind it for an area SEND inspection. One that another report has taken gets its month, then its day.
 */
export function assignId(report: ParsedReport, taken: ReadonlySet<string>): string {
  const [year, month, day] = publicationDay(report).split('-')
  const name = `${report.authority.slug}-${year}${frameworkSpecs[report.framework].idSuffix ?? ''}`
  const candidates = [name, `${name}-${month}`, `${name}-${month}-${day}`]
  const free = candidates.find((each) => !taken.has(each))
  if (free) return free
  for (let count = 2; ; count += 1) {
    const next = `${name}-${month}-${day}-${count}`
    if (!taken.has(next)) return next
  }
}

/**
 * Whether a second copy of a report takes the place of the one that is held: it has more of its printed numbers, or
 * it is the same file in a newer form, or the held one's source is gone.
 */
function isBetterCopy(
  parsed: ParsedReport,
  file: string,
  held: ReportSummary,
  heldSourceStands: boolean,
): boolean {
  if (!heldSourceStands) return true
  const [more, less] = [countNumbered(parsed), held.numbered]
  return more > less || (more === less && file === held.source.file)
}

/** A file on its way into a library. */
export interface IncomingFile {
  /** Absolute. */
  readonly path: string
  readonly sha256: string
  /** What was given with it. */
  readonly row: AboutRow | undefined
}

/** The report that a content is, where this reader has read it into the library before, and nothing has changed since. */
export function knownReport(
  store: ReportStore,
  { path, sha256 }: Pick<IncomingFile, 'path' | 'sha256'>,
): ReportSummary | undefined {
  const entry = store.log.entries.get(sha256)
  const report = entry && store.held.get(entry.report)
  if (!report || !store.copies.has(report.source.sha256)) return undefined
  if (report.source.sha256 === sha256) return report
  // A newer form of the file that the report was made of takes its place, even with no more numbers.
  return entry.keptInstead === report.source.sha256 && report.source.file !== basename(path)
    ? report
    : undefined
}

const numbersInWords = ({ numbered }: ReportSummary): string =>
  `${numbered} numbered paragraph${numbered === 1 ? '' : 's'}`

const otherCopyKept = (held: ReportSummary): string =>
  `The library holds another copy of this report (authority, framework and inspection dates agree), ${held.source.file}, with ${numbersInWords(held)}; this one has no more, so that one is kept.`

const replacedCopy = (report: ReportSummary, other: ReportSummary): string =>
  `This copy takes the place of ${other.source.file}, another copy of the report (authority, framework and inspection dates agree): it has ${numbersInWords(report)}, the other ${other.numbered}.`

/** Takes a file that was read before: only what was given with it may be new. */
export async function importKnown(
  store: ReportStore,
  incoming: IncomingFile,
  known: ReportSummary,
): Promise<IngestOutcome> {
  const file = basename(incoming.path)
  if (known.source.sha256 !== incoming.sha256)
    return ingestOutcome(file, 'unchanged', known, [otherCopyKept(known)])
  if (!incoming.row || isUpToDate(incoming.row, known)) return ingestOutcome(file, 'unchanged', known)
  const metadata = mergeMetadata(incoming.row, known)
  return ingestOutcome(
    file,
    'updated',
    await store.update(known.id, (report) => withMetadata(report, metadata)),
  )
}

/** The id of a report: an id once given stays. */
function idOfImport(
  store: ReportStore,
  parsed: ParsedReport,
  sha256: string,
  before: ReportSummary | undefined,
): string {
  if (before?.authority.slug === parsed.authority.slug) return before.id
  return (
    damagedExtractOf(store, sha256) ?? assignId(parsed, new Set([...store.held.keys(), ...store.damaged]))
  )
}

/** Takes a file that was read just now. Throws a sentence when the library cannot be written; it is then as it was. */
export async function importParsed(
  store: ReportStore,
  { path, sha256, row }: IncomingFile,
  bytes: Uint8Array,
  parsed: ParsedReport,
): Promise<IngestOutcome> {
  const file = basename(path)
  const itself = heldBySource(store, sha256)
  const before = itself ?? [...store.held.values()].find((report) => isSameInspection(report, parsed))
  if (before && !itself && !isBetterCopy(parsed, file, before, store.copies.has(before.source.sha256))) {
    await store.log.add({ sha256, report: before.id, keptInstead: before.source.sha256 })
    return ingestOutcome(file, 'unchanged', before, [otherCopyKept(before)])
  }
  const id = idOfImport(store, parsed, sha256, before)
  const source = { file: itself?.source.file ?? file, sha256 }
  const report = buildExtract(parsed, id, source, mergeMetadata(row, before))
  if (itself && store.copies.has(sha256) && (await store.contains(report))) {
    await store.log.add({ sha256, report: id, keptInstead: null })
    return ingestOutcome(file, 'unchanged', itself)
  }
  const held = await store.save(report, path, bytes, before)
  await store.log.add({ sha256, report: id, keptInstead: null })
  const replaced = before && !itself && before.source.file !== file ? [replacedCopy(held, before)] : []
  return ingestOutcome(file, before ? 'updated' : 'added', held, replaced)
}
