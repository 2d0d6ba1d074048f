import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { z } from 'zod'
import { codeOf, MEBIBYTE, readBounded, reasonOf, replaceFile } from '../files/files.js'
import { Extract, inspectsServices, isBoardReport, isSendReport, type Report } from '../model/report.js'
import type { Result } from '../model/result.js'
import { reportOfExtract } from '../model/year.js'
import { strippedLine } from '../text/fit.js'

/** The reports that are held, with what could not be loaded. */
export interface Library {
  /** Newest inspection first. */
  readonly reports: readonly Report[]
  /** A sentence for each extract that could not be used: which file, which field, what was expected. */
  readonly problems: readonly string[]
  /** By an id as it is typed: in small letters or not. */
  byId(id: string): Report | undefined
  /**
   * One authority's reports, newest inspection first, and after them the reviews of its board alone, which inspect no
   * services; empty where none is held.
   */
  ofAuthority(slug: string): readonly Report[]
  /** How many paragraphs, or recommendations, some of its reports have together. */
  countOf(what: 'paragraphs' | 'recommendations', reports: readonly Report[]): number
  /** Those of its reports that have a paragraph of this number, or of this key. */
  havingParagraph(key: number | string): readonly Report[]
  /** The deadlines that some of its reports set, each once, in their order. */
  deadlinesIn(reports: readonly Report[]): readonly string[]
  /** The headings under which its grades stand, in small letters. */
  gradeHeadings(): ReadonlySet<string>
}

/** The newest inspection of the same service that the library holds: of area SEND, or of all else. */
export const newestOfItsService = (report: Report, library: Library): Report | undefined =>
  library.ofAuthority(report.authority.slug).find((other) => isSendReport(other) === isSendReport(report))

/** Whether a report is of the newest inspection of its service that the library holds. */
export const isNewest = (report: Report, library: Library): boolean =>
  newestOfItsService(report, library) === report

/**
 * Makes something of what is at hand; where something of the library was lacking, fetches that, and makes it again.
 * What is made must be a pure function of the library.
 */
export type Complete = <T>(make: () => T) => Promise<T>

/** For a library that is held in memory: nothing is ever lacking. */
export const ALL_AT_HAND: Complete = async (make) => make()

/** How many faults of one damaged extract are named. */
const FAULTS_SHOWN = 3

/** The fullest of five hundred reports makes an extract of 200 kilobytes; one of twenty times that is no report. */
const LONGEST_EXTRACT = 4 * MEBIBYTE

/** Files that are open at once; systems allow a process some hundreds. */
const FILES_AT_ONCE = 32

/** 'judgements[3].grade' */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((field, step) => {
    if (typeof step === 'number') return `${field}[${step}]`
    return field === '' ? String(step) : `${field}.${String(step)}`
  }, '')

const faultOf = ({ path, message }: z.core.$ZodIssue): string =>
  strippedLine(`${path.length > 0 ? `the field ${fieldOf(path)}` : 'the whole file'}: ${message}`)

/** Loads an extract, and holds it against its schema and its name; refused in a sentence. */
export async function loadExtract(file: string): Promise<Result<Extract>> {
  const name = basename(file)
  const shown = strippedLine(name)
  let json: unknown
  try {
    json = JSON.parse(await readBounded(file, LONGEST_EXTRACT))
  } catch (error) {
    const reason = strippedLine(reasonOf(error)).replace(/\.$/, '')
    return { refusal: `${shown} cannot be read: ${reason}. Ingest its report again.` }
  }
  const checked = Extract.safeParse(json)
  if (!checked.success) {
    const faults = checked.error.issues.slice(0, FAULTS_SHOWN).map(faultOf).join('; ')
    return { refusal: `${shown} is damaged: ${faults}. Ingest its report again.` }
  }
  const { id } = checked.data
  if (`${id}.json` !== name)
    return { refusal: `${shown} holds the report ${id}, so its name should be ${id}.json; it is left out.` }
  return { value: checked.data }
}

/** The order of reports, the newest inspection first; those that end on one day by their ids. */
export const byNewestInspection = (one: Report, other: Report): number =>
  other.inspected.to.localeCompare(one.inspected.to) || one.id.localeCompare(other.id)

/** The same, the oldest inspection first. */
export const byOldestInspection = (one: Report, other: Report): number =>
  one.inspected.to.localeCompare(other.inspected.to) || one.id.localeCompare(other.id)

/** What inspects something other than a council's services for children comes last. */
const servicesFirst = (reports: readonly Report[]): Report[] =>
  [inspectsServices, isSendReport, isBoardReport].flatMap((isOfKind) => reports.filter(isOfKind))

