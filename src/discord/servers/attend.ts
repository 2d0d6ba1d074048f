import { type Client, Events } from 'discord.js'
import type { Log } from '../../operate/log.js'
import type { Pilcrow } from '../../pilcrow.js'
import type { Store } from '../../settings/store.js'
import { type Announcer, createAnnouncer } from '../announce/announcer.js'
import { posting } from '../announce/post.js'
import type { Desk } from '../handle/desk.js'
import { greet } from './greet.js'
import { forgetWhatIsGone, isOfShard } from './watch.js'

/** How often it is looked whether anybody waits for a report: one that could not be posted before is tried again. */
const EVERY_MS = 10 * 60_000

const FOREIGN =
  'These settings belong to another bot, so they are neither read nor changed. Give each bot a place of its own: PILCROW_STORE.'

/** What a bot does for the servers that it is in without being asked. */
export interface Attending {
  /** A new library is served: whoever follows one of its councils is told what is new. */
  announce(): void
  close(): Promise<void>
}

export interface AttendingSettings {
  readonly store: Store
  readonly desk: Desk
  readonly log: Log
  /** The one that answers now. */
  pilcrow(): Pilcrow
}

/** Greets servers that it is added to. */
export function greetServers(client: Client, desk: Desk): void {
  client.on(Events.GuildCreate, (guild) => desk.attend(greet(guild)))
}

/**
 * Forgets what is gone, and tells of new reports, from the moment the client is ready.
 * @returns null where the settings are another bot's
 */
export async function attendServers(
  client: Client<true>,
  { store, desk, log, pilcrow }: AttendingSettings,
): Promise<Attending | null> {
  if (!(await store.isOf(client.user.id))) {
    log.error('settings refused', { message: FOREIGN })
    return null
  }
  const changing = (change: () => Promise<void>) => desk.attend(change().then(desk.changed))
  forgetWhatIsGone(client, store, changing)
  const announcer: Announcer = createAnnouncer({
    store,
    log,
    isOurs: ({ server }) => isOfShard(client, server),
    post: posting(client, store, desk),
  })
  const announce = () => void announcer.announce(pilcrow())
  const timer = setInterval(announce, EVERY_MS)
  announce()
  return {
    announce,
    close() {
      clearInterval(timer)
      return announcer.close()
    },
  }
}
