import {
  type Channel,
  Client,
  type ClientApplication,
  type ClientOptions,
  Events,
  GatewayCloseCodes,
  type GatewayIntentBits,
  type GuildMember,
  type Interaction,
  type Message,
  Options,
  Partials,
  type RepliableInteraction,
  Status,
  type User,
} from 'discord.js'
import type { Counts, Health } from '../../operate/counts.js'
import type { BotContext, RequestPlace } from '../bot-context.js'
import { asEdit, notice } from '../components/payload.js'
import { WORDING } from '../components/wording.js'
import { parseCustomId } from '../custom-id.js'
import {
  connectionFailure,
  intentsFor,
  isInteractionOver,
  neverCameBack,
  restOptions,
  TOKEN_REFUSED,
} from '../protocol.js'
import { addressingOf } from '../respond/incoming-message.js'
import {
  handleAutocomplete,
  handleComponent,
  handleContextMenu,
  handleModal,
  handleSlashCommand,
} from '../respond/interaction.js'
import { handleEdit, handleMessage } from '../respond/message.js'
import { combinedError } from '../respond/send.js'
import { handleSettings, isAboutSettings } from '../settings/interaction.js'
import { MESSAGE_REQUEST, requestName } from './request-log.js'

/** Messages of one channel, so that an answer finds the one before it; and for how long, in seconds. */
const MESSAGES_IN_CHANNEL = 10
const MESSAGE_SECONDS = 15 * 60
const SWEEP_SECONDS = 5 * 60
/** People, and members of one server; beyond these, whoever came first is forgotten. */
const MAX_CACHED_USERS = 1000
const MEMBERS_IN_SERVER = 100

const isItself = ({ id, client }: User | GuildMember): boolean => id === client.user.id

/** As much of the client's list of channels as forgetting one asks for. */
interface ChannelCache {
  readonly cache: Pick<Map<string, Pick<Channel, 'isDMBased'>>, 'delete' | 'get'>
}

/**
 * Least recently used eviction of direct messages: each person's is a channel of its own with its last messages in it,
 * and discord.js has no limit for channels. Gives what is to be told of each channel in which something is said: the last
 * thousand are kept.
 */
export function evictDirectChannels({ cache }: ChannelCache): (channel: string | null) => void {
  const recent = new Set<string>()
  return (id) => {
    if (id === null || cache.get(id)?.isDMBased() !== true) return
    recent.delete(id)
    recent.add(id)
    const [quietest] = recent
    if (recent.size <= MAX_CACHED_USERS || quietest === undefined) return
    recent.delete(quietest)
    cache.delete(quietest)
  }
}

/**
 * What discord.js keeps in memory of what Discord sends: little, and not for long. By itself it forgets no person it
 * has ever heard from.
 */
export const cacheOptions = (): Pick<ClientOptions, 'makeCache' | 'sweepers'> => ({
  makeCache: Options.cacheWithLimits({
    ...Options.DefaultMakeCacheSettings,
    MessageManager: MESSAGES_IN_CHANNEL,
    UserManager: { maxSize: MAX_CACHED_USERS, keepOverLimit: isItself },
    GuildMemberManager: { maxSize: MEMBERS_IN_SERVER, keepOverLimit: isItself },
  }),
  sweepers: {
    ...Options.DefaultSweeperSettings,
    messages: { interval: SWEEP_SECONDS, lifetime: MESSAGE_SECONDS },
  },
})

/** Discord was asked for an intent that the application's Bot page does not have switched on. */
class DisallowedIntent extends Error {}

/**
 * Logs a client in; done once it is connected.
 * @throws DisallowedIntent; Error with a sentence that says what to do, for anything else
 */
async function logIn(client: Client, token: string): Promise<void> {
  let close: number | null = null
  const closed = new Promise<void>((resolve) => {
    client.once(Events.ShardDisconnect, ({ code }) => {
      close = code
      resolve()
    })
  })
  try {
    await Promise.race([client.login(token), closed])
  } catch (error) {
    throw close === GatewayCloseCodes.DisallowedIntents ? new DisallowedIntent() : connectionFailure(error)
  }
  if (close === GatewayCloseCodes.DisallowedIntents) throw new DisallowedIntent()
  if (close === GatewayCloseCodes.AuthenticationFailed) throw new Error(TOKEN_REFUSED)
  if (close !== null) throw new Error(`Discord closed the connection for good (${close}).`)
}

