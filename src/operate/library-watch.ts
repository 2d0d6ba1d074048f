import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { reasonOf } from '../files/files.js'
import { extractsFolder, type Library, libraryOf, loadExtract, unfinishedFolder } from '../library/library.js'
import type { Report } from '../model/report.js'
import { reportOfExtract } from '../model/year.js'
import type { Pilcrow } from '../pilcrow/pilcrow.js'
import type { Counts } from './counts.js'
import type { Logger } from './log.js'

/** What a library's folder holds at one moment, without reading it. */
interface FolderState {
  /** A mark for each extract, by file name; a file that changes gets another. */
  readonly extracts: ReadonlyMap<string, string>
  /** Somebody is writing, or was stopped while writing. */
  readonly underWay: boolean
}

/** Of a folder that is not there yet. */
export const EMPTY_FOLDER: FolderState = { extracts: new Map(), underWay: false }

async function fileFingerprint(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null)
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`
}

/** @throws Error with a sentence where the folder cannot be read */
export async function readFolderState(library: string): Promise<FolderState> {
  const folder = extractsFolder(library)
  const names = await readdir(folder).catch((error: Error) => {
    throw new Error(`The library's folder ${folder} cannot be read: ${reasonOf(error)}`)
  })
  const extracts = new Map<string, string>()
  for (const name of names.filter((each) => each.endsWith('.json')).sort()) {
    const mark = await fileFingerprint(join(folder, name))
    if (mark !== null) extracts.set(name, mark)
  }
  return { extracts, underWay: (await fileFingerprint(unfinishedFolder(library))) !== null }
}

/** The names whose marks differ, those that only one of the two holds included. */
const changedFiles = (one: FolderState, other: FolderState): string[] =>
  [...new Set([...one.extracts.keys(), ...other.extracts.keys()])].filter(
    (name) => one.extracts.get(name) !== other.extracts.get(name),
  )

/** A library after some of its extracts have changed. */
interface ReloadedLibrary {
  readonly library: Library
  /** Ids of the reports that are new, changed or gone; none where nothing else than refused extracts came. */
  readonly changes: readonly string[]
  /** A sentence for each new extract that cannot be used; the report that was held in its place stays. */
  readonly refused: readonly string[]
}

/**
 * Reads the extracts that have changed, and those alone.
 * @param held what is served until now
 * @param changed names of the files that have changed
 */
async function reloadChanged(
  folder: string,
  held: Library,
  changed: readonly string[],
  { extracts }: FolderState,
): Promise<ReloadedLibrary> {
  const reports = new Map<string, Report>(held.reports.map((report) => [report.id, report]))
  const changes: string[] = []
  const refused: string[] = []
  for (const name of changed) {
    const id = basename(name, '.json')
    const read = extracts.has(name) ? await loadExtract(join(extractsFolder(folder), name)) : null
    if (read?.refusal !== undefined) {
      refused.push(read.refusal)
      continue
    }
    if (read) reports.set(id, reportOfExtract(read.value))
    else reports.delete(id)
    changes.push(id)
  }
  return { library: libraryOf([...reports.values()]), changes, refused }
}

interface LibraryWatchSettings {
  /** The library's folder. */
  readonly folder: string
  /** What it held when `pilcrow` was made. */
  readonly state: FolderState
  readonly pilcrow: Pilcrow
  /** Makes the Pilcrow of a renewed library, off to the side. */
  open(library: Pilcrow['library']): Promise<Pilcrow>
  /** Takes the new Pilcrow up. */
  serve(pilcrow: Pilcrow): void
  readonly log: Logger
  readonly counts: Counts
  /** How often to look. */
  readonly everyMs?: number
  /** How long nothing may change while a run of ingest is under way, until it counts as stopped. */
  readonly abandonedMs?: number
}

export interface LibraryWatch {
  /** Looks at once, and takes what is there, whether or not a run of ingest is under way. */
  now(): Promise<void>
  /** Looks no more; done when what is under way has ended. */
  close(): Promise<unknown>
}

/**
 * Debounced polling: a change is taken when two looks in a row see the same. Looking is plain and works on every disk,
 * mounted from elsewhere or not, where being told of changes does not.
 */
const RELOAD_POLL_MS = 5000
/** Longer than the largest report takes to read. A run that was killed leaves its sign behind. */
const INGEST_ABANDONED_MS = 60_000

/**
 * Follows a library's folder, and takes up what ingest has put there: once its run is over, and whole. An extract that
 * cannot be used is refused; until the folder can be read and the new library is ready, the old one serves on.
 */
export function watchLibrary(settings: LibraryWatchSettings): LibraryWatch {
  const {
    folder,
    open,
    serve,
    log,
    counts,
    everyMs = RELOAD_POLL_MS,
    abandonedMs = INGEST_ABANDONED_MS,
  } = settings
  let { pilcrow, state: served } = settings
  let last = served
  /** What could not be made ready; it is not tried again until it changes. */
  let failed: FolderState | null = null
  let lastChange = performance.now()
  let lastFault = ''

  /** null where the folder cannot be read, which is said once. */
  async function see(): Promise<FolderState | null> {
    try {
      const state = await readFolderState(folder)
      lastFault = ''
      return state
    } catch (error) {
      if (String(error) !== lastFault) log.error('library refused', { error })
      lastFault = String(error)
      return null
    }
  }

  async function take(state: FolderState): Promise<void> {
    const began = performance.now()
    const changed = changedFiles(served, state)
    const { library, changes, refused } = await reloadChanged(folder, pilcrow.library, changed, state)
    for (const message of refused) log.warn('extract refused', { message })
    if (refused.length > 0) counts.reloaded('refused')
    if (changes.length > 0) pilcrow = await open(library)
    served = state
    if (changes.length === 0) return
    serve(pilcrow)
    counts.reloaded('taken')
    const ms = Math.round(performance.now() - began)
    log.info('library taken', { reports: library.reports.length, changes: changes.length, ms })
  }

  /** Whether what is seen may be taken: nobody is writing any more. */
  function isSettled(state: FolderState): boolean {
    const isStill = changedFiles(last, state).length === 0
    if (!isStill) lastChange = performance.now()
    last = state
    return isStill && (!state.underWay || performance.now() - lastChange > abandonedMs)
  }

  async function check(atOnce: boolean): Promise<void> {
    const state = await see()
    if (state === null || !(isSettled(state) || atOnce) || changedFiles(served, state).length === 0) return
    if (!atOnce && failed && changedFiles(failed, state).length === 0) return
    try {
      await take(state)
    } catch (error) {
      failed = state
      counts.reloaded('refused')
      log.error('library refused', { error })
    }
  }

  let checking = Promise.resolve()
  const checkNext = (atOnce: boolean): Promise<void> => {
    checking = checking.then(() => check(atOnce))
    return checking
  }
  const timer = setInterval(() => void checkNext(false), everyMs)
  return {
    now: () => checkNext(true),
    close() {
      clearInterval(timer)
      return checking
    },
  }
}
