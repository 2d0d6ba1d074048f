import type { AnswerContext } from '../../command/command.js'
import type { AskedFor } from '../../model/query.js'
import type { Report } from '../../model/report.js'
import { recommendationsIn } from '../../search/engine.js'
import type { Holding } from '../../search/search.js'
import { sentencesOf, stemOf, termsOf, wordsOf } from '../../text/tokens.js'
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

/** Words between two of a name that still belong together: 'agency social work staff'. */
const NAME_GAP = 2

/** Parts of a sentence across which no name goes on. */
const APART = /[,;:()]/

/** What is in fewer of the recommendations is as telling as what is in so many. */
const LEAST_SHARE = 1 / 2000

/** So much of what a subject tells, what is rare telling most, names it: 'turnover' of 'social worker turnover', and 'social worker' not. */
const TELLING_ENOUGH = 0.6

/** Whether some words name a subject: its names whole, in one breath, and as they are asked for ('agency staff' is not 'partner agencies, staff'). */
export function speaksOf(
  subject: string,
  { search }: Pick<AnswerContext, 'search'>,
): (words: string) => boolean {
  const concepts = search.concepts(subject).map(({ surface, weight, expansions }) => {
    const ways = expansions.filter(isTheThing)
    const share = Math.min(1, ...(ways[0]?.terms ?? []).map((term) => search.recommendedShare(term)))
    const forms = new Map(wordsOf(surface).map((word) => [stemOf(word), word]))
    return { ways, forms, telling: -weight * Math.log(Math.max(LEAST_SHARE, share)) }
  })
  const all = concepts.reduce((sum, { telling }) => sum + telling, 0)
  return (words) => {
    const runs = words.split(APART).map((run) => wordsOf(run).map((word) => ({ word, term: stemOf(word) })))
    const named = concepts.reduce(
      (sum, { ways, forms, telling }) =>
        ways.some(({ terms }) => runs.some((run) => isNamedWhole(terms, run, forms))) ? sum + telling : sum,
      0,
    )
    return named >= TELLING_ENOUGH * all
  }
}

/** Whether the terms of a name follow one another in some words; but for the last of them in the form that they were asked for in. */
const isNamedWhole = (
  terms: readonly string[],
  run: readonly { readonly word: string; readonly term: string }[],
  forms: ReadonlyMap<string, string>,
): boolean =>
  run.some((_, from) => {
    let at = from - 1
    return terms.every((term, which) => {
      const within = which === 0 ? from + 1 : at + 2 + NAME_GAP
      const isSo = ({ word, term: own }: (typeof run)[number]): boolean =>
        own === term && (which === terms.length - 1 || (forms.get(term) ?? word) === word)
      const found = run.findIndex((one, place) => place > at && place < within && isSo(one))
      at = found
      return found >= 0
    })
  })
