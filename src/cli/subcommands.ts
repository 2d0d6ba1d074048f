import type { ParseArgsConfig } from 'node:util'
import type { Run } from './shell.js'

export interface Subcommand {
  /** What may follow the name. */
  readonly takes: string
  /** How many words may follow its name. */
  readonly words: number
  readonly summary: string
  readonly flags: NonNullable<ParseArgsConfig['options']>
  /** Loaded only when it is asked for: `list` need not wait for discord.js. */
  load(): Promise<{ readonly run: Run }>
}

/** What `pilcrow` does when no command is named. */
export const start: Subcommand = {
  takes: '',
  words: 0,
  summary: 'starts the bot: in Discord with DISCORD_TOKEN, else here in the terminal',
  flags: {},
  load: () => import('./start.js'),
}

export const subcommands: Readonly<Record<string, Subcommand>> = {
  say: {
    takes: '[MESSAGE] [--json] [--csv] [--explain]',
    words: Number.POSITIVE_INFINITY,
    summary:
      'answers one message, or each line of standard input; --csv prints all its rows; --explain prints how it was understood',
    flags: { json: { type: 'boolean' }, csv: { type: 'boolean' }, explain: { type: 'boolean' } },
    load: () => import('./say.js'),
  },
  ingest: {
    takes: 'FILE-OR-FOLDER… [--json]',
    words: Number.POSITIVE_INFINITY,
    summary: 'adds or refreshes reports (.pdf, .txt); --explain FILE shows where each line of one goes',
    flags: { json: { type: 'boolean' }, csv: { type: 'boolean' }, explain: { type: 'string' } },
    load: () => import('./ingest.js'),
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
    load: () => import('./fetch.js'),
  },
  list: {
    takes: '',
    words: 0,
    summary: 'lists the reports that are held',
    flags: {},
    load: () => import('./list.js'),
  },
  remove: {
    takes: 'REPORT',
    words: 1,
    summary: 'removes a report, by its id as list prints it',
    flags: {},
    load: () => import('./remove.js'),
  },
  check: {
    takes: '',
    words: 0,
    summary: 'checks every extract against its source',
    flags: {},
    load: () => import('./check.js'),
  },
  grades: {
    takes: '--csv',
    words: 0,
    summary: 'prints all grades with their citations',
    flags: { csv: { type: 'boolean' } },
    load: () => import('./grades.js'),
  },
  index: {
    takes: '',
    words: 0,
    summary: 'makes the index that a start loads, for a library that the bot may only read',
    flags: {},
    load: () => import('./index.js'),
  },
  database: {
    takes: 'migrate',
    words: 1,
    summary: 'makes or renews the tables of the database that PILCROW_DATABASE names',
    flags: {},
    load: () => import('./database.js'),
  },
  deploy: {
    takes: '',
    words: 0,
    summary: 'registers the slash commands with Discord (DISCORD_TOKEN; DISCORD_GUILD for one server)',
    flags: {},
    load: () => import('./deploy.js'),
  },
  help: {
    takes: '',
    words: 0,
    summary: 'shows this',
    flags: {},
    load: () => import('./help.js'),
  },
}
