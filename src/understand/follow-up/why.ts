import type { World } from '../../command/world.js'
import type { Earlier } from './earlier.js'

/** The paragraphs behind the grades that were given, or the paragraph that was quoted, whole. */
export function whyMessage({ grades, excerpts, recommendations }: Earlier, world: World): string | null {
  const [first] = grades
  const shown = new Set(
    grades
      .filter(({ report }) => report === first?.report)
      .map(({ judgement, strand }) => `${judgement} ${strand}`),
  )
  const judged = world.library
    .byId(first?.report ?? '')
    ?.judgements.filter(({ judgement, strand }) => shown.has(`${judgement} ${strand}`))
  const behind = judged?.flatMap(({ evidence }) => evidence.flatMap(({ paragraph }) => paragraph ?? [])) ?? []
  if (first && behind.length > 0) return `/cite ${first.report} ${[...new Set(behind)].join(', ')}`
  const [place] = [...excerpts, ...recommendations]
  if (place) return `/cite ${place.report} ${place.key}`
  return first ? `/report ${first.report}` : null
}
