import type { World } from '../../command/world.js'
import type { Library } from '../../library/library.js'
import { quoteOf } from '../../quotation/quote.js'
import type { Hit } from '../../search/rank/rank.js'

/** In a library of more councils than this, a question that names none is better answered by several of them. */
const FEW_COUNCILS = 10

/** The first so many that quote different words: reports of one framework share whole sentences. */
export function different(hits: readonly Hit[], most: number): Hit[] {
  const quoted = new Map<string, Hit>()
  for (const hit of hits) {
    if (quoted.size === most) break
    const quote = quoteOf(hit.document.paragraph.text, hit.sentences)
    if (!quoted.has(quote)) quoted.set(quote, hit)
  }
  return [...quoted.values()]
}

/** The best hits; in a large library the best of each council before the second of any, in the order of their scores. */
export function diversify(hits: readonly Hit[], most: number, { library }: World): Hit[] {
  if (hasFewCouncils(library)) return different(hits, most)
  const seen = new Set<string>()
  const firsts = hits.filter(({ document }) => {
    const { slug } = document.report.authority
    return !seen.has(slug) && seen.add(slug)
  })
  const chosen = new Set(different([...new Set([...firsts, ...hits])], most))
  return hits.filter((hit) => chosen.has(hit))
}

function hasFewCouncils({ reports }: Library): boolean {
  const councils = new Set<string>()
  for (const { authority } of reports) if (councils.add(authority.slug).size > FEW_COUNCILS) return false
  return true
}
