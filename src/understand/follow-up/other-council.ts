import { entitiesAbout } from '../entities/entities.js'
import type { Mention } from '../entities/named.js'
import { type ReadMessage, readPart } from '../read-message.js'
import { between, picked } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { asksWhichInTime } from './compared.js'
import { askedBefore, at, councilsShown, type Previous, whereOf } from './shown.js'
import { subjectAfter } from './survival.js'

/** 'And the other one?', 'the second on adoption': a council that a conversation has named is pointed at, and not named again. */

/** The message as if it named the council that it points at; as it stands where it points at none. */
export function withCouncilPointedAt(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): ReadMessage {
  const { entities } = read
  if (entities.councils.length + entities.regions.length + entities.elsewhere.length > 0) return read
  const pointed = pointedAt(read, previous, understanding)
  const council = understanding.vocabulary.authorities.find(({ slug }) => slug === pointed?.slug)
  if (!pointed || !council) return read
  const about = entitiesAbout(entities, council)
  const name = about.councils.map(({ from, to }) => ({ from, to }))
  const rest = { from: pointed.to, to: entities.tokens.length }
  return readPart(picked(about, [{ from: 0, to: pointed.from }, ...name, rest]), understanding)
}

/** The council that is meant, and which words of the message point at it. */
function pointedAt(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): (Omit<Mention<unknown>, 'value'> & { readonly slug: string }) | null {
  const { names } = understanding.recogniser
  const { tokens } = read.entities
  const before = askedBefore(previous)
  const isOfList = before.intent === 'councils' || before.intent === 'figures'
  const councils = isOfList ? councilsShown(previous.shown, understanding) : whereOf(before).councils
  const [other] = names.in('the-other', tokens)
  if (other) {
    const slug = otherThan(whereOf(before).councils, previous, understanding)
    return slug === undefined ? null : { slug, from: other.from, to: other.to }
  }
  const [ordinal] = names.in('ordinal', tokens)
  // 'Which was inspected last' asks which of them it is.
  if (asksWhichInTime(read, understanding)) return null
  // The second of several paragraphs is one to read, unless something else is asked of it.
  const asksElse =
    before.intent === 'comparison' ||
    read.entities.judged.judgements.length > 0 ||
    (isOfList && (read.slots.extreme === 'best' || read.slots.extreme === 'worst')) ||
    subjectAfter(read, previous, understanding).label === 'new'
  if (!ordinal || councils.length < 2 || !asksElse) return null
  const slug = at(councils, Number(ordinal.value[0]))
  const isOne = between(read.entities, ordinal.to, ordinal.to + 1).tokens.some(({ word }) => word === 'one')
  return slug === undefined ? null : { slug, from: ordinal.from, to: ordinal.to + (isOne ? 1 : 0) }
}

/** Beside the council that is spoken of, the one that was before it; beside the first that was shown, the second. */
function otherThan(
  [council, ...others]: readonly string[],
  { query, shown }: Previous,
  understanding: Understanding,
): string | undefined {
  if (others.length > 0) return undefined
  const known = [...query.spokenOf, ...councilsShown(shown, understanding)]
  return council === undefined
    ? councilsShown(shown, understanding)[1]
    : known.find((slug) => slug !== council)
}
