import { bundledLearnt } from '../learnt/learnt.js'
import type { Encoder } from '../learnt/models.js'
import type { Report } from '../model/report.js'
import { type Document, paragraphsOf, recommendationsIn } from './document.js'
import { documentTokeniser, indexBuilder } from './index/builder.js'
import type { FlatIndex } from './index/postings.js'
import { type Language, languageLearner } from './language.js'

/** All that a search needs to know of the reports beside their words: made from them, and kept so as not to be made again. */
export interface Indexed {
  readonly paragraphs: FlatIndex
  readonly recommendations: FlatIndex
  readonly language: Language
}

/** The reports in the order in which their documents are indexed: each authority's follow one another. */
export const inIndexOrder = (reports: readonly Report[]): Report[] =>
  [...reports].sort(({ authority: { slug: one } }, { authority: { slug: other } }) =>
    one < other ? -1 : one > other ? 1 : 0,
  )

/** Indexes the reports in turns, a report or so each, so that something else can have its turn in between. */
export function* indexing(
  reports: readonly Report[],
  encoder: Encoder = bundledLearnt().encoder,
): Generator<void, Indexed> {
  const paragraphs = indexBuilder(encoder)
  const recommendations = indexBuilder(encoder)
  const learner = languageLearner()
  const readDocument = documentTokeniser()
  for (const report of inIndexOrder(reports)) {
    const documents = paragraphsOf([report])
    const read = documents.map(readDocument)
    paragraphs.add(read)
    for (const [at, document] of read.entries()) learner.add(documents[at] as Document, document)
    recommendations.add(recommendationsIn([report]).map(readDocument))
    yield
  }
  return {
    paragraphs: paragraphs.index(),
    recommendations: recommendations.index(),
    language: learner.language(),
  }
}

/** Indexes the reports at once. */
export const indexed = (reports: readonly Report[], encoder?: Encoder): Indexed => {
  const turns = indexing(reports, encoder)
  for (;;) {
    const turn = turns.next()
    if (turn.done) return turn.value
  }
}
