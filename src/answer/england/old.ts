import type { AnswerContext } from '../../command/command.js'
import { isDated, type Where } from '../../model/query.js'
import { reportName } from '../../quotation/quote.js'
import { listInWords } from '../../text/in-words.js'
import type { CouncilInspection } from './population.js'

/** A report that ended so many years before the newest of all may have been followed by one that is not here. */
const OLD_YEARS = 5

/** More than these are counted and not named. */
const MOST_OLD_NAMED = 3

/**
 * ` The newest report held is more than five years older than others for 2 of these, and may not be the last: Slough 2013 and
 * Surrey 2015.` Where somebody asks how things are now; nothing where all are recent.
 */
export function oldInWords(
  { period }: Where,
  meant: readonly CouncilInspection[],
  { library }: AnswerContext,
): string {
  if (period.order !== 'latest' || isDated(period)) return ''
  const newest = library.reports.reduce((last, { inspected: { to } }) => (to > last ? to : last), '')
  const limit = `${Number(newest.slice(0, 4)) - OLD_YEARS}${newest.slice(4)}`
  const old = meant.filter(({ report }) => report.inspected.to < limit)
  if (old.length === 0) return ''
  const named =
    old.length > MOST_OLD_NAMED ? '' : `: ${listInWords(old.map(({ report }) => reportName(report)))}`
  const of =
    old.length === meant.length ? (old.length === 1 ? 'it' : `all ${old.length}`) : `${old.length} of these`
  return ` For ${of} the newest report held is from more than five years before the newest of all, and there may be a later one${named}.`
}
