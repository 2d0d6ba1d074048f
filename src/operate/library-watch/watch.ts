import type { Pilcrow } from '../../pilcrow/pilcrow.js'
import type { Counts } from '../counts.js'
import type { Logger } from '../log.js'
import { changedFiles, type FolderState, readFolderState, reloadChanged } from './changes.js'

export interface LibraryWatchSettings {
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
