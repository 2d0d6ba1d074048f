import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { packageData } from '../../src/vocabulary/data.js'

/** How large a load; none that harms the machine it runs on. */
export interface Settings {
  /** The library's folder. */
  readonly library: string
  /** Requests a second. */
  readonly rate: number
  readonly seconds: number
  /** Servers that the bot is in. */
  readonly servers: number
}

const USAGE = 'npm run load -- [LIBRARY] [--rate 200] [--seconds 60] [--servers 1]'
const MOST = { rate: 2000, seconds: 600, servers: 2500 }

/** The command line was not understood; the message says how to write it. */
export class WrongUsage extends Error {}

function count(name: keyof typeof MOST, given: string): number {
  const number = Number(given)
  if (Number.isInteger(number) && number >= 1 && number <= MOST[name]) return number
  throw new WrongUsage(`--${name} is a number from 1 to ${MOST[name]}. ${USAGE}`)
}

const OPTIONS = {
  rate: { type: 'string', default: '200' },
  seconds: { type: 'string', default: '60' },
  servers: { type: 'string', default: '1' },
} as const

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  } catch {
    throw new WrongUsage(USAGE)
  }
}

/** @throws WrongUsage where the command line is not understood */
export function settingsIn(args: readonly string[]): Settings {
  const { values, positionals } = parsed(args)
  if (positionals.length > 1) throw new WrongUsage(USAGE)
  return {
    library: resolve(positionals[0] ?? packageData()),
    rate: count('rate', values.rate),
    seconds: count('seconds', values.seconds),
    servers: count('servers', values.servers),
  }
}
