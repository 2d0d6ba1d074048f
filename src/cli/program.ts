import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { type Environment, writeLine } from '../console/screen.js'
import { withoutSecrets } from '../operate/log.js'
import {
  AboutFlags,
  chosenEncoder,
  configured,
  discordToken,
  FetchFlags,
  type FlagOptions,
  flagOptions,
  GLOBAL_HELP,
  GLOBAL_OPTIONS,
  GradesFlags,
  IngestFlags,
  NoFlags,
  operatorSettings,
  readFlags,
  SayFlags,
  withFlags,
} from './configuration.js'
import {
  FAILED,
  OK,
  type ParsedArguments,
  type RunCommand,
  type Shell,
  version,
  WRONG_USAGE,
  WrongUsage,
} from './shell.js'

interface Subcommand {
  /** What may follow the name. */
  readonly takes: string
  /** How many words may follow its name. */
  readonly words: number
  readonly summary: string
  /** As `parseArgs` is told of them. */
  readonly options: FlagOptions
  readonly run: RunCommand
}

/**
 * A command with the flags that it takes, which it is told as they are read.
 * @param load only when it is asked for: `list` need not wait for discord.js
 */
const tellingFlags = <Flags extends z.ZodObject>(
  flags: Flags,
  load: () => Promise<RunCommand<z.output<Flags>>>,
): Pick<Subcommand, 'options' | 'run'> => ({
  options: flagOptions(flags),
  async run(given, shell) {
    const read = readFlags(flags, given.flags)
    const run = await load()
    return run({ ...given, flags: read }, shell)
  },
})

/**
 * `pilcrow`: the bot in Discord where there is a token, else here in the terminal, which need not wait for discord.js. The
 * heap is kept small before that is loaded.
 */
const runStart: RunCommand = async (where, shell) => {
  const { env, errors } = shell
  const token = discordToken(env)
  if (token === null) {
    const [{ chat }, { pilcrowAt }] = await Promise.all([import('../console/chat.js'), import('./open.js')])
    await chat(await pilcrowAt(where, errors, await chosenEncoder(env)), shell)
    return OK
  }
  const { shard, shards } = operatorSettings(env)
  if (shards !== null && shard === null)
    return (await import('./discord.js')).startShards(where, token, shell)
  if (where.database) (await import('./open.js')).keepHeapSmall()
  return (await import('./discord.js')).joinDiscord(where, token, shell)
}

/** What `pilcrow` does when no command is named. */
const startSubcommand: Subcommand = {
  takes: '',
  words: 0,
  summary: 'starts the bot: in Discord with DISCORD_TOKEN, else here in the terminal',
  ...tellingFlags(NoFlags, async () => runStart),
}

export const subcommands: Readonly<Record<string, Subcommand>> = {
  say: {
    takes: '[MESSAGE] [--json] [--csv] [--explain]',
    words: Number.POSITIVE_INFINITY,
    summary:
      'answers one message, or each line of standard input; --csv prints all its rows; --explain prints how it was understood',
    ...tellingFlags(SayFlags, async () => (await import('./say.js')).runSay),
  },
  ingest: {
    takes: 'FILE-OR-FOLDER… [--json]',
    words: Number.POSITIVE_INFINITY,
    summary: 'adds or refreshes reports (.pdf, .txt); --explain FILE shows where each line of one goes',
    ...tellingFlags(IngestFlags, async () => (await import('./import.js')).runIngest),
  },
  fetch: {
    takes: '[COUNCIL…] [--new]',
    words: Number.POSITIVE_INFINITY,
    summary:
      'brings reports from Ofsted’s site, with --new those that no list has; --since YEAR, --dry-run, --json',
    ...tellingFlags(FetchFlags, async () => (await import('./import.js')).runFetch),
  },
  list: {
    takes: '',
    words: 0,
    summary: 'lists the reports that are held',
    ...tellingFlags(NoFlags, async () => (await import('./library.js')).runList),
  },
  remove: {
    takes: 'REPORT',
    words: 1,
    summary: 'removes a report, by its id as list prints it',
    ...tellingFlags(NoFlags, async () => (await import('./library.js')).runRemove),
  },
  check: {
    takes: '',
    words: 0,
    summary: 'checks every extract against its source',
    ...tellingFlags(NoFlags, async () => (await import('./library.js')).runCheck),
  },
  grades: {
    takes: '--csv',
    words: 0,
    summary: 'prints all grades with their citations',
    ...tellingFlags(GradesFlags, async () => (await import('./library.js')).runGrades),
  },
  index: {
    takes: '',
    words: 0,
    summary: 'makes the index that a start loads, for a library that the bot may only read',
    ...tellingFlags(NoFlags, async () => (await import('./library.js')).runIndex),
  },
  database: {
    takes: 'migrate',
    words: 1,
    summary: 'makes or renews the tables of the database that PILCROW_DATABASE names',
    ...tellingFlags(NoFlags, async () => (await import('./library.js')).runDatabase),
  },
  deploy: {
    takes: '',
    words: 0,
    summary: 'registers the slash commands with Discord (DISCORD_TOKEN; DISCORD_GUILD for one server)',
    ...tellingFlags(NoFlags, async () => (await import('./discord.js')).runDeploy),
  },
  help: {
    takes: '',
    words: 0,
    summary: 'shows this',
    ...tellingFlags(NoFlags, async () => runHelp),
  },
}

/** The width that a command with what it takes may fill before its summary. */
const HELP_COLUMN = 34

