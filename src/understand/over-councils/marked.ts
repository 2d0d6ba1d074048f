import { stemOf } from '../../text/tokens.js'
import type { Entities } from '../entities/entities.js'
import { bare, between } from '../subject.js'
import type { Understanding } from '../understanding.js'

/** So likely a word names the subject: as likely as not. */
const MARKED = 0.5

/** The words that are marked as the subject, from the first to the last of them; where none is, the abbreviations of the field: 'IROs'. */
export function subjectMarked(
  entities: Entities,
  { vocabulary: { stopWords, sayings } }: Understanding,
): string {
  const { tokens, judged, grades } = entities
  const isMarked = (at: number): boolean =>
    judged.words.has(at) ||
    (!grades.some(({ from, to }) => from <= at && at < to) &&
      !stopWords.has(tokens[at]?.word ?? '') &&
      /[a-z]/i.test(tokens[at]?.word ?? '') &&
      (tokens[at]?.ofSubject ?? 0) >= MARKED)
  const isAbbreviation = (at: number): boolean => {
    const stem = stemOf(tokens[at]?.word ?? '')
    return sayings.some(({ said }) => said === said.toUpperCase() && stemOf(said.toLowerCase()) === stem)
  }
  const placesOf = (isSo: (at: number) => boolean) => tokens.flatMap((_, at) => (isSo(at) ? [at] : []))
  const sure = placesOf(isMarked)
  const marked = sure.length > 0 ? sure : placesOf(isAbbreviation)
  const [first, last] = [marked[0], marked.at(-1)]
  if (first === undefined || last === undefined) return ''
  const own = between(entities, first, last + 1).tokens.map(({ word }) => word)
  return bare(own.join(' '), stopWords)
}
