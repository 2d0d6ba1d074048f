import { type Sentence, type WeighedConcept, weigh } from './matches.js'

/** A second sentence is quoted where it answers nearly as well as the first, or holds so much of the question that the first lacks. */
const NEARLY = 1
const ADDS = 0.3

/** The two sentences that answer best, the better one first. */
export const foremost = (answering: readonly number[]): number[] =>
  [...answering.keys()]
    .sort((one, other) => (answering[other] as number) - (answering[one] as number) || one - other)
    .slice(0, 2)

/**
 * The sentence that answers best, and a second where it answers nearly as well or adds what the first lacks; with what they cannot be
 * understood without.
 * @param answering how far each sentence answers, as the ranking weighs it
 */
export function selectSentences(sentences: readonly Sentence[], answering: readonly number[]): number[] {
  const [first = 0, second] = foremost(answering)
  if (second === undefined) return [0]
  const held = new Set<WeighedConcept>(sentences[first]?.held)
  const adds = weigh((sentences[second] as Sentence).held.filter((concept) => !held.has(concept)))
  const all = weigh([...new Set(sentences.flatMap((sentence) => sentence.held))])
  const isClose = (answering[first] as number) - (answering[second] as number) < NEARLY
  return inContext(isClose || adds > ADDS * all ? [first, second] : [first], sentences)
}

/** A sentence that begins so takes back something of the one before it: each would mislead without the other. */
const TAKES_BACK =
  /^(?:However|But|Nevertheless|Nonetheless|Yet|Despite this|That said|Beyond (?:this|that)|(?:This|These|It|They) (?:is|are|was|were|has|have|had|do|does|did) (?:not|yet)\b)/

/** One that begins so speaks of what the one before it names, or takes it back. */
const POINTS_BACK = new RegExp(`${TAKES_BACK.source}|^(?:This|These|Those|They|Their|He|She|Such|Others)\\b`)

/** Sentences before another that are quoted with it. */
const MOST_BEFORE = 2

/** Sentences in their order, each with its neighbours where one is not to be understood without the other. */
function inContext(chosen: readonly number[], sentences: readonly Sentence[]): number[] {
  const begins = (at: number, words: RegExp) => words.test(sentences[at]?.indexed.text ?? '')
  const all = new Set<number>()
  for (const at of chosen) {
    let from = at
    while (from > 0 && at - from < MOST_BEFORE && begins(from, POINTS_BACK)) from--
    const to = begins(at + 1, TAKES_BACK) ? at + 1 : at
    for (let each = from; each <= to; each++) all.add(each)
  }
  return [...all].sort((a, b) => a - b)
}
