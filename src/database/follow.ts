import type { Counts } from '../operate/counts.js'
import type { LibraryWatch } from '../operate/library-watch/watch.js'
import type { Logger } from '../operate/log.js'
import type { Pilcrow } from '../pilcrow.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import type { Database } from './database.js'
import { CHANGED } from './keep.js'
import { revisionOf } from './library.js'
import { type PilcrowIn, pilcrowIn } from './open.js'

export interface FollowSettings {
  readonly database: Database
  readonly vocabulary: Vocabulary
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
const EVERY_MS = 3000
/** A run of ingest writes one report after another, and they are taken up together. */
const SETTLED_MS = 400
const LONGEST_MS = 2000

/** Follows a library in a database, and takes up what any machine has put there. Until that is ready, what was there serves on. */
export function followDatabase(settings: FollowSettings): LibraryWatch {
  const { database, vocabulary, serve, log, counts } = settings
  const { everyMs = EVERY_MS, settledMs = SETTLED_MS, longestMs = LONGEST_MS } = settings
  let served = settings.opened.revision
  let lastFault = ''
  let isClosed = false

  async function take(): Promise<void> {
    try {
      if ((await revisionOf(database)) === served) return
      const began = performance.now()
      const { pilcrow, revision } = await pilcrowIn(database, vocabulary)
      if (isClosed) return
      served = revision
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
