/** What a report's text never comes to. The fullest has a third of a megabyte and two thousand lines. */
const LONGEST_TEXT = 8 * 1024 * 1024
const LONGEST_LINE = 1_000_000
const MOST_LINES = 200_000

const LINE_FEED = 10

/** Throws a sentence for a text that only a machine can have made so long. */
export function refuseEndless(bytes: Uint8Array): void {
  const asks = (what: string) => new Error(`This text ${what}. Reports do not: is it one?`)
  if (bytes.length > LONGEST_TEXT) throw asks('has more than 8 MB')
  let lines = 0
  for (let at = 0; at < bytes.length; lines += 1) {
    const end = bytes.indexOf(LINE_FEED, at)
    const next = end < 0 ? bytes.length : end + 1
    if (next - at > LONGEST_LINE) throw asks('has a line of more than a million characters')
    at = next
  }
  if (lines > MOST_LINES) throw asks('has more than 200,000 lines')
}
