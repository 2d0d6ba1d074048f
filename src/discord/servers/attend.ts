import { type Client, Events } from 'discord.js'
import type { Logger } from '../../operate/log.js'
import type { Pilcrow } from '../../pilcrow.js'
import type { SettingsStore } from '../../settings/store.js'
import { type Announcer, createAnnouncer } from '../announce/announcer.js'
import { posting } from '../announce/post.js'
import type { Desk } from '../handle/desk.js'
import { greet } from './greet.js'
import { forgetWhatIsGone, forgetWhatWasLeft, isOfShard } from './watch.js'

/** How often it is looked whether anybody waits for a report: one that could not be posted before is tried again. */
const EVERY_MS = 60 * 60_000

/** What a bot does for the servers that it is in without being asked. */
export interface Attending {
  /** A new library is served: whoever follows one of its councils is told what is new. */
  announce(): void
  close(): Promise<void>
}

export interface AttendingSettings {
  readonly store: SettingsStore
  readonly desk: Desk
  readonly log: Logger
  /** The one that answers now. */
  pilcrow(): Pilcrow
}

/** Greets servers that it is added to. */
export function greetServers(client: Client, desk: Desk): void {
  client.on(Events.GuildCreate, (guild) => desk.attend(greet(guild)))
}

/** Forgets what is gone, and tells of new reports, from the moment the client is ready. */
export async function attendServers(
  client: Client<true>,
  { store, desk, log, pilcrow }: AttendingSettings,
): Promise<Attending> {
  const changing = (change: () => Promise<void>) => desk.attend(change().then(desk.changed))
  forgetWhatIsGone(client, store, changing)
  if (await store.useAs(client.user.id)) changing(() => forgetWhatWasLeft(client, store))
  const announcer: Announcer = createAnnouncer({
    store,
    log,
    isOurs: ({ server }) => isOfShard(client, server) && (server === null || client.guilds.cache.has(server)),
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
