import type { Environment } from '../console/screen.js'
import type { FetchTimes } from '../operate/fetch-schedule.js'
import type { LogFormat, LogLevel } from '../operate/log.js'
import { WrongUsage } from './usage.js'

/** How a bot is run: what it writes, what it shows. */
export interface Operating {
  /** null: as suits where the lines go. */
  readonly form: LogFormat | null
  readonly level: LogLevel
  readonly logsQuestions: boolean
  /** Where health and counts are shown: of several processes, each on the port after the one before. null for nowhere. */
  readonly healthPort: number | null
  /** Which of several processes this is, as discord.js tells each that it starts; null where there is one. */
  readonly shard: number | null
  /** As how many processes the bot runs, and which of them are this machine's; null for this one alone. */
  readonly shards: Shards | null
  /** When it looks for new reports on Ofsted's site; null for never. */
  readonly fetches: FetchTimes | null
}

/** The processes of a bot, each with its share of the servers. */
export interface Shards {
  /** How many there are on all machines; null for as many as Discord recommends. */
  readonly count: number | null
  /** The numbers of those on this machine, the last included; null for all. */
  readonly own: { readonly from: number; readonly to: number } | null
}

const HIGHEST_PORT = 65_535

/** A setting that is one of a few words; the first where it is not set. */
function oneOf<Word extends string>(env: Environment, name: string, words: readonly [Word, ...Word[]]): Word {
  const given = env[name] || words[0]
  const word = words.find((each) => each === given)
  if (word === undefined) throw new WrongUsage(`${name} is one of ${words.join(', ')}; not “${given}”.`)
  return word
}

function port(env: Environment, name: string): number | null {
  const given = env[name]
  if (!given) return null
  if (/^\d{1,5}$/.test(given) && Number(given) <= HIGHEST_PORT) return Number(given)
  throw new WrongUsage(`${name} is the number of a port, 1 to ${HIGHEST_PORT}, or 0 for any; not “${given}”.`)
}

function shardsIn(env: Environment): Operating['shards'] {
  const given = env.PILCROW_SHARDS
  if (!given) return null
  if (given === 'auto') return { count: null, own: null }
  if (/^[1-9]\d{0,3}$/.test(given)) return { count: Number(given), own: null }
  // `0-15/64`: of 64 the first sixteen; `3/64`: one of them.
  const [, first, last = first, all] = /^(\d{1,4})(?:-(\d{1,4}))?\/([1-9]\d{0,3})$/.exec(given) ?? []
  const [from, to, count] = [Number(first), Number(last), Number(all)]
  if (all !== undefined && from <= to && to < count) return { count, own: { from, to } }
  throw new WrongUsage(
    `PILCROW_SHARDS is a number of processes, 1 to 9999, or auto, or which of them run here, such as 0-15/64; not “${given}”.`,
  )
}

/** `4`, `04:30` */
const TIME = /^([01]?\d|2[0-3])(?::([0-5]\d))?$/

function fetchesIn(env: Environment): Operating['fetches'] {
  const given = env.PILCROW_FETCH
  if (!given) return null
  if (given === 'daily') return given
  const [, hour, minute = '0'] = TIME.exec(given) ?? []
  if (hour !== undefined) return { hour: Number(hour), minute: Number(minute) }
  throw new WrongUsage(`PILCROW_FETCH is daily, or an hour of the day such as 4 or 04:30; not “${given}”.`)
}

/**
 * The settings of whoever runs the bot. What is empty counts as not set.
 * @throws WrongUsage where one is not understood
 */
export function operatingIn(env: Environment): Operating {
  const shard = /^\d+$/.test(env.SHARDS ?? '') ? Number(env.SHARDS) : null
  const first = port(env, 'PILCROW_HEALTH_PORT')
  const form = oneOf(env, 'PILCROW_LOG', ['auto', 'json', 'plain'])
  return {
    form: form === 'auto' ? null : form,
    level: oneOf(env, 'PILCROW_LOG_LEVEL', ['info', 'warn', 'error']),
    logsQuestions: oneOf(env, 'PILCROW_LOG_QUESTIONS', ['no', 'yes']) === 'yes',
    healthPort: first === null ? null : first && first + (shard ?? 0),
    shard,
    shards: shardsIn(env),
    fetches: fetchesIn(env),
  }
}
