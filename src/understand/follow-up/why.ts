import type { World } from '../../command/world.js'
import type { Earlier } from './earlier.js'

/** After a whole report, 'why?' asks of its overall grade. */
const MOST_ASKED = 4

/** The paragraphs behind the grades that were given, or the paragraph that was quoted, whole. */
export function whyMessage({ grades, excerpts, recommendations }: Earlier, world: World): string | null {
  const [first] = grades
  const ofReport = grades.filter(({ report }) => report === first?.report)
  const overall = ofReport.filter(({ judgement }) => judgement === 'overall-effectiveness')
  const asked = ofReport.length > MOST_ASKED && overall.length > 0 ? overall : ofReport
  const shown = new Set(asked.map(({ judgement, strand }) => `${judgement} ${strand}`))
  const judged = world.library
    .byId(first?.report ?? '')
    ?.judgements.filter(({ judgement, strand }) => shown.has(`${judgement} ${strand}`))
  const behind = judged?.flatMap(({ evidence }) => evidence.flatMap(({ paragraph }) => paragraph ?? [])) ?? []
  if (first && behind.length > 0) return `/cite ${first.report} ${[...new Set(behind)].join(', ')}`
  const [place] = [...excerpts, ...recommendations]
  if (place) return `/cite ${place.report} ${place.key}`
  return first ? `/report ${first.report}` : null
}
