import type { Complete, Library } from '../library/library.js'
import type { Counts } from '../operate/counts.js'
import type { LibraryWatch } from '../operate/library-watch.js'
import type { Logger } from '../operate/log.js'
import { answerContextOver, answersOf, type Pilcrow, pilcrowOf } from '../pilcrow/pilcrow.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { type Database, UnreachableError } from './database.js'
import { TooManyError } from './holding.js'
import { CHANGED } from './keep.js'
import { createLacks } from './lacks.js'
import { libraryReader, revisionOf } from './library.js'
import { assertReady } from './ready.js'
import { searchIn } from './search.js'

/** Pilcrow over a library in a database, as it was at one revision. */
export interface PilcrowIn {
  readonly pilcrow: Pilcrow
  readonly revision: string
  /** The same over the library as it is now; what has not changed is not read again. */
  again(): Promise<PilcrowIn>
}

/**
 * The bot over a library in a database.
 * @throws Error with a sentence where the database cannot be reached, or is not ready
 */
export function pilcrowIn(database: Database, vocabulary: Vocabulary): Promise<PilcrowIn> {
  const lacks = createLacks()
  const readLibrary = libraryReader(database, lacks)
  async function open(): Promise<PilcrowIn> {
    await assertReady(database)
    const { library, revision } = await readLibrary()
    const search = await searchIn(database, library, lacks, vocabulary)
    const context = await lacks.complete(() => answerContextOver(library, vocabulary, search))
    return { pilcrow: pilcrowOf(answersOf(context), lacks.complete, excuse), revision, again: open }
  }
  return open()
}

const excuse = (error: unknown): string | null =>
  error instanceof UnreachableError
    ? `${error.message} Please ask again in a moment.`
    : error instanceof TooManyError
      ? error.message
      : null

/** A library alone, for what reads it through. */
export async function libraryIn(
  database: Database,
): Promise<{ readonly library: Library; readonly complete: Complete }> {
  await assertReady(database)
  const lacks = createLacks()
  const { library } = await libraryReader(database, lacks)()
  return { library, complete: lacks.complete }
}

export interface FollowSettings {
  readonly database: Database
  /** What is served until now. */
  readonly opened: PilcrowIn
  /** Takes the new Pilcrow up. */
  serve(pilcrow: Pilcrow): void
  readonly log: Logger
  readonly counts: Counts
  /** How often to look, beside being told. */
  readonly everyMs?: number
  /** How long a run of ingest may go on changing the library before what it has put there is taken up. */
  readonly settledMs?: number
  readonly longestMs?: number
}

/** A standby does not tell of changes, and what was told while nobody listened is lost: so there are looks as well. */
const LOOK_EVERY_MS = 3000
/** A run of ingest writes one report after another, and they are taken up together. */
const SETTLED_MS = 400
const LONGEST_SETTLING_MS = 2000

/** Follows a library in a database, and takes up what any machine has put there. Until that is ready, what was there serves on. */
export function followDatabase(settings: FollowSettings): LibraryWatch {
  const { database, serve, log, counts } = settings
  const { everyMs = LOOK_EVERY_MS, settledMs = SETTLED_MS, longestMs = LONGEST_SETTLING_MS } = settings
  let served = settings.opened
  let lastFault = ''
  let isClosed = false

  async function take(): Promise<void> {
    try {
      if ((await revisionOf(database)) === served.revision) return
      const began = performance.now()
      const now = await served.again()
      if (isClosed) return
      served = now
      const { pilcrow, revision } = now
      serve(pilcrow)
      lastFault = ''
      counts.reloaded('taken')
      const ms = Math.round(performance.now() - began)
      for (const message of pilcrow.library.problems) log.warn('extract refused', { message })
      log.info('library taken', { reports: pilcrow.library.reports.length, revision, ms })
    } catch (error) {
      if (isClosed) return
      // Said once, for as long as it is the same.
      if (String(error) !== lastFault) {
        counts.reloaded('refused')
        log.error('library refused', { error })
      }
      lastFault = String(error)
    }
  }

  let taking = Promise.resolve()
  const takeNext = (): Promise<void> => {
    taking = taking.then(take)
    return taking
  }

  let settling: NodeJS.Timeout | undefined
  let since: number | null = null
  function hear(): void {
    const now = performance.now()
    since ??= now
    clearTimeout(settling)
    settling = setTimeout(
      () => {
        since = null
        void takeNext()
      },
      Math.max(0, Math.min(settledMs, since + longestMs - now)),
    )
  }
  const stopListening = database.listen(CHANGED, hear)
  const timer = setInterval(() => void takeNext(), everyMs)
  return {
    now: takeNext,
    async close() {
      isClosed = true
      clearInterval(timer)
      clearTimeout(settling)
      await stopListening()
      await taking
    },
  }
}
