import {
  Client,
  type ClientApplication,
  Events,
  type GatewayIntentBits,
  type Interaction,
  type Message,
  Partials,
  type RepliableInteraction,
} from 'discord.js'
import type { Counts } from '../../operate/counts.js'
import { asEdit } from '../components/payload.js'
import { WORDING } from '../components/wording.js'
import { parseCustomId } from '../custom-id/custom-id.js'
import { intentsFor } from '../protocol/permissions.js'
import { isInteractionOver, neverCameBack, restOptions } from '../protocol/rest.js'
import type { BotContext } from '../request/bot-context.js'
import type { RequestPlace } from '../request/preferences.js'
import { handleComponent } from '../respond/component.js'
import { addressingOf } from '../respond/incoming-message.js'
import { handleEdit, handleMessage } from '../respond/message.js'
import { handleModal } from '../respond/modal.js'
import { combinedError } from '../respond/send.js'
import { handleAutocomplete, handleContextMenu, handleSlashCommand } from '../respond/slash-command.js'
import { notice } from '../screens/notice.js'
import { handleSettings, isAboutSettings } from '../settings/interaction.js'
import { cacheOptions, DisallowedIntent, evictDirectChannels, logIn } from './client.js'
import { MESSAGE_REQUEST, requestName } from './request-log.js'

/** Discord forgets an interaction that has had no answer for so long (Interactions, "Responding to an interaction"). */
const INTERACTION_TIMEOUT_MS = 3000
/** Clocks drift apart by some seconds a day. */
const CLOCK_WINDOW_MS = 3_600_000

/** Whether an interaction comes so late that nobody can be answered any more. */
export type StalenessCheck = (createdMs: number) => boolean

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
