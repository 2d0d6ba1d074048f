import { codeOf } from '../files/file-errors.js'

/** No host of the database answers, or none that may be written to; the message says which, for whoever asked something. */
export class UnreachableError extends Error {
  override name = 'UnreachableError'
}

/** What the system and PostgreSQL say where a connection is lost, or cannot be had for the moment. */
const LOST = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
  ],
  // Shut down by an administrator, after a crash of another process, not yet started; and too many are connected.
  ...['57P01', '57P02', '57P03', '53300'],
])

/** What pg itself says of it, without a code. */
const LOST_WORDS =
  /connection terminated|timeout exceeded when trying to connect|connection ended|client has encountered a connection error|connection error and is not queryable/i

export const isConnectionLost = (error: unknown): boolean =>
  error instanceof Error &&
  (LOST.has(codeOf(error)) || codeOf(error).startsWith('08') || LOST_WORDS.test(error.message))

/** Two writers that waited for each other, of which PostgreSQL has stopped one: it may try again at once. */
export const isCrossed = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error))

/** A host that only copies another cannot be written to. */
export class ReadOnlyError extends Error {
  override name = 'ReadOnlyError'
}

export const isReadOnly = (error: unknown): boolean =>
  error instanceof ReadOnlyError || codeOf(error) === '25006'

export const QUERY_TOO_SLOW = '57014'