const helpRow = (command: string, summary: string): string => `  ${command.padEnd(HELP_COLUMN)} ${summary}`

const helpText = (): string =>
  [
    'Pilcrow finds, quotes and cites Ofsted’s inspection reports of children’s services.',
    '',
    helpRow('pilcrow', startSubcommand.summary),
    ...Object.entries(subcommands).map(([name, { takes, summary }]) =>
      helpRow(`pilcrow ${name} ${takes}`.trimEnd(), summary),
    ),
    '',
    ...GLOBAL_HELP.map(([flags, summary]) => helpRow(flags, summary)),
  ]
    .map((line) => line.trimEnd())
    .join('\n')

/** `pilcrow help` */
const runHelp: RunCommand = async (_, { output }) => {
  output.write(`${helpText()}\n`)
  return OK
}

interface ParsedCommand {
  readonly subcommand: Subcommand
  readonly given: ParsedArguments
  readonly asksHelp: boolean
  readonly asksVersion: boolean
}

/** The first word is the command's name, wherever flags stand. */
function commandNameAt(args: readonly string[]): number | null {
  const { tokens } = parseArgs({
    args: [...args],
    options: GLOBAL_OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  return tokens.find((token) => token.kind === 'positional')?.index ?? null
}

function parseFlags(args: readonly string[], own: FlagOptions) {
  const options = { ...GLOBAL_OPTIONS, ...own }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== UNKNOWN_FLAG && code !== WRONG_VALUE) throw error
    throw new WrongUsage(`${wrongFlag(args, options, code)} “pilcrow help” shows what it understands.`)
  }
}

/** Codes of `parseArgs` (Node.js, Errors). */
const UNKNOWN_FLAG = 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
const WRONG_VALUE = 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'

/** The first flag that is refused with a code, and what is wrong with it. */
function wrongFlag(
  args: readonly string[],
  options: FlagOptions,
  code: typeof UNKNOWN_FLAG | typeof WRONG_VALUE,
): string {
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
  if (code === UNKNOWN_FLAG) {
    const unknown = given.find(({ name }) => !Object.hasOwn(options, name))
    return `There is no flag “${unknown?.rawName}” here.`
  }
  const valued = given.find(({ name, value, inlineValue }) =>
    options[name]?.type === 'string'
      ? value === undefined || (!inlineValue && value.startsWith('-'))
      : value !== undefined,
  )
  const says = valued && options[valued.name]?.type === 'boolean' ? 'takes no value' : 'needs a value'
  return `“${valued?.rawName}” ${says}.`
}

/**
 * Takes the command line apart.
 * @throws WrongUsage for a command or a flag that does not exist
 */
export function parseCommandLine(args: readonly string[], env: Environment): ParsedCommand {
  const at = commandNameAt(args)
  const name = at === null ? undefined : args[at]
  const subcommand =
    name === undefined ? startSubcommand : Object.hasOwn(subcommands, name) ? subcommands[name] : undefined
  if (!subcommand) throw new WrongUsage(`There is no command “${name}”. “pilcrow help” lists them.`)
  const rest = at === null ? args : args.toSpliced(at, 1)
  const { values, positionals } = parseFlags(rest, subcommand.options)
  const extra = positionals[subcommand.words]
  if (extra !== undefined) throw new WrongUsage(`“${extra}” is one word too many. “pilcrow help” shows why.`)
  const { help: asksHelp, version: asksVersion } = AboutFlags.parse(values)
  const set = withFlags(values, env)
  return {
    subcommand,
    given: {
      words: positionals,
      flags: values,
      library: configured(set, 'PILCROW_LIBRARY'),
      database: configured(set, 'PILCROW_DATABASE'),
    },
    asksHelp,
    asksVersion,
  }
}

/** What went wrong as one line, without a stack, and without a token that an error may carry. */
export const errorSentence = (error: unknown): string =>
  withoutSecrets(error instanceof Error ? error.message : String(error))
    .replace(/\s*\n\s*/g, ' ')
    .trim() || 'Something went wrong, and nothing says what.'

/** Whether whoever read the output has gone, as `| head -1` does. */
const isBrokenPipe = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === 'EPIPE'

/** Runs one command line to its end; gives the exit status. Whatever fails becomes one sentence on standard error. */
export async function runCommandLine(args: readonly string[], shell: Shell): Promise<number> {
  try {
    const { subcommand, given, asksHelp, asksVersion } = parseCommandLine(args, shell.env)
    if (asksHelp) return printText(shell, helpText())
    if (asksVersion) return printText(shell, version())
    return await subcommand.run(given, shell)
  } catch (error) {
    if (isBrokenPipe(error)) return OK
    writeLine(shell.errors, errorSentence(error))
    return error instanceof WrongUsage ? WRONG_USAGE : FAILED
  }
}

function printText({ output }: Shell, text: string): number {
  output.write(`${text}\n`)
  return OK
}

/** The last resort: whatever nobody caught becomes one sentence, never a stack. */
function giveUp(error: unknown): never {
  if (isBrokenPipe(error)) process.exit(OK)
  process.stderr.write(`Pilcrow has to stop: ${errorSentence(error)}\n`)
  process.exit(FAILED)
}

/** Runs this process's command line. */
export async function runMain(): Promise<void> {
  process.on('uncaughtException', giveUp)
  process.stdout.on('error', giveUp)
  process.stderr.on('error', giveUp)
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    env: process.env,
  })
}
