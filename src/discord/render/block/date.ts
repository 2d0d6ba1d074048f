import { TimestampStyles, time } from 'discord.js'
import { escapeText } from '../../escape.js'

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
/** A whole date; not the end of `5 to 16 March 2012`, which does not say its first month. */
const WRITTEN = new RegExp(`(?<!\\b\\d{1,2} to )\\b(\\d{1,2}) (?:${MONTHS}) \\d{4}\\b`, 'g')

/** Noon by Greenwich is the same day for nearly every reader, midnight is not. */
const NOON = '12:00:00 UTC'

function shown(date: string, day: string): string {
  const at = Date.parse(`${date} ${NOON}`)
  const isDate = new Date(at).getUTCDate() === Number(day)
  return isDate ? time(Math.floor(at / 1000), TimestampStyles.LongDate) : date
}

/**
 * A fact's value with its dates (`14 May 2012`) as Discord shows them in the reader's form. Quoted words stay as they
 * were printed.
 */
export const withDates = (value: string): string =>
  value.includes('“') ? escapeText(value) : escapeText(value).replace(WRITTEN, shown)
