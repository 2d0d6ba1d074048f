import type { Written } from './messages.js'

/** In such a share of a label's examples, in so many of them and by so many writers, stands a word that carries a way of asking. */
const LEAST_SHARE = 0.013
const LEAST_EXAMPLES = 3
const LEAST_WRITERS = 2
/** So many times as often as in questions about a subject, and as in the set's other labels. */
const FAR_MORE = 4

type Words = readonly string[]

/** An example as its words, those that name something left out. */
export interface Worded extends Written {
  /** Which set of labels it is an example of. */
  readonly set: string
  readonly words: Words
}

/** In what share of some texts each word stands; one more than do, so that none is 0. */
function sharesIn(texts: readonly Words[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const words of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => ((counts.get(word) ?? 0) + 1) / Math.max(1, texts.length)
}

/**
 * The words of each label that its examples use far more often than questions about subjects do.
 * @param subjects texts about subjects, in lists that are looked at apart: a word usual in any of them carries nothing
 */
export function carriersIn(
  examples: readonly Worded[],
  subjects: readonly (readonly Words[])[],
): Record<string, string[]> {
  const usual = subjects.map(sharesIn)
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  return Object.fromEntries(
    labels.map((label) => {
      const own = examples.filter((one) => one.label === label)
      const others = examples.filter((one) => one.set === own[0]?.set && one.label !== label)
      const share = sharesIn(own.map(({ words }) => words))
      const elsewhere = sharesIn(others.map(({ words }) => words))
      const isWritten = (word: string): boolean => {
        const using = own.filter(({ words }) => words.includes(word))
        return (
          using.length >= LEAST_EXAMPLES && new Set(using.map(({ writer }) => writer)).size >= LEAST_WRITERS
        )
      }
      const carrying = [...new Set(own.flatMap(({ words }) => words))].filter((word) => {
        const rate = share(word)
        const usually = Math.max(elsewhere(word), ...usual.map((shareOf) => shareOf(word)))
        return rate >= LEAST_SHARE && rate >= FAR_MORE * usually && isWritten(word)
      })
      return [label, carrying.sort()]
    }),
  )
}

/** Words that stand in so many questions are of no subject in particular: 'kids', 'children', 'social'. */
const COMMON = 0.03

/** Words that stand in so many are of everybody's talk: 'reading' and 'deal', and not 'bury'. */
const USUAL = 0.0008

const inShare = (questions: readonly Words[], least: number): string[] => {
  const share = sharesIn(questions)
  return [...new Set(questions.flat())].filter((word) => share(word) >= least).sort()
}

export const commonIn = (questions: readonly Words[]): string[] => inShare(questions, COMMON)
export const usualIn = (questions: readonly Words[]): string[] => inShare(questions, USUAL)

/** What stands before the first word of an opening, and behind its last. */
const [START, END] = ['^', '$']

/** The pairs of words that openings are made of, with where they begin and end: {@link withoutOpenings} walks along them. */
export const openingsIn = (openings: readonly Words[]): string[] =>
  [
    ...new Set(
      openings.flatMap((words) => {
        const all = [START, ...words, END]
        return all.slice(1).map((word, at) => `${all[at]} ${word}`)
      }),
    ),
  ].sort()

/** So many clauses that ask begin with a word, written by so many, and so many times as great a share of them as of others. */
const LEAST_BEGUN = 4
const FAR_MORE_BEGUN = 4

/** The words with which clauses that ask begin: {@link twoAsked} parts a message before them. */
export function beginningsIn(clauses: readonly Worded[]): string[] {
  const begun = (isAsking: boolean) => clauses.filter(({ label }) => (label === 'asks') === isAsking)
  const [asking, others] = [begun(true), begun(false)]
  const share = (all: readonly Worded[], word: string): number =>
    (all.filter(({ words }) => words[0] === word).length + 1) / Math.max(1, all.length)
  return [...new Set(asking.flatMap(({ words }) => words[0] ?? []))]
    .filter((word) => {
      const own = asking.filter(({ words }) => words[0] === word)
      const isUsual =
        own.length >= LEAST_BEGUN && new Set(own.map(({ writer }) => writer)).size >= LEAST_WRITERS
      return isUsual && share(asking, word) >= FAR_MORE_BEGUN * share(others, word)
    })
    .sort()
}
