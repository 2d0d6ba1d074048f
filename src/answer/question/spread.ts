import type { World } from '../../command/world.js'
import type { Hit } from '../../search/rank/rank.js'

/** In a library of more councils than this, a question that names none is better answered by several of them. */
const FEW_COUNCILS = 10

/** The best hits; in a large library the best of each council before the second of any, in the order of their scores. */
export function spread(hits: readonly Hit[], most: number, { library }: World): Hit[] {
  const councils = new Set(library.reports.map(({ authority }) => authority.slug))
  if (councils.size <= FEW_COUNCILS) return hits.slice(0, most)
  const seen = new Set<string>()
  const firsts = hits.filter(({ document }) => {
    const { slug } = document.report.authority
    return !seen.has(slug) && seen.add(slug)
  })
  const chosen = new Set([...new Set([...firsts, ...hits])].slice(0, most))
  return hits.filter((hit) => chosen.has(hit))
}
