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

function count(name: keyof typeof MOST, given: string): number {
  const number = Number(given)
  if (Number.isInteger(number) && number >= 1 && number <= MOST[name]) return number
  throw new Error(`--${name} is a number from 1 to ${MOST[name]}. ${USAGE}`)
}

/** @throws Error with a sentence where the command line is not understood */
export function settingsIn(args: readonly string[]): Settings {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rate: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '60' },
      servers: { type: 'string', default: '1' },
    },
  })
  if (positionals.length > 1) throw new Error(USAGE)
  return {
    library: resolve(positionals[0] ?? packageData()),
    rate: count('rate', values.rate),
    seconds: count('seconds', values.seconds),
    servers: count('servers', values.servers),
  }
}
