import type { Entities } from '../entities/entities.js'
import { bare, between } from '../subject.js'
import type { Understanding } from '../understanding.js'

/** So likely a word names the subject: as likely as not. */
const MARKED = 0.5

/** The words that are marked as the subject, from the first to the last of them. */
export function subjectMarked(entities: Entities, { vocabulary: { stopWords } }: Understanding): string {
  const { tokens, judged, grades } = entities
  const isMarked = (at: number): boolean =>
    judged.words.has(at) ||
    (!grades.some(({ from, to }) => from <= at && at < to) &&
      !stopWords.has(tokens[at]?.word ?? '') &&
      /[a-z]/i.test(tokens[at]?.word ?? '') &&
      (tokens[at]?.ofSubject ?? 0) >= MARKED)
  const marked = tokens.flatMap((_, at) => (isMarked(at) ? [at] : []))
  const [first, last] = [marked[0], marked.at(-1)]
  if (first === undefined || last === undefined) return ''
  const own = between(entities, first, last + 1).tokens.map(({ word }) => word)
  return bare(own.join(' '), stopWords)
}
