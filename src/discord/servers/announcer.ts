import { createHash } from 'node:crypto'
import { newestOfEachKind } from '../../answer/new-report.js'
import type { Logger } from '../../operate/log.js'
import type { Pilcrow } from '../../pilcrow/pilcrow.js'
import type { SettingsStore, Subscription } from '../../settings/store.js'

/** What became of an attempt to post: it stands there; the place is gone, or closed to the bot for good; not this time. */
export type PostResult = 'posted' | 'gone' | 'not now'

export interface AnnouncerSettings {
  readonly store: SettingsStore
  readonly log: Logger
  /** Whether this process is to tell a place: of several shards, each tells its own servers, the first one people. */
  isOurs(subscription: Subscription): boolean
  /**
   * Posts what is told of a report.
   * @param nonce the same for every attempt to tell this place of this report: Discord posts one
   */
  post(subscription: Subscription, report: string, pilcrow: Pilcrow, nonce: string): Promise<PostResult>
  /** The time; the machine's unless given. */
  readonly now?: () => Date
}

export interface Announcer {
  /** Tells whoever follows a council of a report that they have not heard of; one after another, never twice at once. */
  announce(pilcrow: Pilcrow): Promise<void>
  /** Begins no other announcement; done when the one under way is posted. */
  close(): Promise<void>
}

/**
 * Longer than one post takes, every attempt of discord.js included. Then whoever claimed it was killed before it could say
 * what became of it; should Discord have taken it all the same, the nonce keeps the next attempt from being posted too.
 */
const CLAIM_ABANDONED_MS = 2 * 60_000

/** At most 25 characters (Create Message, nonce); of no other place and report. */
const NONCE_LENGTH = 24
const nonceOf = ({ place }: Subscription, report: string): string =>
  createHash('sha256').update(`${place} ${report}`).digest('base64url').slice(0, NONCE_LENGTH)

/**
 * Delivery by lease and nonce. Tells of new reports: each place once of each report, after restarts and with several
 * processes too. A report is claimed in the store before it is posted. News of a council is its newest inspection and its
 * newest on area SEND; older reports that come into the library are none.
 */
export function createAnnouncer(settings: AnnouncerSettings): Announcer {
  const { store, log, isOurs, post, now = () => new Date() } = settings
  let isClosed = false

  async function announceTo(subscription: Subscription, report: string, pilcrow: Pilcrow): Promise<boolean> {
    const at = now()
    const abandoned = new Date(at.getTime() - CLAIM_ABANDONED_MS)
    if (!(await store.claim(subscription, report, at, abandoned))) return false
    const { place } = subscription
    const became = await post(subscription, report, pilcrow, nonceOf(subscription, report))
    if (became === 'posted') await store.settle(place, report)
    else if (became === 'gone') await store.dropPlace(place)
    else await store.release(place, report)
    return became === 'posted'
  }

  async function announceAll(pilcrow: Pilcrow): Promise<void> {
    let told = 0
    for (const council of await store.councilsFollowed()) {
      const ids = await pilcrow.look(({ library }) =>
        newestOfEachKind(library.ofAuthority(council)).map(({ id }) => id),
      )
      for (const id of ids) {
        const abandoned = new Date(now().getTime() - CLAIM_ABANDONED_MS)
        for (const subscription of await store.waiting(council, id, abandoned)) {
          if (isClosed) return
          if (isOurs(subscription) && (await announceTo(subscription, id, pilcrow))) told += 1
        }
      }
    }
    if (told > 0) log.info('announced', { places: told })
  }

  let announcing = Promise.resolve()
  return {
    announce(pilcrow) {
      announcing = announcing
        .then(() => announceAll(pilcrow))
        .catch((error) => log.error('announcement failed', { error }))
      return announcing
    },
    close() {
      isClosed = true
      return announcing
    },
  }
}
