import type { World } from '../../command/world.js'
import type { AskedFor, Reading } from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { wordsOf } from '../../search/terms.js'
import type { Authority } from '../../vocabulary/authorities.js'
import { excerpts, reply, words } from '../build.js'
import { excerptOfHit } from '../excerpt.js'
import { notesOn } from '../notes.js'

/** The share of a question that a paragraph must hold beside the name of the place. */
const MENTIONED = 0.6

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
  const names = missing.map(({ name }) => readings.find(({ meant }) => meant === name)?.said ?? name)
  const hits = world.search.paragraphs({
    words: [subject, ...names].join(' '),
    within: null,
    wanted: null,
  })
  const best = hits.find(({ coverage, document }) => {
    const text = ` ${wordsOf(document.paragraph.text).join(' ')} `
    return coverage >= MENTIONED && names.every((name) => text.includes(` ${wordsOf(name).join(' ')} `))
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
