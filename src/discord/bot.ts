import { type Client, Events } from 'discord.js'
import { type Counts, type Health, NO_COUNTS, STARTING } from '../operate/counts.js'
import type { Logger } from '../operate/log.js'
import { createPainter, type Painter } from '../picture/painter.js'
import type { Pilcrow } from '../pilcrow.js'
import type { SettingsStore } from '../settings/store.js'
import { type Connection, connect } from './connect.js'
import { follow } from './follow.js'
import { createDesk } from './handle/desk.js'
import { within } from './handle/patience.js'
import { ownChannels, type Wishes } from './handle/wishes.js'
import { createLeaving, type Leaving } from './leaving.js'
import { inviteLink } from './permissions.js'
import { pulseOf } from './pulse.js'
import { type Attending, attendServers, greetServers } from './servers/attend.js'
import { type Here, hereOf, NOTHING_CHOSEN, type Place } from './settings/here.js'
import { listeningTo } from './settings/listening.js'
import { tell } from './tell.js'

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
  readonly wishes?: Wishes
  /** Draws pictures; one with a thread of its own unless given. */
  readonly painter?: Painter
  /** Milliseconds from any beginning, by which people cool down; the process's own unless given. */
  readonly clock?: () => number
  readonly log: Logger
  readonly counts?: Counts
  /** Whether the log says what was asked; it does not unless switched on. */
  readonly logsQuestions?: boolean
}

export interface Bot extends Pick<Leaving, 'ended'> {
  /** Answers from now on come from this Pilcrow; those under way are finished with the one before. */
  serve(pilcrow: Pilcrow): void
  health(): Health
  /** Where somebody adds it to their server. */
  readonly invite: string
  /** Finishes what it is answering, says goodbye to Discord and leaves. */
  stop(): Promise<void>
}

/** Longer than any answer takes; a bot that is told to stop must be gone before it is killed. */
const PATIENCE_MS = 3000
/** discord.js waits without end for a Discord that cannot be reached. */
const GOODBYE_MS = 1000

/**
 * Logs in and answers until it is told to stop (SIGINT or SIGTERM, or `stop`), or until Discord shuts it out.
 * @throws Error with a sentence that says what to do, where Discord does not let it in
 */
export async function startBot(settings: BotSettings): Promise<Bot> {
  const { token, api, log, channels = [], counts = NO_COUNTS, logsQuestions = false } = settings
  const painter = settings.painter ?? createPainter({ log: (fault) => log.warn('no picture', { fault }) })
  const store = settings.store ?? null
  const listening = store && (await listeningTo(channels, store))
  const wishes = settings.wishes ?? listening ?? ownChannels(channels)
  const changed = async () => listening?.renew()
  const desk = createDesk({ ...settings, wishes, changed, log, painter })
  let { pilcrow } = settings
  let client: Client | null = null
  let attending: Attending | null = null

  /** An answer does not wait for what was chosen where that cannot be read: it goes by nothing. */
  async function chosenAt(place: Place | null): Promise<Here> {
    if (place === null || store === null) return NOTHING_CHOSEN
    try {
      return await hereOf(place, store)
    } catch (error) {
      log.error('settings not read', { error })
      return NOTHING_CHOSEN
    }
  }
  // discord.js reads events in promises of its own: one that it cannot read would else end the whole bot.
  const survive = (error: unknown): void => {
    counts.failed(error)
    log.error('discord', { error })
  }
  process.on('unhandledRejection', survive)

  const attend: Connection['attend'] = (request, place, handle) => {
    const followed = chosenAt(place).then((here) => {
      const own = here.assumed === null ? pilcrow : pilcrow.for(here.assumed)
      return follow(request, { ...desk, here, pilcrow: own }, handle)
    })
    desk.attend(followed.then((over) => tell(over, { log, counts, logsQuestions })))
  }
  const goodbye = async (): Promise<void> => {
    client?.removeAllListeners(Events.ShardReconnecting)
    await within(PATIENCE_MS, Promise.all([desk.finish(PATIENCE_MS), attending?.close()]))
    if (client) await within(GOODBYE_MS, client.destroy())
    await painter.close()
    await store?.close()
    process.off('unhandledRejection', survive)
  }
  try {
    client = await connect({ token, api, desk, counts, attend })
  } catch (error) {
    await goodbye()
    throw error
  }
  const { leave, ended } = createLeaving(goodbye)
  client.on(Events.ShardDisconnect, () => void leave('shut out'))
  greetServers(client, desk)
  const settle = async (ready: Client<true>) => {
    if (store === null) return
    attending = await attendServers(ready, { store, desk, log, pilcrow: () => pilcrow })
  }
  if (client.isReady()) desk.attend(settle(client))
  else client.once(Events.ClientReady, (ready) => desk.attend(settle(ready)))
  return {
    invite: inviteLink(client.application?.id ?? client.user?.id ?? ''),
    serve(next) {
      pilcrow = next
      attending?.announce()
    },
    health: () => ({ ...(client ? pulseOf(client) : STARTING), reports: pilcrow.library.reports.length }),
    stop: () => leave('stopped'),
    ended,
  }
}
