import type { ParseArgsConfig } from 'node:util'
import { OK, type RunCommand } from './shell.js'

export interface Subcommand {
  /** What may follow the name. */
  readonly takes: string
  /** How many words may follow its name. */
  readonly words: number
  readonly summary: string
  readonly flags: NonNullable<ParseArgsConfig['options']>
  /** Loaded only when it is asked for: `list` need not wait for discord.js. */
  load(): Promise<RunCommand>
}

/** What `pilcrow` does when no command is named. */
export const startSubcommand: Subcommand = {
  takes: '',
  words: 0,
  summary: 'starts the bot: in Discord with DISCORD_TOKEN, else here in the terminal',
  flags: {},
  load: async () => (await import('./start.js')).runStart,
}

export const subcommands: Readonly<Record<string, Subcommand>> = {
  say: {
    takes: '[MESSAGE] [--json] [--csv] [--explain]',
    words: Number.POSITIVE_INFINITY,
    summary:
      'answers one message, or each line of standard input; --csv prints all its rows; --explain prints how it was understood',
    flags: { json: { type: 'boolean' }, csv: { type: 'boolean' }, explain: { type: 'boolean' } },
    load: async () => (await import('./say.js')).runSay,
  },
  ingest: {
    takes: 'FILE-OR-FOLDER… [--json]',
    words: Number.POSITIVE_INFINITY,
    summary: 'adds or refreshes reports (.pdf, .txt); --explain FILE shows where each line of one goes',
    flags: { json: { type: 'boolean' }, csv: { type: 'boolean' }, explain: { type: 'string' } },
    load: async () => (await import('./ingest.js')).runIngest,
  },
  fetch: {
    takes: '[COUNCIL…] [--new]',
    words: Number.POSITIVE_INFINITY,
    summary:
      'brings reports from Ofsted’s site, with --new those that no list has; --since YEAR, --dry-run, --json',
    flags: {
      json: { type: 'boolean' },
      new: { type: 'boolean' },
      since: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
    load: async () => (await import('./fetch.js')).runFetch,
  },
  list: {
    takes: '',
    words: 0,
    summary: 'lists the reports that are held',
    flags: {},
    load: async () => (await import('./library.js')).runList,
  },
  remove: {
    takes: 'REPORT',
    words: 1,
    summary: 'removes a report, by its id as list prints it',
    flags: {},
    load: async () => (await import('./maintenance.js')).runRemove,
  },
  check: {
    takes: '',
    words: 0,
    summary: 'checks every extract against its source',
    flags: {},
    load: async () => (await import('./maintenance.js')).runCheck,
  },
  grades: {
    takes: '--csv',
    words: 0,
    summary: 'prints all grades with their citations',
    flags: { csv: { type: 'boolean' } },
    load: async () => (await import('./library.js')).runGrades,
  },
  index: {
    takes: '',
    words: 0,
    summary: 'makes the index that a start loads, for a library that the bot may only read',
    flags: {},
    load: async () => (await import('./maintenance.js')).runIndex,
  },
  database: {
    takes: 'migrate',
    words: 1,
    summary: 'makes or renews the tables of the database that PILCROW_DATABASE names',
    flags: {},
    load: async () => (await import('./maintenance.js')).runDatabase,
  },
  deploy: {
    takes: '',
    words: 0,
    summary: 'registers the slash commands with Discord (DISCORD_TOKEN; DISCORD_GUILD for one server)',
    flags: {},
    load: async () => (await import('./discord.js')).runDeploy,
  },
  help: {
    takes: '',
    words: 0,
    summary: 'shows this',
    flags: {},
    load: async () => runHelp,
  },
}

/** The width that a command with what it takes may fill before its summary. */
const HELP_COLUMN = 34

const helpRow = (command: string, summary: string): string => `  ${command.padEnd(HELP_COLUMN)} ${summary}`

export const helpText = (): string =>
  [
    'Pilcrow finds, quotes and cites Ofsted’s inspection reports of children’s services.',
    '',
    helpRow('pilcrow', startSubcommand.summary),
    ...Object.entries(subcommands).map(([name, { takes, summary }]) =>
      helpRow(`pilcrow ${name} ${takes}`.trimEnd(), summary),
    ),
    '',
    helpRow('--library DIR', 'another library than the one that comes with Pilcrow (or PILCROW_LIBRARY)'),
    helpRow('--help, --version', ''),
  ]
    .map((line) => line.trimEnd())
    .join('\n')

/** `pilcrow help` */
const runHelp: RunCommand = async (_, { output }) => {
  output.write(`${helpText()}\n`)
  return OK
}
