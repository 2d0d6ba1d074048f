import type { World } from '../command/world.js'
import type { Reply } from '../model/reply.js'
import { reportName } from '../quotation/quote.js'
import { choices, reply, words } from '../reply/build.js'
import { type Place, reportsShown, type Shown } from '../understand/follow-up/shown.js'
import { otherReports } from './other-reports.js'

/** Other inspections that are offered beside the report that was shown. */
const MOST_OTHERS_OFFERED = 2

/**
 * That nothing is held beyond what was shown, which is not printed a second time, and where else to look: the paragraph
 * whole, its report's grades and recommendations, the council's other inspections.
 */
export function answerNoMore(shown: Shown, { library }: World): Reply {
  const [report] = reportsShown(shown).flatMap((id) => library.byId(id) ?? [])
  if (!report) return reply('none', [words(`${NO_MORE}.`)])
  const others = library.ofAuthority(report.authority.slug).filter((one) => one !== report)
  const [first] = shown.excerpts.filter((place: Place) => place.report === report.id)
  return reply('none', [
    words(`${NO_MORE}. There is more in ${reportName(report)} on other things:`),
    choices([
      ...(first ? [{ label: 'The same, in full', message: `/cite ${report.id} ${first.key}` }] : []),
      { label: `${reportName(report)}: grades and what must improve`, message: `/report ${report.id}` },
      ...otherReports(others.slice(0, MOST_OTHERS_OFFERED)),
    ]),
  ])
}

const NO_MORE = 'I found no more on that than the answer before showed'
