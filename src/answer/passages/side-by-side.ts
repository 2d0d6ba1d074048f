import type { World } from '../../command/world.js'
import type { AskedFor } from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { reportName } from '../../quotation/citation.js'
import { excerpts, reply, words } from '../../reply/build.js'
import type { Hit } from '../../search/rank/rank.js'
import { listInWords } from '../../text/in-words.js'
import { excerptOfHit } from '../excerpt.js'
import { notesOn } from '../notes.js'
import type { Scope } from '../scope.js'
import { hitsOn } from './hits.js'

/**
 * A question about several councils: what each one's reports say best, then what they say second best; a council whose
 * reports do not say is named. Null where none says.
 */
export function answerSideBySide(
  asked: AskedFor<'passages'>,
  scope: Scope,
  most: number,
  world: World,
): Reply | null {
  const places = scope.authorities.map((slug) => {
    const reports = scope.reports.filter(({ authority }) => authority.slug === slug)
    // Of each, as if it alone were asked about, what its newest inspection says comes first.
    const own = { ...scope, authorities: [slug], reports }
    return { name: reports[0]?.authority.name, ...hitsOn(asked, reports, own, world) }
  })
  const shown = inTurns(places.map(({ answering }) => answering)).slice(0, most)
  if (shown.length === 0) return null
  const silent = places.filter(({ answering }) => answering.length === 0)
  const silences = silent.map(({ name }) => `The reports on ${name} do not say.`)
  return reply(
    'excerpts',
    [
      // Where one alone says anything, nothing stands beside it.
      words(
        places.length - silent.length > 1 ? `Side by side: ${inspectionsBeside(shown)}.` : silences.join(' '),
      ),
      excerpts(shown.map(excerptOfHit)),
    ],
    [
      ...(places.length - silent.length > 1 ? silences : []),
      ...notesOn([...new Set(shown.map(({ document }) => document.report))], world.library),
    ],
  )
}

/** What is set side by side, each inspection once: 'Leicester 2024 and Southampton 2014'. */
const inspectionsBeside = (hits: readonly Hit[]): string =>
  listInWords([...new Set(hits.map(({ document }) => reportName(document.report)))])

/** Scores of different councils do not compare, so the first of each comes before the second of any. */
function inTurns(lists: readonly (readonly Hit[])[]): Hit[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()
}
