import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Environment } from '../console/screen.js'
import { packageData } from '../vocabulary/data.js'
import type { Given } from './shell.js'
import { type Subcommand, start, subcommands } from './subcommands.js'
import { WrongUsage } from './usage.js'

const EVERYWHERE = {
  library: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies ParseArgsConfig['options']

export interface Asked {
  readonly subcommand: Subcommand
  readonly given: Given
}

/** The first word is the command's name, wherever flags stand. */
function nameAt(args: readonly string[]): number | null {
  const { tokens } = parseArgs({
    args: [...args],
    options: EVERYWHERE,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  return tokens.find((token) => token.kind === 'positional')?.index ?? null
}

function parsed(args: readonly string[], flags: Subcommand['flags']) {
  try {
    return parseArgs({ args: [...args], options: { ...EVERYWHERE, ...flags }, allowPositionals: true })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new WrongUsage(`${reason}. “pilcrow help” shows what it understands.`)
  }
}

/** `--library`, else PILCROW_LIBRARY, else the one that comes with Pilcrow; what is empty counts as not set. */
const libraryOf = (flag: unknown, env: Environment): string =>
  resolve((typeof flag === 'string' && flag) || env.PILCROW_LIBRARY || packageData())

/** PILCROW_DATABASE, unless the command line names a folder. */
const databaseOf = (flag: unknown, env: Environment): string | null =>
  typeof flag === 'string' && flag !== '' ? null : env.PILCROW_DATABASE || null

/**
 * Takes the command line apart.
 * @throws WrongUsage for a command or a flag that does not exist
 */
export function argumentsOf(args: readonly string[], env: Environment): Asked {
  const at = nameAt(args)
  const name = at === null ? undefined : args[at]
  const subcommand =
    name === undefined ? start : Object.hasOwn(subcommands, name) ? subcommands[name] : undefined
  if (!subcommand) throw new WrongUsage(`There is no command “${name}”. “pilcrow help” lists them.`)
  const rest = at === null ? args : args.toSpliced(at, 1)
  const { values, positionals } = parsed(rest, subcommand.flags)
  const extra = positionals[subcommand.words]
  if (extra !== undefined) throw new WrongUsage(`“${extra}” is one word too many. “pilcrow help” shows why.`)
  const { library } = values
  return {
    subcommand,
    given: {
      words: positionals,
      flags: values,
      library: libraryOf(library, env),
      database: databaseOf(library, env),
    },
  }
}
