import { createHash } from 'node:crypto'
import {
  type Client,
  ComponentType,
  DiscordAPIError,
  Events,
  type MessageCreateOptions,
  RESTJSONErrorCodes,
  Routes,
  roleMention,
  ShardClientUtil,
} from 'discord.js'
import { newestOfEachKind } from '../answer/new-report.js'
import type { Reply } from '../model/reply.js'
import type { Logger } from '../operate/log.js'
import type { Pilcrow } from '../pilcrow/pilcrow.js'
import type { SettingsStore, Subscription } from '../settings/store.js'
import type { BotContext } from './bot-context.js'
import type { Payload } from './components/payload.js'
import { SETTINGS_WORDING } from './components/wording.js'
import { isPlaceGone } from './protocol.js'
import { greetServer } from './settings/onboarding.js'

/** What a bot does for servers without being asked: it greets them, tells of new reports, forgets what is gone. */

/** What became of an attempt to post: it stands there; the place is gone, or closed to the bot for good; not this time. */
type PostResult = 'posted' | 'gone' | 'not now'

interface AnnouncerSettings {
  readonly store: SettingsStore
  readonly log: Logger
  /** Whether this process is to tell a place: of several shards, each tells its own servers, the first one people. */
  isOurs(subscription: Subscription): boolean
  /**
   * Posts what is told of a report.
   * @param nonce the same for every attempt to tell this place of this report: Discord posts one
   */
  post(subscription: Subscription, report: string, pilcrow: Pilcrow, nonce: string): Promise<PostResult>
}

interface Announcer {
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
function createAnnouncer(settings: AnnouncerSettings): Announcer {
  const { store, log, isOurs, post } = settings
  let isClosed = false

  async function announceTo(subscription: Subscription, report: string, pilcrow: Pilcrow): Promise<boolean> {
    const at = new Date()
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
        const abandoned = new Date(Date.now() - CLAIM_ABANDONED_MS)
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

/** A shard's number and how many there are; one alone is the first of one. */
const shardOf = ({ ws, options }: Client): { id: number; count: number } => ({
  id: ws.shards.first()?.id ?? 0,
  count: options.shardCount ?? 1,
})

/** Whether a server belongs to this process; what happens in none belongs to the first shard. Gateway, Sharding. */
function isOfShard(client: Client, server: string | null): boolean {
  const { id, count } = shardOf(client)
  return (server === null ? 0 : ShardClientUtil.shardIdForGuildId(server, count)) === id
}

/** Whether Discord says that the bot is in no such server; a Discord that fails says nothing. */
async function hasLeft({ guilds, rest }: Client, server: string): Promise<boolean> {
  if (guilds.cache.has(server)) return false
  try {
    await rest.get(Routes.guild(server))
    return false
  } catch (error) {
    return error instanceof DiscordAPIError && NOT_A_MEMBER.has(error.code)
  }
}

const NOT_A_MEMBER: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
])

/**
 * Keeps nothing of what is gone: a server that the bot has left; a channel, a thread, a role that was deleted. A server that
 * is only unavailable has not been left.
 * @param attend sees to a change of the store
 */
function forgetWhatIsGone(
  client: Client,
  store: SettingsStore,
  attend: (change: () => Promise<void>) => void,
): void {
  client.on(Events.GuildDelete, ({ id }) => attend(() => store.forgetServer(id)))
  client.on(Events.ChannelDelete, ({ id }) => attend(() => store.dropPlace(id)))
  client.on(Events.ThreadDelete, ({ id }) => attend(() => store.dropPlace(id)))
  client.on(Events.GuildRoleDelete, ({ id }) => attend(() => store.dropRole(id)))
}

/** Forgets the servers that the bot has left while it was away. */
async function forgetWhatWasLeft(client: Client, store: SettingsStore): Promise<void> {
  for (const server of await store.servers())
    if (isOfShard(client, server) && (await hasLeft(client, server))) await store.forgetServer(server)
}

/** How often it is looked whether anybody waits for a report: one that could not be posted before is tried again. */
const ANNOUNCE_INTERVAL_MS = 60 * 60_000

/** Tells of new reports and forgets what is gone, until it is closed. */
export interface ServerWatch {
  /** A new library is served: whoever follows one of its councils is told what is new. */
  announce(): void
  close(): Promise<void>
}

interface ServerWatchSettings {
  readonly store: SettingsStore
  readonly context: BotContext
  readonly log: Logger
  /** The one that answers now. */
  pilcrow(): Pilcrow
}

/** Greets servers that it is added to. */
export function greetServers(client: Client, context: BotContext): void {
  client.on(Events.GuildCreate, (guild) => context.attend(greetServer(guild)))
}

/** Forgets what is gone, and tells of new reports, from the moment the client is ready. */
export async function watchServers(
  client: Client<true>,
  { store, context, log, pilcrow }: ServerWatchSettings,
): Promise<ServerWatch> {
  const changing = (change: () => Promise<void>) => context.attend(change().then(context.changed))
  forgetWhatIsGone(client, store, changing)
  if (await store.useAs(client.user.id)) changing(() => forgetWhatWasLeft(client, store))
  const announcer: Announcer = createAnnouncer({
    store,
    log,
    isOurs: ({ server }) => isOfShard(client, server) && (server === null || client.guilds.cache.has(server)),
    post: announcementPoster(client, store, context),
  })
  const announce = () => void announcer.announce(pilcrow())
  const timer = setInterval(announce, ANNOUNCE_INTERVAL_MS)
  announce()
  return {
    announce,
    close() {
      clearInterval(timer)
      return announcer.close()
    },
  }
}

/** The card of a report: the one message of Pilcrow's that may ping somebody, and only a role that the server chose. */
function withRolePing(card: Payload, role: string | null): MessageCreateOptions {
  if (role === null) return card
  const ping = { type: ComponentType.TextDisplay as const, content: roleMention(role) }
  return {
    ...card,
    components: [ping, ...card.components],
    allowedMentions: { parse: [], roles: [role], repliedUser: false },
  }
}

/** Why a place is told, and how to end that. */
const withReason = (news: Reply, { council, server }: Subscription, { councils }: Pilcrow): Reply => {
  const why = server === null ? SETTINGS_WORDING.youFollowThis : SETTINGS_WORDING.channelFollowsThis
  return { ...news, notes: [...news.notes, why(councils.nameOf(council))] }
}

/** Posts what is told of a report, in a channel or to a person. */
const announcementPoster =
  (client: Client, store: Pick<SettingsStore, 'server'>, context: Pick<BotContext, 'draw' | 'log'>) =>
  async (
    subscription: Subscription,
    report: string,
    pilcrow: Pilcrow,
    nonce: string,
  ): Promise<PostResult> => {
    const { place, server } = subscription
    const news = await pilcrow.news(report)
    if (news === null) return 'not now'
    const drawn = context.draw(withReason(news, subscription, pilcrow), {
      isPrivate: false,
      asker: null,
      query: null,
      page: 0,
    })
    try {
      const role = server === null ? null : (await store.server(server)).role
      const card = { ...withRolePing(drawn, role), nonce, enforceNonce: true }
      if (server === null) await client.users.send(place, card)
      else {
        const channel = await client.channels.fetch(place)
        if (!channel?.isSendable()) return 'gone'
        await channel.send(card)
      }
      return 'posted'
    } catch (error) {
      if (isPlaceGone(error)) return 'gone'
      context.log.warn('announcement not taken', { error })
      return 'not now'
    }
  }
