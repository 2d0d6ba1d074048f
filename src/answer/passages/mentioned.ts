import type { AnswerContext } from '../../command/command.js'
import type { AskedFor, Reading } from '../../model/query.js'
import type { Reply } from '../../model/reply.js'
import { excerpts, reply, words } from '../../reply/build.js'
import type { Hit } from '../../search/rank/rank.js'
import { termsOf } from '../../text/tokens.js'
import type { Authority } from '../../vocabulary/authorities.js'
import { excerptOfHit, notesOn } from '../excerpt.js'

/** The share of what is asked that must stand in the sentence which names the place, or the one before it. */
const MENTIONED = 0.5

/**
 * A place that is no council of the library may still stand in its reports, under the name that was typed: 'the joint
 * service with North Tyneside', the play 'Chelsea's Choice'. Null where it does not.
 */
export function answerMentioned(
  { subject }: AskedFor<'passages'>,
  missing: readonly Authority[],
  readings: readonly Reading[],
  context: AnswerContext,
): Reply | null {
  const [council] = missing
  const said = readings.find(({ meant }) => meant === council?.name)?.said
  // A council is told by any of its names: the play is called after Chelsea alone.
  const names = said === undefined ? [council?.name ?? '', ...(council?.names ?? [])] : [said]
  const found = names.flatMap((name) => naming(name, subject, context))
  const best = found.sort((one, other) => other.coverage - one.coverage)[0]
  if (!best) return null
  return reply(
    'excerpts',
    [
      words(
        `There is no report on ${missing.map(({ name }) => name).join(' or ')} here. Another report speaks of it:`,
      ),
      excerpts([excerptOfHit(best)]),
    ],
    notesOn([best.document.report], context.library),
  )
}

/** The paragraphs of which a sentence bears a name and holds most of what is asked beside it, or the one before it does, quoted by both. */
function naming(name: string, subject: string, { search, vocabulary }: AnswerContext): Hit[] {
  const terms = termsOf(name).join(' ')
  // South Gloucestershire names no Gloucestershire.
  const others = vocabulary.authorities
    .map((authority) => termsOf(authority.name).join(' '))
    .filter((other) => other !== terms && ` ${other} `.includes(` ${terms} `))
  const bearsName = (text: string): boolean =>
    others
      .reduce((rest, other) => rest.replaceAll(` ${other} `, ' '), ` ${termsOf(text).join(' ')} `)
      .includes(` ${terms} `)
  const least = MENTIONED * search.concepts(subject).length
  // The name alone is half of a short question, and says nothing of what is asked beside it.
  const ofName = new Set(search.concepts(name).map(({ surface }) => surface))
  return search.paragraphs({ words: `${subject} ${name}`, within: null, expected: null }).flatMap((hit) => {
    const { sentences } = hit.seen
    const named = sentences.findIndex(({ indexed: { text } }) => bearsName(text))
    const around = [named - 1, named].filter((at) => at >= 0)
    const held = new Set(
      around.flatMap((at) => sentences[at]?.held ?? []).filter(({ concept }) => !ofName.has(concept.surface)),
    )
    return named >= 0 && held.size >= least ? [{ ...hit, sentences: around }] : []
  })
}
