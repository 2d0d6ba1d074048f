import type { Line } from '../../read/line.js'
import { oneSpaced } from '../signs/fold.js'
import { dateIn, spanIn } from './dates.js'

/** What a report says of itself, on its cover or at its end. */
export interface Facts {
  readonly inspected: { readonly from: string; readonly to: string } | null
  readonly published: string | null
  /** The first named, without rank. */
  readonly leadInspector: string | null
  /** The offset after the last fact on the cover. */
  readonly end: number
}

const rank =
  /[\s,]+(?:(?:senior\s+)?(?:her|his)\s+majesty['’]?s\s+inspectors?|(?:senior\s+)?s?hmi|hmci|ai|social care regulatory inspector|ofsted inspector|(?:senior|regulatory|associate)\s+inspector)\b.*$/i

/** The first name of 'Neil Penswick HMI' or 'Jan Edwards, His Majesty's Inspector'. */
export function nameWithoutRank(printed: string): string | null {
  const name = (
    oneSpaced(printed)
      .replace(rank, '')
      .split(/\s*(?:,|;|\band\b|&)\s*/)[0] ?? ''
  ).replace(/[.,]$/, '')
  return /^\p{L}[\p{L}.'’\- ]+$/u.test(name) ? name : null
}

/** A fact's words: behind its name on the same line, or on the line below. */
function factIn(lines: readonly Line[], name: RegExp): { words: string; at: number } | null {
  const at = lines.findIndex((line) => name.test(line.text))
  const line = lines[at]
  if (!line) return null
  const words = line.text.replace(name, '').replace(/^\s*:?\s*/, '')
  const below = lines[at + 1]?.text ?? ''
  return words === '' && below !== '' ? { words: below, at: at + 1 } : { words, at }
}

const COVER_LINES = 80

const inspectionDates = /^inspection\s+dates?\s*:?/i
const publication = /^(report\s+)?published(\s+on)?\s*:?/i
const inspector = /^(lead|reporting)\s+inspector\s*:?/i
/** The rank may stand on a line of its own under the name. */
const rankAlone = /^(senior )?(her|his) majesty['’]?s inspectors?\.?$/i

export function factsIn(lines: readonly Line[]): Facts {
  const cover = lines.slice(0, COVER_LINES)
  const dates = factIn(cover, inspectionDates)
  const published = factIn(cover, publication)
  const lead = factIn(cover, inspector)
  // A span may wrap onto the next line.
  const wrapped = dates ? `${dates.words} ${lines[dates.at + 1]?.text ?? ''}` : ''
  let end = 1 + Math.max(-1, ...[dates, published, lead].flatMap((fact) => (fact ? [fact.at] : [])))
  if (rankAlone.test(lines[end]?.text ?? '')) end += 1
  return {
    inspected: dates ? (spanIn(dates.words) ?? spanIn(wrapped)) : null,
    published: published ? dateIn(published.words) : null,
    leadInspector: nameWithoutRank((lead ?? factIn(lines, inspector))?.words ?? ''),
    end,
  }
}