/** How the connection to Discord is. One process holds one shard; without sharding that is shard 0. */
export function gatewayHealth(client: Client): Omit<Health, 'reports'> {
  const shard = client.ws.shards.first()
  const beat = shard?.lastPingTimestamp ?? -1
  return {
    ready: client.isReady() && shard?.status === Status.Ready,
    shard: shard?.id ?? null,
    lastHeartbeat: beat < 0 ? null : new Date(beat).toISOString(),
  }
}

/** Discord forgets an interaction that has had no answer for so long (Interactions, "Responding to an interaction"). */
const INTERACTION_TIMEOUT_MS = 3000
/** Clocks drift apart by some seconds a day. */
const CLOCK_WINDOW_MS = 3_600_000

/** Whether an interaction comes so late that nobody can be answered any more. */
type StalenessCheck = (createdMs: number) => boolean

/**
 * Clock offset from the minimum delay of a sliding window. Discord's clock says when an interaction was made, this
 * machine's when it came, and nobody says how far the two are apart: the quickest that came within the last hour or two
 * does. What is later than that by more than Discord waits has lain about for as long, behind others or in a network that
 * was down.
 * @param clock milliseconds from any beginning, never going back
 */
export function createStalenessCheck(clock: () => number = () => performance.now()): StalenessCheck {
  let [since, quickest, quickestBefore] = [clock(), Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  return (createdMs) => {
    const now = clock()
    const took = now - createdMs
    if (now - since > CLOCK_WINDOW_MS) [since, quickest, quickestBefore] = [now, took, quickest]
    quickest = Math.min(quickest, took)
    return took - Math.min(quickest, quickestBefore) > INTERACTION_TIMEOUT_MS
  }
}

/**
 * Serial queue by key: does what concerns one thing one after the other; what is edited waits for the answer to what
 * stood there before.
 */
type KeyedQueue = <Done>(thing: string, work: () => Promise<Done>) => Promise<Done>

function createKeyedQueue(): KeyedQueue {
  const last = new Map<string, Promise<unknown>>()
  return (thing, work) => {
    const turn = (last.get(thing) ?? Promise.resolve()).then(work, work)
    const over = turn
      .catch(() => undefined)
      .finally(() => {
        if (last.get(thing) === over) last.delete(thing)
      })
    last.set(thing, over)
    return turn
  }
}

export interface GatewaySettings {
  readonly token: string
  /** Another Discord's base address, else null. */
  readonly api: string | null
  readonly context: BotContext
  readonly counts: Counts
  /** Takes a request to where it is answered; `place` is null for what is answered alike everywhere, or not at all. */
  attend(request: string, place: RequestPlace | null, handle: (context: BotContext) => Promise<void>): void
}

const NO_MESSAGE_CONTENT =
  'Discord does not let Pilcrow read channels of its own (PILCROW_CHANNELS, /settings): switch on “Message Content Intent” on the application’s Bot page, then start again. Until then Pilcrow answers where it is spoken to.'

async function learnCommands({ commands }: ClientApplication, context: BotContext): Promise<void> {
  const registered = await commands.fetch()
  context.learn(new Map(registered.map(({ name, id }) => [name, id])))
}

function handleEvents(client: Client, { context, counts, attend }: GatewaySettings): void {
  const { log, pilcrow, listenPolicy } = context
  const isForgotten = createStalenessCheck()
  const touchChannel = evictDirectChannels(client.channels)
  client.on(Events.InteractionCreate, (interaction) => {
    touchChannel(interaction.channelId)
    if (isForgotten(interaction.createdTimestamp)) return counts.forgotten()
    const place = { server: interaction.guildId, person: interaction.user.id }
    attend(requestName(interaction, pilcrow.commands), place, (own) => handleInteraction(interaction, own))
  })
  const inTurn = createKeyedQueue()
  // What is not for Pilcrow leaves no trace, not even a look at what its author has chosen.
  const placeOf = (message: Message): RequestPlace | null =>
    addressingOf(message, listenPolicy) === null
      ? null
      : { server: message.guildId, person: message.author.id }
  client.on(Events.MessageCreate, (message) => {
    touchChannel(message.channelId)
    attend(MESSAGE_REQUEST, placeOf(message), (own) => inTurn(message.id, () => handleMessage(message, own)))
  })
  client.on(Events.MessageUpdate, (before, message) => {
    // Of a message that is long forgotten Discord may tell what it shows anew, and neither words nor author.
    if (message.partial) return
    attend(MESSAGE_REQUEST, placeOf(message), (own) =>
      inTurn(message.id, () => handleEdit(before, message, own)),
    )
  })
  client.on(Events.ClientReady, ({ user, guilds, application }) => {
    context.attend(learnCommands(application, context))
    log.info('ready', { message: `Pilcrow is in Discord as ${user.username}.`, servers: guilds.cache.size })
  })
  client.on(Events.Error, (error) => {
    counts.failed(error)
    log.error('discord', { error })
  })
  client.on(Events.Warn, (warning) => log.warn('discord', { warning }))
  client.on(Events.ShardDisconnect, ({ code }) => log.error('closed for good', { code }))
  client.on(Events.ShardReconnecting, () => {
    counts.reconnected()
    log.warn('reconnecting')
  })
  client.on(Events.ShardResume, () => log.info('resumed'))
}

/** A client that is logged in and answers. */
async function connectWith(intents: GatewayIntentBits[], connection: GatewaySettings): Promise<Client> {
  const client = new Client({
    intents,
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    rest: restOptions(connection.api),
    ...cacheOptions(),
  })
  handleEvents(client, connection)
  try {
    await logIn(client, connection.token)
    return client
  } catch (error) {
    client.removeAllListeners()
    await client.destroy()
    throw error
  }
}

/**
 * Connects to Discord. Where it does not let the bot read every message, the bot is still there for those who speak to it.
 * @throws Error with a sentence that says what to do, where Discord does not let it in
 */
export async function connect(connection: GatewaySettings): Promise<Client> {
  const { listenPolicy, log } = connection.context
  try {
    return await connectWith(intentsFor(listenPolicy.listens), connection)
  } catch (error) {
    if (!(error instanceof DisallowedIntent)) throw error
    log.warn('content not allowed', { message: NO_MESSAGE_CONTENT })
    return connectWith(intentsFor(false), connection)
  }
}

async function routeInteraction(interaction: RepliableInteraction, context: BotContext): Promise<void> {
  if (isAboutSettings(interaction)) await handleSettings(interaction, context)
  else if (interaction.isChatInputCommand()) await handleSlashCommand(interaction, context)
  else if (interaction.isMessageContextMenuCommand()) await handleContextMenu(interaction, context)
  else if (interaction.isButton())
    await handleComponent(parseCustomId(interaction.customId), interaction, context)
  else if (interaction.isStringSelectMenu())
    await handleComponent(parseCustomId(interaction.values[0] ?? ''), interaction, context)
  else if (interaction.isModalSubmit()) await handleModal(interaction, context)
  else await interaction.reply(context.notice(WORDING.unknown))
}

/** A word to the one who asked, seen by nobody else, whether or not an answer had begun. */
async function apologiseToPerson(interaction: RepliableInteraction): Promise<void> {
  const sorry = notice(WORDING.failed)
  // An answer that was announced with deferReply is still awaited; after deferUpdate `ephemeral` stays null.
  const isAwaited = interaction.deferred && !interaction.replied && interaction.ephemeral !== null
  if (isAwaited) await interaction.editReply(asEdit(sorry))
  else if (interaction.replied || interaction.deferred) await interaction.followUp(sorry)
  else await interaction.reply(sorry)
}

/** Whether there is no way left to tell the one who asked anything. */
const cannotBeTold = ({ deferred, replied }: RepliableInteraction, error: unknown): boolean =>
  isInteractionOver(error) || (neverCameBack(error) && !deferred && !replied)

/** Answers whatever a person did with a command, a button or a menu; where that fails, they are told. */
async function handleInteraction(interaction: Interaction, context: BotContext): Promise<void> {
  if (interaction.isAutocomplete())
    return isAboutSettings(interaction)
      ? handleSettings(interaction, context)
      : handleAutocomplete(interaction, context)
  if (!interaction.isRepliable()) return
  const verdict = context.rateLimit(interaction.user.id)
  if (verdict === 'ignore') return
  try {
    if (verdict === 'allow') await routeInteraction(interaction, context)
    else await interaction.reply(notice(WORDING.tooMany))
  } catch (error) {
    context.failed(
      cannotBeTold(interaction, error) ? error : await combinedError(error, apologiseToPerson(interaction)),
    )
  }
}
