import { Client, type ClientApplication, Events, GatewayIntentBits, Partials } from 'discord.js'
import type { Pilcrow } from '../pilcrow.js'
import { createDesk, type Desk } from './handle/desk.js'
import { handleInteraction } from './handle/interaction.js'
import { loggable } from './handle/loggable.js'
import { handleMessage } from './handle/message.js'
import { restOptions } from './rest.js'

export interface BotSettings {
  readonly token: string
  /** Another Discord's base address, else null. */
  readonly api: string | null
  readonly pilcrow: Pilcrow
  /** Takes one line for the one who runs the bot; no token is ever in it. */
  log(line: string): void
}

export interface Bot {
  /** Finishes what it is answering, says goodbye to Discord and leaves. */
  stop(): Promise<void>
}

/** None of these needs Discord's approval: no message is read that is not meant for the bot. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages]

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
/** Longer than any answer takes; a bot that is told to stop must be gone before it is killed. */
const PATIENCE_MS = 3000

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
    log(`Pilcrow is in Discord as ${user.username}, servers: ${guilds.cache.size}.`)
  })
  client.on(Events.Error, (error) => log(`Discord: ${loggable(error)}`))
  client.on(Events.Warn, (warning) => log(`Discord: ${loggable(warning)}`))
  client.on(Events.ShardDisconnect, ({ code }) => log(`Discord closed the connection for good (${code}).`))
  client.on(Events.ShardReconnecting, () => log('The connection to Discord was lost; connecting again.'))
}

/** Why a login failed, and what to do about it. */
function loginError(error: unknown): Error {
  const said = loggable(error)
  return /token/i.test(said)
    ? new Error('Discord does not accept this token. Copy a new one from the application’s Bot page.')
    : new Error(`Pilcrow cannot reach Discord: ${said}`)
}

/**
 * Logs in and answers until it is told to stop (SIGINT or SIGTERM, or `stop`).
 * @throws Error with a sentence that says what to do, where Discord does not let it in
 */
export async function startBot(settings: BotSettings): Promise<Bot> {
  const { token, api, pilcrow } = settings
  const client = new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: restOptions(api),
  })
  const log = (line: string): void => settings.log(line.replaceAll(token, '[secret]'))
  const desk = createDesk(pilcrow, log)
  listen(client, desk)
  // discord.js reads events in promises of its own: one that it cannot read would else end the whole bot.
  const survive = (error: unknown): void => log(`Discord: ${loggable(error)}`)
  process.on('unhandledRejection', survive)

  let leaving: Promise<void> | null = null
  const leave = async (): Promise<void> => {
    for (const signal of SIGNALS) process.off(signal, stop)
    client.removeAllListeners(Events.ShardReconnecting)
    await desk.finish(PATIENCE_MS)
    await client.destroy()
    process.off('unhandledRejection', survive)
  }
  const stop = (): Promise<void> => {
    leaving ??= leave()
    return leaving
  }
  try {
    await client.login(token)
  } catch (error) {
    await leave()
    throw loginError(error)
  }
  for (const signal of SIGNALS) process.once(signal, stop)
  return { stop }
}
