import type { Written } from './examples.js'

/** Of so many of a label’s examples, and of so many writers, is a word that carries a way of asking. */
const LEAST_SHARE = 0.025
const LEAST_WRITERS = 2
/** So many times as often as in questions about a subject. */
const FAR_MORE = 4

/** The words of each label that its examples use far more often than questions about subjects do, and than the set's other labels do. */
export function carriersIn(
  examples: readonly (Written & { readonly set: string; readonly words: readonly string[] })[],
  questions: readonly (readonly string[])[],
): Record<string, string[]> {
  const usual = new Map<string, number>()
  for (const words of questions)
    for (const word of new Set(words)) usual.set(word, (usual.get(word) ?? 0) + 1)
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  return Object.fromEntries(
    labels.map((label) => {
      const own = examples.filter((one) => one.label === label)
      const others = examples.filter((one) => one.set === own[0]?.set && one.label !== label)
      const writers = new Map<string, Set<string>>()
      const counts = new Map<string, number>()
      for (const { words, writer } of own)
        for (const word of new Set(words)) {
          counts.set(word, (counts.get(word) ?? 0) + 1)
          writers.set(word, (writers.get(word) ?? new Set()).add(writer))
        }
      const carrying = [...counts].filter(([word, count]) => {
        const rate = count / own.length
        const usually = Math.max(
          ((usual.get(word) ?? 0) + 1) / questions.length,
          others.filter((one) => one.words.includes(word)).length / Math.max(1, others.length),
        )
        return (
          rate >= LEAST_SHARE && (writers.get(word)?.size ?? 0) >= LEAST_WRITERS && rate >= FAR_MORE * usually
        )
      })
      return [label, carrying.map(([word]) => word).sort()]
    }),
  )
}
