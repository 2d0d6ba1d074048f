import { loggable, redacted } from './redact.js'

const LEVELS = ['info', 'warn', 'error'] as const
export type Level = (typeof LEVELS)[number]

/** `json`: an object a line, for programs. `plain`: a line to read. */
export type Form = 'json' | 'plain'

/**
 * What a line says beside its event. An error becomes one line without its stack; `message` is a sentence to read; a URL is an
 * address of the bot's own, and stands as it is, with the bot's id in it.
 */
export type Fields = Readonly<Record<string, unknown>>

/**
 * Tells whoever runs the bot what happens, one line an event. The event is a word or two that never change (`ready`,
 * `answer failed`); what varies stands in the fields. No token, no id of a person, server or channel gets through.
 */
export type Log = { readonly [Name in Level]: (event: string, fields?: Fields) => void }

export interface LogSettings {
  /** Takes one line, without its line break. */
  write(line: string): void
  readonly form?: Form
  /** The least that is written. */
  readonly level?: Level
  /** Words that must never be written, such as the bot's token. */
  readonly secrets?: readonly string[]
  /** Fields of every line. */
  readonly always?: Fields
}

type Line = { readonly time: string; readonly level: Level; readonly event: string } & Fields

function plain({ time, level, event, message, ...fields }: Line): string {
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  const loud = level === 'info' ? [] : [`${level}:`]
  return [time.slice('2026-01-01T'.length, -'.000Z'.length), ...loud, message ?? event, ...rest].join(' ')
}

const FORMS: { readonly [Name in Form]: (line: Line) => string } = { json: JSON.stringify, plain }

const NOTHING = () => {}

/** A log that writes to one place; see {@link Log}. */
export function createLog({
  write,
  form = 'json',
  level: least = 'info',
  secrets = [],
  always = {},
}: LogSettings): Log {
  const said = (value: unknown): unknown =>
    value == null || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : value instanceof URL
        ? value.href
        : redacted(loggable(value), secrets)
  const writer =
    (level: Level) =>
    (event: string, fields: Fields = {}) => {
      const given = Object.entries({ ...always, ...fields }).map(([name, value]) => [name, said(value)])
      write(FORMS[form]({ time: new Date().toISOString(), level, event, ...Object.fromEntries(given) }))
    }
  const loudEnough = (level: Level) => LEVELS.indexOf(level) >= LEVELS.indexOf(least)
  return {
    info: loudEnough('info') ? writer('info') : NOTHING,
    warn: loudEnough('warn') ? writer('warn') : NOTHING,
    error: loudEnough('error') ? writer('error') : NOTHING,
  }
}
