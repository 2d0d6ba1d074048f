import type { World } from '../../command/world.js'
import type { AskedFor } from '../../model/query.js'
import { BLANK, type Block } from '../../model/reply.js'
import type { Report } from '../../model/report.js'
import { councilChoices } from '../../reply/build.js'
import type { Hit } from '../../search/rank/rank.js'
import { countInWords } from '../../text/in-words.js'

/** How many reports speak of a subject in all, and of which councils one can ask. */
export interface Speaking {
  readonly notes: readonly string[]
  readonly offered: Block[]
}

export const NOBODY_ELSE: Speaking = { notes: [], offered: [] }

/**
 * Every report that speaks of a subject in one of the ways that mean it, counted, not guessed from the best that were found;
 * nothing where the answer shows all of them already, or nobody says it in words that can be counted.
 */
export function speaking(
  { subject }: AskedFor<'passages'>,
  reports: readonly Report[],
  shown: readonly Hit[],
  { search, library }: World,
): Speaking {
  const concepts = search
    .concepts(subject)
    .map(({ expansions }) => expansions.filter(({ confidence }) => confidence === 1))
  if (concepts.length === 0 || concepts.some((ways) => ways.length === 0)) return NOBODY_ELSE
  const within = reports.length === library.reports.length ? null : new Set(reports.map(({ id }) => id))
  const speak = search.reportsHolding({ of: 'paragraphs', concepts, within })
  if (speak === null)
    return {
      ...NOBODY_ELSE,
      notes: ['More reports speak of this than can be counted: name a council or a year.'],
    }
  const names = new Map(speak.map(({ authority }) => [authority.slug, authority.name]))
  const seen = new Set(shown.map(({ document }) => document.report.authority.slug))
  if (![...names.keys()].some((slug) => !seen.has(slug))) return NOBODY_ELSE
  const again = (name: string): string => `${subject}, ${name}`
  return {
    notes: [
      `${countInWords(speak.length, 'report')} on ${countInWords(names.size, 'council')} speak of this.`,
    ],
    offered: councilChoices(
      [...names.values()].map((name) => ({ label: name, message: again(name) })),
      { label: 'Another…', message: again(BLANK) },
    ),
  }
}
