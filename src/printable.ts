/** What a terminal or a log would act on instead of showing: control characters, line ends, marks that turn text round. */
const ACTING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** Words of a stranger on one line of a message: nothing in them acts, and they end where the message would drown. */
export function printable(text: string, most = 300): string {
  const shown = text.replace(ACTING, ' ').trim()
  return shown.length <= most ? shown : `${shown.slice(0, most)}…`
}
