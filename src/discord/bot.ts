import { Client, type ClientApplication, Events, type GatewayIntentBits, Partials } from 'discord.js'
import type { Log } from '../operate/log.js'
import { createPainter, type Painter } from '../picture/painter.js'
import type { Pilcrow } from '../pilcrow.js'
import { createDesk, type Desk } from './handle/desk.js'
import { handleInteraction } from './handle/interaction.js'
import { handleMessage } from './handle/message.js'
import { intentsFor } from './intents.js'
import { DisallowedIntent, logIn } from './login.js'
import { restOptions } from './rest.js'

export interface BotSettings {
  readonly token: string
  /** Another Discord's base address, else null. */
  readonly api: string | null
  readonly pilcrow: Pilcrow
  /** Ids of channels in which every question is answered, without a mention; this alone needs a privileged intent. */
  readonly channels?: readonly string[]
  /** Draws pictures; one with a thread of its own unless given. */
  readonly painter?: Painter
  readonly log: Log
}

export interface Bot {
  /** Finishes what it is answering, says goodbye to Discord and leaves. */
  stop(): Promise<void>
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
/** Longer than any answer takes; a bot that is told to stop must be gone before it is killed. */
const PATIENCE_MS = 3000

const WITHOUT_CONTENT =
  'Discord does not let Pilcrow read the channels in PILCROW_CHANNELS: switch on “Message Content Intent” on the application’s Bot page, then start again. Until then Pilcrow answers where it is spoken to.'

async function learnCommands({ commands }: ClientApplication, desk: Desk): Promise<void> {
  const registered = await commands.fetch()
  desk.learn(new Map(registered.map(({ name, id }) => [name, id])))
}

function listen(client: Client, desk: Desk): void {
  const { log } = desk
  client.on(Events.InteractionCreate, (interaction) => desk.attend(handleInteraction(interaction, desk)))
  client.on(Events.MessageCreate, (message) => desk.attend(handleMessage(message, desk)))
  client.on(Events.ClientReady, ({ user, guilds, application }) => {
    desk.attend(learnCommands(application, desk))
    log.info('ready', { message: `Pilcrow is in Discord as ${user.username}.`, servers: guilds.cache.size })
  })
  client.on(Events.Error, (error) => log.error('discord', { error }))
  client.on(Events.Warn, (warning) => log.warn('discord', { warning }))
  client.on(Events.ShardDisconnect, ({ code }) => log.error('closed for good', { code }))
  client.on(Events.ShardReconnecting, () => log.warn('reconnecting'))
}

/** A client that is logged in and answers. */
async function connect(
  { token, api }: BotSettings,
  intents: GatewayIntentBits[],
  desk: Desk,
): Promise<Client> {
  const client = new Client({
    intents,
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: restOptions(api),
  })
  listen(client, desk)
  try {
    await logIn(client, token)
    return client
  } catch (error) {
    client.removeAllListeners()
    await client.destroy()
    throw error
  }
}

/** Where Discord does not let it read every message, it is still there for those who speak to it. */
async function connectAsAllowed(settings: BotSettings, desk: Desk): Promise<Client> {
  try {
    return await connect(settings, intentsFor(desk.channels.size > 0), desk)
  } catch (error) {
    if (!(error instanceof DisallowedIntent)) throw error
    desk.log.warn('content not allowed', { message: WITHOUT_CONTENT })
    return connect(settings, intentsFor(false), desk)
  }
}

/**
 * Logs in and answers until it is told to stop (SIGINT or SIGTERM, or `stop`).
 * @throws Error with a sentence that says what to do, where Discord does not let it in
 */
export async function startBot(settings: BotSettings): Promise<Bot> {
  const { pilcrow, log, channels = [] } = settings
  const painter = settings.painter ?? createPainter({ log: (fault) => log.warn('no picture', { fault }) })
  const desk = createDesk({ pilcrow, channels: new Set(channels), log, painter })
  // discord.js reads events in promises of its own: one that it cannot read would else end the whole bot.
  const survive = (error: unknown): void => log.error('discord', { error })
  process.on('unhandledRejection', survive)

  let client: Client | null = null
  let leaving: Promise<void> | null = null
  const leave = async (): Promise<void> => {
    for (const signal of SIGNALS) process.off(signal, stop)
    client?.removeAllListeners(Events.ShardReconnecting)
    await desk.finish(PATIENCE_MS)
    await client?.destroy()
    await painter.close()
    process.off('unhandledRejection', survive)
  }
  const stop = (): Promise<void> => {
    leaving ??= leave()
    return leaving
  }
  try {
    client = await connectAsAllowed(settings, desk)
  } catch (error) {
    await leave()
    throw error
  }
  for (const signal of SIGNALS) process.once(signal, stop)
  return { stop }
}
