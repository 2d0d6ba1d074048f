import { type Entities, subjectOf } from './entities/entities.js'

/**
 * Words that carry a way of asking and name no subject: 'areas for improvement', 'which reports mention', 'good examples of'.
 * Learnt with the classifiers: those that one label's examples use far more often than questions about a subject do.
 */
export type Carriers = Readonly<Record<string, readonly string[]>> & {
  /** Words of no subject in particular: 'kids'. */
  readonly everything?: readonly string[]
  /** Words of everybody's talk: 'deal'. */
  readonly usual?: readonly string[]
}

/** The subject of a message without the words that carry the way it is asked. */
export function subjectWithout(
  entities: Entities,
  labels: readonly string[],
  carriers: Carriers,
  stopWords: ReadonlySet<string>,
): { readonly subject: string; readonly hasContent: boolean } {
  const carrying = new Set(labels.flatMap((label) => carriers[label] ?? []))
  const words = subjectOf(entities).split(' ')
  const kept = words.filter((word) => !carrying.has(word.toLowerCase()))
  return {
    subject: kept.join(' '),
    hasContent: kept.some((word) => word !== '' && !stopWords.has(word.toLowerCase())),
  }
}