/** A library of these reports. Of two with one id the first is kept, and the other named among the problems. */
export function libraryOf(reports: readonly Report[], problems: readonly string[] = []): Library {
  const byId = new Map<string, Report>()
  const twice: string[] = []
  for (const report of reports) {
    if (byId.has(report.id)) twice.push(`Two extracts hold the report ${report.id}; the second is left out.`)
    else byId.set(report.id, report)
  }
  const sorted = [...byId.values()].sort(byNewestInspection)
  const byAuthority = new Map<string, Report[]>()
  for (const report of servicesFirst(sorted)) {
    const { slug } = report.authority
    byAuthority.set(slug, [...(byAuthority.get(slug) ?? []), report])
  }
  return {
    reports: sorted,
    problems: [...problems, ...twice],
    byId: (id) => byId.get(id.trim().toLowerCase()),
    ofAuthority: (slug) => byAuthority.get(slug) ?? [],
    countOf: (what, reports) => reports.reduce((sum, report) => sum + report[what].length, 0),
    havingParagraph: (key) =>
      sorted.filter(({ paragraphs }) =>
        paragraphs.some(({ number, key: own }) => number === key || own === key),
      ),
    deadlinesIn: (reports) => [
      ...new Set(
        reports.flatMap(({ recommendations }) => recommendations.flatMap(({ deadline }) => deadline ?? [])),
      ),
    ],
    gradeHeadings: () =>
      new Set(
        sorted.flatMap(({ judgements }) =>
          judgements.flatMap(({ evidence }) => evidence.map(({ place }) => place.toLowerCase())),
        ),
      ),
  }
}

/** A library of the reports of these extracts. */
export const createLibrary = (extracts: readonly Extract[], problems: readonly string[] = []): Library =>
  libraryOf(extracts.map(reportOfExtract), problems)

/**
 * Loads the extracts of a library folder. A damaged extract becomes a problem and the others serve; a folder that is
 * absent or empty is an empty library. Throws only when the folder itself cannot be read.
 */
export async function loadLibrary(folder: string): Promise<Library> {
  const extracts = extractsFolder(folder)
  const names = await readdir(extracts).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new Error(`The library's folder ${extracts} cannot be read: ${reasonOf(error)}`)
  })
  const files = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(extracts, name))
  const loaded: Result<Extract>[] = []
  for (let at = 0; at < files.length; at += FILES_AT_ONCE)
    loaded.push(...(await Promise.all(files.slice(at, at + FILES_AT_ONCE).map(loadExtract))))
  return createLibrary(
    loaded.flatMap((each) => each.value ?? []),
    loaded.flatMap((each) => each.refusal ?? []),
  )
}

/** The folders of a library. */
export const reportsFolder = (library: string): string => join(library, 'reports')
export const extractsFolder = (library: string): string => join(library, 'extracts')
export const extractFile = (library: string, id: string): string =>
  join(extractsFolder(library), `${id}.json`)
/** Unfinished files stand here, on the same disk, so that a rename can finish them; it is gone when nobody writes. */
export const unfinishedFolder = (library: string): string => join(library, '.unfinished')

/**
 * Writes a file whole or not at all. Its unfinished form never stands in its own folder, where a reader of extracts
 * would find it.
 */
export async function writeAtomically(
  library: string,
  file: string,
  content: Uint8Array | string,
): Promise<void> {
  const unfinished = join(unfinishedFolder(library), `${process.pid}-${randomUUID()}`)
  await mkdir(dirname(unfinished), { recursive: true })
  await mkdir(dirname(file), { recursive: true })
  await replaceFile(file, unfinished, [content])
}

/** Whether a process runs on this machine: signal 0 only asks. One that belongs to somebody else refuses, and so runs. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
}

const RUN_MARK = 'run'

/** Says, until the run's end, that somebody is writing: a run that is killed cannot say so itself. */
export async function markRun(library: string): Promise<void> {
  await mkdir(unfinishedFolder(library), { recursive: true })
  await writeFile(join(unfinishedFolder(library), `${process.pid}-${RUN_MARK}`), '')
}

/** Takes this run's mark away, at its end. */
export const unmarkRun = (library: string): Promise<void> =>
  rm(join(unfinishedFolder(library), `${process.pid}-${RUN_MARK}`), { force: true }).catch(() => undefined)

/** Whether a run that wrote to the library was killed, and none has gone on where it stopped. */
export async function wasInterrupted(library: string): Promise<boolean> {
  const names: string[] = await readdir(unfinishedFolder(library)).catch(() => [])
  return names.some((name) => {
    const writer = Number.parseInt(name, 10)
    return name === `${writer}-${RUN_MARK}` && (writer === process.pid || !isRunning(writer))
  })
}

/** Takes away what killed runs have left unfinished; what a run beside this one is writing stays. */
export async function sweepUnfinished(library: string): Promise<void> {
  const folder = unfinishedFolder(library)
  for (const name of await readdir(folder).catch(() => [])) {
    const writer = Number.parseInt(name, 10)
    if (writer !== process.pid && isRunning(writer)) continue
    await rm(join(folder, name), { force: true, recursive: true }).catch(() => undefined)
  }
  await rmdir(folder).catch(() => undefined)
}
