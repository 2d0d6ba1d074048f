/** What may be a secret in a message or an address: a bot's token, an interaction's. */
const TOKEN_LIKE = /[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}|[\w-]{60,}/g
/** A name and a password in an address. */
const CREDENTIALS = /(?<=\/\/)[^\s/?#@]*@/g
/** Discord's ids, which tell who and where: 64-bit numbers in decimal. */
const SNOWFLAKE = /(?<!\d)\d{17,20}(?!\d)/g

/** Words without what gives the bot away: whatever looks like a token, and the given secrets. */
export const withoutSecrets = (said: string, secrets: readonly string[] = []): string =>
  secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '[secret]'), said)
    .replace(CREDENTIALS, '[secret]@')
    .replace(TOKEN_LIKE, '[secret]')

/** Words on one line without what must stand in no log: secrets, and ids of people, servers and channels. */
const redactedLine = (said: string, secrets: readonly string[] = []): string =>
  withoutSecrets(said, secrets).replace(SNOWFLAKE, '[id]').replace(/\s+/g, ' ').trim()

/** One line that says what went wrong, without a secret in it; `cause` included, no stack. */
export function redactedError(error: unknown): string {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const cause = error instanceof Error && error.cause !== undefined ? ` (${redactedError(error.cause)})` : ''
  return `${redactedLine(said)}${cause}`
}

const LOG_LEVELS = ['info', 'warn', 'error'] as const
type LogLevel = (typeof LOG_LEVELS)[number]

/** `json`: an object a line, for programs. `plain`: a line to read. */
type LogFormat = 'json' | 'plain'

/**
 * What a line says beside its event. An error becomes one line without its stack; `message` is a sentence to read; a URL is an
 * address of the bot's own, and stands as it is, with the bot's id in it.
 */
type LogFields = Readonly<Record<string, unknown>>

/**
 * Tells whoever runs the bot what happens, one line an event. The event is a word or two that never change (`ready`,
 * `answer failed`); what varies stands in the fields. No token, no id of a person, server or channel gets through.
 */
export type Logger = { readonly [Name in LogLevel]: (event: string, fields?: LogFields) => void }

export interface LoggerSettings {
  /** Takes one line, without its line break. */
  write(line: string): void
  readonly form?: LogFormat
  /** The least that is written. */
  readonly level?: LogLevel
  /** Words that must never be written, such as the bot's token. */
  readonly secrets?: readonly string[]
  /** Fields of every line. */
  readonly always?: LogFields
}

type LogLine = { readonly time: string; readonly level: LogLevel; readonly event: string } & LogFields

function plainLine({ time, level, event, message, ...fields }: LogLine): string {
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  const loud = level === 'info' ? [] : [`${level}:`]
  return [time.slice('2026-01-01T'.length, -'.000Z'.length), ...loud, message ?? event, ...rest].join(' ')
}

const LINE_FORMATTERS: { readonly [Name in LogFormat]: (line: LogLine) => string } = {
  json: JSON.stringify,
  plain: plainLine,
}

const SILENT = () => {}

/** A log that writes to one place; see {@link Logger}. */
export function createLogger({
  write,
  form = 'json',
  level: least = 'info',
  secrets = [],
  always = {},
}: LoggerSettings): Logger {
  const said = (value: unknown): unknown =>
    value == null || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : value instanceof URL
        ? value.href
        : redactedLine(redactedError(value), secrets)
  const writer =
    (level: LogLevel) =>
    (event: string, fields: LogFields = {}) => {
      const given = Object.entries({ ...always, ...fields }).map(([name, value]) => [name, said(value)])
      write(
        LINE_FORMATTERS[form]({ time: new Date().toISOString(), level, event, ...Object.fromEntries(given) }),
      )
    }
  const loudEnough = (level: LogLevel) => LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(least)
  return {
    info: loudEnough('info') ? writer('info') : SILENT,
    warn: loudEnough('warn') ? writer('warn') : SILENT,
    error: loudEnough('error') ? writer('error') : SILENT,
  }
}
