import { TimestampStyles, time } from 'discord.js'

const WRITTEN =
  /^(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})$/

/** Noon by Greenwich is the same day for nearly every reader, midnight is not. */
const NOON = '12:00:00 UTC'

/** A value that is a date and nothing else (`14 May 2012`), as Discord shows it in the reader's form; else null. */
export function dateFor(value: string): string | null {
  const written = WRITTEN.exec(value)
  const at = written ? Date.parse(`${value} ${NOON}`) : Number.NaN
  const sameDay = written !== null && new Date(at).getUTCDate() === Number(written[1])
  return sameDay ? time(Math.floor(at / 1000), TimestampStyles.LongDate) : null
}
