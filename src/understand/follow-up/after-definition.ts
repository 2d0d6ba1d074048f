import { ANY_TIME, type Asked, type AskedFor } from '../../model/query.js'
import { askedAs } from '../asked.js'
import { definitionsIn } from '../definitions.js'
import { subjectOf } from '../entities/entities.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { inWhere, type Previous, whereOf } from './shown.js'

/** What goes on from a word that was explained. */

/** 'Who does that', after a word was explained: what reports say of it, where the conversation was before. */
export function ofTerm(
  before: AskedFor<'definition'>,
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  // 'How is that different from SIF': what each of the two means.
  if (
    definitionsIn(
      subjectOf({ ...read.entities, frameworks: [] }),
      understanding.vocabulary.ownWords.definitions,
    ).length > 0
  )
    return definedBeside(before, read, understanding)
  const asked = askedAs('passages', read, understanding)
  if (asked.intent !== 'passages') return asked
  const named = whereOf(asked)
  const councils = named.councils.length > 0 ? named.councils : previous.query.spokenOf.slice(0, 1)
  const subject = `${termOf(before)} ${asked.subject}`
  return inWhere({ ...asked, subject }, { ...named, councils, period: ANY_TIME })
}

const termOf = ({ term, grades }: AskedFor<'definition'>): string =>
  grades === null ? term : grades.join(' ').toLowerCase()

/** 'How is that different from SIF' after what ILACS is: what each of the two means. */
export function definedBeside(
  before: AskedFor<'definition'>,
  read: ReadMessage,
  understanding: Understanding,
): Asked {
  const own = askedAs('definition', read, understanding)
  if (own.intent !== 'definition') return before
  return { ...before, term: `${before.term} ${own.term}`, grades: before.grades ?? own.grades }
}
