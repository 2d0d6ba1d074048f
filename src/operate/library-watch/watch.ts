import type { Pilcrow } from '../../pilcrow.js'
import type { Counts } from '../counts.js'
import type { Logger } from '../log.js'
import { changedFiles, type FolderState, readFolderState, reloadChanged } from './changes.js'

export interface LibraryWatchSettings {
  /** The library's folder. */
  readonly folder: string
  /** What it held when `pilcrow` was made. */
  readonly look: FolderState
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
 * A change is taken when two looks in a row see the same. Looking is plain and works on every disk, mounted from
 * elsewhere or not, where being told of changes does not.
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
  let { pilcrow, look: served } = settings
  let last = served
  /** What could not be made ready; it is not tried again until it changes. */
  let failed: FolderState | null = null
  let lastChange = performance.now()
  let lastFault = ''

  /** null where the folder cannot be read, which is said once. */
  async function see(): Promise<FolderState | null> {
    try {
      const look = await readFolderState(folder)
      lastFault = ''
      return look
    } catch (error) {
      if (String(error) !== lastFault) log.error('library refused', { error })
      lastFault = String(error)
      return null
    }
  }

  async function take(look: FolderState): Promise<void> {
    const began = performance.now()
    const changed = changedFiles(served, look)
    const { library, changes, refused } = await reloadChanged(folder, pilcrow.library, changed, look)
    for (const message of refused) log.warn('extract refused', { message })
    if (refused.length > 0) counts.reloaded('refused')
    if (changes.length > 0) pilcrow = await open(library)
    served = look
    if (changes.length === 0) return
    serve(pilcrow)
    counts.reloaded('taken')
    const ms = Math.round(performance.now() - began)
    log.info('library taken', { reports: library.reports.length, changes: changes.length, ms })
  }

  /** Whether what is seen may be taken: nobody is writing any more. */
  function isSettled(look: FolderState): boolean {
    const isStill = changedFiles(last, look).length === 0
    if (!isStill) lastChange = performance.now()
    last = look
    return isStill && (!look.underWay || performance.now() - lastChange > abandonedMs)
  }

  async function check(atOnce: boolean): Promise<void> {
    const look = await see()
    if (look === null || !(isSettled(look) || atOnce) || changedFiles(served, look).length === 0) return
    if (!atOnce && failed && changedFiles(failed, look).length === 0) return
    try {
      await take(look)
    } catch (error) {
      failed = look
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
