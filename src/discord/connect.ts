import {
  Client,
  type ClientApplication,
  Events,
  type GatewayIntentBits,
  type Message,
  Partials,
} from 'discord.js'
import type { Counts } from '../operate/counts.js'
import type { Desk } from './handle/desk.js'
import { handleEdit } from './handle/edited.js'
import { hearing } from './handle/heard.js'
import { handleInteraction } from './handle/interaction.js'
import { handleMessage } from './handle/message.js'
import { createTurns } from './handle/turns.js'
import { intentsFor } from './intents.js'
import { createLateness } from './late.js'
import { DisallowedIntent, logIn } from './login.js'
import { briefMemory, forgettingDirect } from './memory.js'
import { MESSAGE, requestName } from './request-name.js'
import { restOptions } from './rest.js'
import type { Place } from './settings/here.js'

export interface Connection {
  readonly token: string
  /** Another Discord's base address, else null. */
  readonly api: string | null
  readonly desk: Desk
  readonly counts: Counts
  /** Takes a request to where it is answered; `place` is null for what is answered alike everywhere, or not at all. */
  attend(request: string, place: Place | null, handle: (desk: Desk) => Promise<void>): void
}

const WITHOUT_CONTENT =
  'Discord does not let Pilcrow read channels of its own (PILCROW_CHANNELS, /settings): switch on “Message Content Intent” on the application’s Bot page, then start again. Until then Pilcrow answers where it is spoken to.'

async function learnCommands({ commands }: ClientApplication, desk: Desk): Promise<void> {
  const registered = await commands.fetch()
  desk.learn(new Map(registered.map(({ name, id }) => [name, id])))
}

function listen(client: Client, { desk, counts, attend }: Connection): void {
  const { log, pilcrow, wishes } = desk
  const isForgotten = createLateness()
  const hear = forgettingDirect(client.channels)
  client.on(Events.InteractionCreate, (interaction) => {
    hear(interaction.channelId)
    if (isForgotten(interaction.createdTimestamp)) return counts.forgotten()
    const place = { server: interaction.guildId, person: interaction.user.id }
    attend(requestName(interaction, pilcrow.commands), place, (own) => handleInteraction(interaction, own))
  })
  const inTurn = createTurns()
  // What is not for Pilcrow leaves no trace, not even a look at what its author has chosen.
  const placeOf = (message: Message): Place | null =>
    hearing(message, wishes) === null ? null : { server: message.guildId, person: message.author.id }
  client.on(Events.MessageCreate, (message) => {
    hear(message.channelId)
    attend(MESSAGE, placeOf(message), (own) => inTurn(message.id, () => handleMessage(message, own)))
  })
  client.on(Events.MessageUpdate, (before, message) => {
    // Of a message that is long forgotten Discord may tell what it shows anew, and neither words nor author.
    if (message.partial) return
    attend(MESSAGE, placeOf(message), (own) => inTurn(message.id, () => handleEdit(before, message, own)))
  })
  client.on(Events.ClientReady, ({ user, guilds, application }) => {
    desk.attend(learnCommands(application, desk))
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
async function connectWith(intents: GatewayIntentBits[], connection: Connection): Promise<Client> {
  const client = new Client({
    intents,
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    rest: restOptions(connection.api),
    ...briefMemory(),
  })
  listen(client, connection)
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
export async function connect(connection: Connection): Promise<Client> {
  const { wishes, log } = connection.desk
  try {
    return await connectWith(intentsFor(wishes.listens), connection)
  } catch (error) {
    if (!(error instanceof DisallowedIntent)) throw error
    log.warn('content not allowed', { message: WITHOUT_CONTENT })
    return connectWith(intentsFor(false), connection)
  }
}
