import type { AnswerContext } from '../../command/command.js'
import type { AskedFor } from '../../model/query.js'
import type { Report } from '../../model/report.js'
import { recommendationsIn } from '../../search/engine.js'
import type { Holding } from '../../search/search.js'
import { sentencesOf, termsOf } from '../../text/tokens.js'
import { verbatimFinder } from './verbatim.js'

/** What is looked for in the words of reports, to be counted. */
export type SpokenOf = Pick<AskedFor<'mentions'>, 'subject' | 'either' | 'phrases' | 'of'>

/** What holds every phrase letter for letter, and speaks of the subject. */
export function mentioning(asked: SpokenOf, reports: readonly Report[], context: AnswerContext): Holding[] {
  // 'Covid or the pandemic': what speaks of either, each paragraph once.
  const { either, ...whole } = asked
  if (either && asked.phrases.length === 0) {
    const found = either.flatMap((subject) => mentioning({ ...whole, subject }, reports, context))
    return [...new Map(found.map((one) => [one.document, one])).values()]
  }
  const name = WRITTEN_AS_NAME.exec(asked.subject)?.[1]
  if (name !== undefined) {
    const own = { ...asked, phrases: [...asked.phrases, name], subject: '' }
    const found = mentioning(own, reports, context)
    return found.length > 0 ? found : mentioning({ ...asked, subject: name }, reports, context)
  }
  const { subject, phrases, of } = asked
  // Who names no subject asks for all that these reports recommend.
  if (subject === '' && phrases.length === 0)
    return of === 'recommendations'
      ? recommendationsIn(reports).map((document) => ({ document, sentences: () => [] }))
      : []
  const own = phrases.map((phrase) => [{ terms: termsOf(phrase), weight: 1, confidence: 1 }])
  const concepts = context.search.concepts(subject).map(({ expansions }) => expansions.filter(isTheThing))
  const within =
    reports.length === context.library.reports.length ? null : new Set(reports.map(({ id }) => id))
  const found = context.search.holding({
    of: of === 'recommendations' ? 'recommendations' : 'paragraphs',
    concepts: [...own.filter(([way]) => way !== undefined && way.terms.length > 0), ...concepts],
    within,
  })
  if (phrases.length === 0) return found
  const finders = phrases.map(verbatimFinder)
  return found.flatMap((one) => {
    const { text } = one.document
    if (!finders.every((finds) => finds(text))) return []
    const sentences = () => {
      const held = sentencesOf(text).flatMap((sentence, at) =>
        finders.some((finds) => finds(sentence)) ? [at] : [],
      )
      return held.length > 0 ? held : one.sentences()
    }
    return [{ ...one, sentences }]
  })
}

/** A subject that was written as a name is one: `"house project"`. */
export const WRITTEN_AS_NAME = /^"([^"]+)"$/

/** What is only near a subject does not mention it. */
export const isTheThing = ({ confidence }: { readonly confidence: number }): boolean => confidence === 1
