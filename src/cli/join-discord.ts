import type { Bot } from '../discord/bot.js'
import { linkToParent } from '../discord/gateway/shutdown.js'
import { type Counts, type Health, NO_COUNTS, STARTING } from '../operate/counts.js'
import { type FetchSchedule, scheduleFetches } from '../operate/fetch-schedule.js'
import type { LibraryWatch } from '../operate/library-watch/watch.js'
import type { Logger } from '../operate/log.js'
import { botLog } from './bot-log.js'
import { chosenEncoder } from './chosen-encoder.js'
import { TO_INVITE } from './deploy.js'
import { discordApi } from './discord-api.js'
import { discordChannels } from './discord-channels.js'
import { fetchAgent } from './fetch-agent.js'
import { ofstedSites } from './ofsted-sites.js'
import { storeAt, type Where } from './open.js'
import { operatingIn } from './operating.js'
import { servingAt } from './serving.js'
import { openSettings, settingsPlace } from './settings-place.js'
import { FAILED, OK, type Shell } from './shell.js'

/** How long a bot that has left may take to let go of its connections. */
const LINGER_MS = 500

/** Counts, shown beside health on a port of this machine where one is set. */
async function watched(port: number | null, health: () => Health, log: Logger) {
  if (port === null) return { counts: NO_COUNTS, close: async () => {} }
  const [{ createMetrics }, { openEndpoint }] = await Promise.all([
    import('../operate/metrics.js'),
    import('../operate/endpoint.js'),
  ])
  const metrics = createMetrics(health)
  const endpoint = await openEndpoint({ port, health, metrics })
  log.info('health', { port: endpoint.port })
  return { counts: metrics as Counts, close: endpoint.close }
}

/** Runs the bot in Discord until it has left; gives the exit status. */
export async function joinDiscord(where: Where, token: string, shell: Shell): Promise<number> {
  const { env, errors } = shell
  const { logsQuestions, healthPort, shard, fetches } = operatingIn(env)
  const sites = ofstedSites(env)
  const settings = { token, api: discordApi(env), channels: discordChannels(env), logsQuestions }
  const place = settingsPlace(env, where.library)
  const log = botLog(token, shell)
  let bot: Bot | null = null
  let reload: LibraryWatch | null = null
  let fetching: FetchSchedule | null = null
  const { counts, close } = await watched(healthPort, () => bot?.health() ?? STARTING, log)
  const cutTie = shard === null ? null : linkToParent(() => (bot ? void bot.stop() : process.exit()))
  const hangUp = () => void reload?.now()
  // Whoever closes the terminal that the bot runs in wants it to end.
  if (!errors.isTTY) process.on('SIGHUP', hangUp)
  try {
    // After the port, which may be taken: discord.js is long to load.
    const { startBot } = await import('../discord/bot.js')
    const { pilcrow, follow } = await servingAt(where, { log, counts, encoder: await chosenEncoder(env) })
    const store = await openSettings(
      place,
      (message) => log.warn('settings not kept', { message }),
      (error) => log.warn('database lost', { error }),
    )
    bot = await startBot({ ...settings, pilcrow, store, log, counts })
    // Of several processes one says it.
    if (!shard) log.info('invite', { message: TO_INVITE, link: new URL(bot.invite) })
    reload = follow(bot.serve)
    // Of several processes over one library, one looks.
    if (fetches !== null && !shard) {
      const { fetchReports } = await import('../fetch/fetch.js')
      const options = {
        library: where.library,
        open: await storeAt(where),
        asked: { councils: null, since: null },
        isNew: true,
        sites,
        agent: fetchAgent(),
      }
      const look = (signal: AbortSignal) => fetchReports({ ...options, signal })
      fetching = scheduleFetches({ folder: where.library, times: fetches, look, log, counts })
    }
    const end = await bot.ended
    void reload.close()
    await fetching?.close()
    process.off('SIGHUP', hangUp)
    // Only where discord.js goes on trying to reach Discord is anything left by then.
    setTimeout(() => process.exit(), LINGER_MS).unref()
    return end === 'stopped' ? OK : FAILED
  } finally {
    cutTie?.()
    await close()
  }
}
