import type { AnswerContext } from '../../command/command.js'
import { isDated, type Where } from '../../model/query.js'
import { isSendReport } from '../../model/report.js'
import { reportName } from '../../quotation/quote.js'
import { countInWords, listInWords } from '../../text/in-words.js'
import { publishedSinceNewest } from '../excerpt.js'
import { MOST_NAMED_APART } from './notes.js'
import type { CouncilInspection } from './population.js'

/** A report that ended so many years before the newest of all may have been followed by one that is not here. */
const OLD_YEARS = 5

/** More than these are counted and not named. */
const MOST_OLD_NAMED = 3

/**
 * ` The newest report held is more than five years older than others for 2 of these, and may not be the last: Slough 2013 and
 * Surrey 2015.` Where somebody asks how things are now; nothing where all are recent, or newer ones are known of: {@link notesOnPublished} tells those.
 */
export function oldInWords(
  { period }: Where,
  meant: readonly CouncilInspection[],
  context: AnswerContext,
): string {
  if (period.order !== 'latest' || isDated(period)) return ''
  const known = publishedSinceNewest(context)
  const newest = context.library.reports.reduce((last, { inspected: { to } }) => (to > last ? to : last), '')
  const limit = `${Number(newest.slice(0, 4)) - OLD_YEARS}${newest.slice(4)}`
  const old = meant.filter(({ report, council }) => report.inspected.to < limit && !known.has(council.slug))
  if (old.length === 0) return ''
  const named =
    old.length > MOST_OLD_NAMED ? '' : `: ${listInWords(old.map(({ report }) => reportName(report)))}`
  const of =
    old.length === meant.length ? (old.length === 1 ? 'it' : `all ${old.length}`) : `${old.length} of these`
  return ` For ${of} the newest report held is from more than five years before the newest of all, and there may be a later one${named}.`
}

/**
 * Of which councils Ofsted has published newer reports that are not here, where each stands by its newest: by name those that an answer lists,
 * by number the others that it counted.
 * @param judged those counted, of which some are meant
 */
export function notesOnPublished(
  { period }: Where,
  { judged, meant }: Record<'judged' | 'meant', readonly CouncilInspection[]>,
  context: AnswerContext,
): string[] {
  if (isDated(period) || (period.order ?? 'latest') !== 'latest') return []
  const published = publishedSinceNewest(context)
  const isBehind = ({ council, report }: CouncilInspection): boolean =>
    published.has(council.slug) && !isSendReport(report)
  const [all, listed] = [judged.filter(isBehind), meant.filter(isBehind)]
  if (all.length === 0) return []
  const of = `of the ${countInWords(judged.length, 'council')} counted`
  if (listed.length === 0 || listed.length > MOST_NAMED_APART) {
    const behind = listed.length === 0 || meant.length === judged.length ? all : listed
    const which = behind === all ? of : `of the ${meant.length} listed`
    return [`Newer reports on ${behind.length} ${which} are not here.`]
  }
  const named = listInWords(
    listed.flatMap(({ council }) => {
      const { name, years } = published.get(council.slug) ?? { name: council.name, years: [] }
      return `${name} (${years.join(', ')})`
    }),
  )
  const others = all.length - listed.length
  const nor = others === 0 ? '' : `, nor those on ${countInWords(others, 'other', 'others')} ${of}`
  return [`Newer reports on ${named} are not here${nor}.`]
}
