import type { FlatIndex } from './flat-index.js'

/** A sought term is a way by itself, or part of a longer one, or both. */
const ALONE = 1
const PART = 2

/** Words that carry no subject and may stand between those of a name: 'children who are missing education'. */
const MOST_IDLE = 2

/**
 * Whether the terms of a name stand in a list of terms in its own order, with nothing between them but words that carry no
 * subject: 'carers, children and young people' are no young carers.
 * @param at where its last term stands
 */
export function endsName<T>(
  name: readonly T[],
  terms: ArrayLike<T>,
  at: number,
  isIdle: (term: T) => boolean,
  first = 0,
): boolean {
  let place = at
  for (let part = name.length - 1; part > 0; part--) {
    const sought = name[part - 1] as T
    let idle = 0
    place--
    while (place >= first && terms[place] !== sought && idle < MOST_IDLE && isIdle(terms[place] as T)) {
      place--
      idle++
    }
    if (place < first || terms[place] !== sought) return false
  }
  return true
}

/**
 * Tells of documents whether one of some ways stands in a sentence of their text, as a name where it has several terms. It
 * makes nothing of what it reads, so that tens of thousands are told in the time that a reader takes for hundreds.
 * @param ways each the numbers of its terms
 * @param idle numbers of terms that carry no subject
 */
export function togetherIn(
  { terms, sentences, sentenceTerms, textTerms }: FlatIndex,
  ways: readonly (readonly number[])[],
  idle: ReadonlySet<number>,
): (document: number) => boolean {
  const sought = new Uint8Array(terms.length)
  for (const way of ways) sought[way.at(-1) as number] = way.length > 1 ? PART : ALONE
  for (const [only, second] of ways) if (second === undefined) sought[only as number] = ALONE
  const names = ways.filter(({ length }) => length > 1)
  const isIdle = (term: number): boolean => idle.has(term)
  const isNamed = (place: number, first: number): boolean =>
    names.some((name) => name.at(-1) === textTerms[place] && endsName(name, textTerms, place, isIdle, first))

  return (document) => {
    const end = sentences[document + 1] as number
    for (let sentence = sentences[document] as number; sentence < end; sentence++) {
      const from = sentenceTerms[sentence] as number
      const to = sentenceTerms[sentence + 1] as number
      for (let place = from; place < to; place++) {
        const how = sought[textTerms[place] as number] as number
        if (how === ALONE || (how === PART && isNamed(place, from))) return true
      }
    }
    return false
  }
}
