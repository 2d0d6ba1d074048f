import { type Client, Events } from 'discord.js'
import { type Counts, type Health, NO_COUNTS, STARTING } from '../operate/counts.js'
import type { Logger } from '../operate/log.js'
import { createPainter, type Painter } from '../picture/painter.js'
import type { Pilcrow } from '../pilcrow/pilcrow.js'
import type { SettingsStore } from '../settings/store.js'
import {
  createBotContext,
  type ListenPolicy,
  NO_PREFERENCES,
  operatorChannels,
  type Preferences,
  preferencesAt,
  type RequestPlace,
  storedListenPolicy,
} from './bot-context.js'
import { connect, type GatewaySettings, gatewayHealth } from './gateway/connect.js'
import { logRequest, traceRequest } from './gateway/request-log.js'
import { inviteLink, withTimeout } from './protocol.js'
import { greetServers, type ServerWatch, watchServers } from './servers.js'
import { createShutdown, type Shutdown } from './shards.js'

export interface BotSettings {
  readonly token: string
  /** Another Discord's base address, else null. */
  readonly api: string | null
  readonly pilcrow: Pilcrow
  /** Ids of channels in which every question is answered, without a mention; this alone needs a privileged intent. */
  readonly channels?: readonly string[]
  /** What servers and people have chosen; without it nothing can be. The bot closes it when it leaves. */
  readonly store?: SettingsStore | null
  /** How channels are listened to; the channels above and what servers have chosen unless given. */
  readonly listenPolicy?: ListenPolicy
  /** Draws pictures; one with a thread of its own unless given. */
  readonly painter?: Painter
  /** Milliseconds from any beginning, by which people cool down; the process's own unless given. */
  readonly clock?: () => number
  readonly log: Logger
  readonly counts?: Counts
  /** Whether the log says what was asked; it does not unless switched on. */
  readonly logsQuestions?: boolean
}

export interface Bot extends Pick<Shutdown, 'ended'> {
  /** Answers from now on come from this Pilcrow; those under way are finished with the one before. */
  serve(pilcrow: Pilcrow): void
  health(): Health
  /** Where somebody adds it to their server. */
  readonly invite: string
  /** Finishes what it is answering, says goodbye to Discord and leaves. */
  stop(): Promise<void>
}

/** Longer than any answer takes; a bot that is told to stop must be gone before it is killed. */
const SHUTDOWN_TIMEOUT_MS = 3000
/** discord.js waits without end for a Discord that cannot be reached. */
const DISCONNECT_TIMEOUT_MS = 1000

/**
 * Logs in and answers until it is told to stop (SIGINT or SIGTERM, or `stop`), or until Discord shuts it out.
 * @throws Error with a sentence that says what to do, where Discord does not let it in
 */
export async function startBot(settings: BotSettings): Promise<Bot> {
  const { token, api, log, channels = [], counts = NO_COUNTS, logsQuestions = false } = settings
  const painter = settings.painter ?? createPainter({ log: (fault) => log.warn('no picture', { fault }) })
  const store = settings.store ?? null
  const listening = store && (await storedListenPolicy(channels, store))
  const listenPolicy = settings.listenPolicy ?? listening ?? operatorChannels(channels)
  const changed = async () => listening?.renew()
  const context = createBotContext({ ...settings, listenPolicy, changed, log, painter })
  let { pilcrow } = settings
  let client: Client | null = null
  let attending: ServerWatch | null = null

  /** An answer does not wait for what was chosen where that cannot be read: it goes by nothing. */
  async function chosenAt(place: RequestPlace | null): Promise<Preferences> {
    if (place === null || store === null) return NO_PREFERENCES
    try {
      return await preferencesAt(place, store)
    } catch (error) {
      log.error('settings not read', { error })
      return NO_PREFERENCES
    }
  }
  // discord.js reads events in promises of its own: one that it cannot read would else end the whole bot.
  const survive = (error: unknown): void => {
    counts.failed(error)
    log.error('discord', { error })
  }
  process.on('unhandledRejection', survive)

  const attend: GatewaySettings['attend'] = (request, place, handle) => {
    const followed = chosenAt(place).then((preferences) => {
      const own = preferences.assumed === null ? pilcrow : pilcrow.for(preferences.assumed)
      return traceRequest(request, { ...context, preferences, pilcrow: own }, handle)
    })
    context.attend(followed.then((over) => logRequest(over, { log, counts, logsQuestions })))
  }
  const closeAll = async (): Promise<void> => {
    client?.removeAllListeners(Events.ShardReconnecting)
    await withTimeout(
      SHUTDOWN_TIMEOUT_MS,
      Promise.all([context.finish(SHUTDOWN_TIMEOUT_MS), attending?.close()]),
    )
    if (client) await withTimeout(DISCONNECT_TIMEOUT_MS, client.destroy())
    await painter.close()
    await store?.close()
    process.off('unhandledRejection', survive)
  }
  try {
    client = await connect({ token, api, context, counts, attend })
  } catch (error) {
    await closeAll()
    throw error
  }
  const { leave, ended } = createShutdown(closeAll)
  client.on(Events.ShardDisconnect, () => void leave('shut out'))
  greetServers(client, context)
  const settle = async (ready: Client<true>) => {
    if (store === null) return
    attending = await watchServers(ready, { store, context, log, pilcrow: () => pilcrow })
  }
  if (client.isReady()) context.attend(settle(client))
  else client.once(Events.ClientReady, (ready) => context.attend(settle(ready)))
  return {
    invite: inviteLink(client.application?.id ?? client.user?.id ?? ''),
    serve(next) {
      pilcrow = next
      attending?.announce()
    },
    health: () => ({
      ...(client ? gatewayHealth(client) : STARTING),
      reports: pilcrow.library.reports.length,
    }),
    stop: () => leave('stopped'),
    ended,
  }
}
