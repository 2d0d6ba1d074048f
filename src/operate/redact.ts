/** What may be a secret in a message or an address: a bot's token, an interaction's. */
const TOKEN = /[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}|[\w-]{60,}/g
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
    .replace(TOKEN, '[secret]')

/** Words on one line without what must stand in no log: secrets, and ids of people, servers and channels. */
export const redacted = (said: string, secrets: readonly string[] = []): string =>
  withoutSecrets(said, secrets).replace(SNOWFLAKE, '[id]').replace(/\s+/g, ' ').trim()

/** One line that says what went wrong, without a secret in it; `cause` included, no stack. */
export function loggable(error: unknown): string {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const cause = error instanceof Error && error.cause !== undefined ? ` (${loggable(error.cause)})` : ''
  return `${redacted(said)}${cause}`
}
