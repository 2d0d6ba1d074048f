/** What may be a secret in a message or an address: a bot's token, an interaction's. */
const SECRET = /[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}|[\w-]{60,}/g

/** One line that says what went wrong, without a token in it; `cause` included, no stack. */
export function loggable(error: unknown): string {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const cause = error instanceof Error && error.cause !== undefined ? ` (${loggable(error.cause)})` : ''
  return `${said.replace(SECRET, '[secret]').replace(/\s+/g, ' ')}${cause}`
}
