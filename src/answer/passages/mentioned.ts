import type { World } from '../../command/world.js'
import type { AskedFor, Reading } from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { termsOf } from '../../search/terms.js'
import type { Authority } from '../../vocabulary/authorities.js'
import { excerpts, reply, words } from '../build.js'
import { excerptOfHit } from '../excerpt.js'
import { notesOn } from '../notes.js'

/** The share of a question that a paragraph must hold beside the name of the place. */
const MENTIONED = 0.5

/**
 * A place that is no council of the library may still stand in its reports, under the name that was typed: 'the joint
 * service with North Tyneside', the play 'Chelsea's Choice'. Null where it does not.
 */
export function answerMentioned(
  { subject }: AskedFor<'passages'>,
  missing: readonly Authority[],
  readings: readonly Reading[],
  world: World,
): Reply | null {
  // A council is told by any of its names: the play is called after Chelsea alone.
  const named = missing.map(({ name, names }) => {
    const said = readings.find(({ meant }) => meant === name)?.said
    return said === undefined ? [name, ...names] : [said]
  })
  const hits = world.search.paragraphs({
    words: [subject, ...named.flat()].join(' '),
    within: null,
    wanted: null,
  })
  const best = hits.find(({ coverage, document }) => {
    const text = ` ${termsOf(document.paragraph.text).join(' ')} `
    const isNamed = (name: string) => text.includes(` ${termsOf(name).join(' ')} `)
    return coverage >= MENTIONED && named.every((names) => names.some(isNamed))
  })
  if (!best) return null
  return reply(
    'excerpts',
    [
      words(
        `I hold no report on ${missing.map(({ name }) => name).join(' or ')}. Another report speaks of it:`,
      ),
      excerpts([excerptOfHit(best)]),
    ],
    notesOn([best.document.report], world.library),
  )
}
