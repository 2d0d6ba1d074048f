import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QueryConcept } from '../../src/search/concepts.js'
import type { SearchScope } from '../../src/search/engine.js'
import { indexBuilder } from '../../src/search/index/builder.js'
import { engineOver } from '../../src/search/index/engine.js'
import { candidates } from '../../src/search/rank/candidates.js'
import type { WeighedConcept } from '../../src/search/rank/matches.js'
import { random } from '../../train/random.js'

/** Enough documents for common words to be left for later, and words of which most are rare. */
const DOCUMENTS = 6000
const WORDS = Array.from({ length: 60 }, (_, at) => `w${at}`)
const MOST = 20

function engine() {
  const next = random(7)
  const words = (most: number) =>
    Array.from({ length: 1 + Math.floor(next() * most) }, () => WORDS[Math.floor(next() ** 4 * 60)] as string)
  const builder = indexBuilder()
  builder.add(
    Array.from({ length: DOCUMENTS }, () => {
      const text = words(20)
      return { sentences: [{ from: 0, to: text.join(' ').length, words: text }], heading: words(3) }
    }),
  )
  return engineOver(builder.index())
}

const library = engine()
const range = { from: 0, to: DOCUMENTS }

const scope = (asked: Uint8Array | null): SearchScope => ({
  documents: [],
  engine: library,
  range,
  asked,
  size: DOCUMENTS,
  idfOf: () => 1,
})

const expansion = fc.record({
  terms: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
  weight: fc.constantFrom(1, 0.75),
  confidence: fc.constantFrom(1, 0.5),
})
const concept: fc.Arbitrary<QueryConcept> = fc.record({
  surface: fc.constant(''),
  expansions: fc.array(expansion, { minLength: 1, maxLength: 4 }),
  weight: fc.constantFrom(1, 2, 0.3),
})
const found: fc.Arbitrary<WeighedConcept[]> = fc.array(
  fc.record({ concept, idf: fc.constantFrom(0.2, 1, 4, 7) }),
  {
    minLength: 1,
    maxLength: 5,
  },
)

/** What each document comes to, every concept looked up in every document. */
function allOf(found: readonly WeighedConcept[]) {
  const sums = new Map<number, { score: number; matchedIdf: number; evidence: number }>()
  for (const { concept, idf } of found) {
    const best = new Map<number, { score: number; confidence: number }>()
    for (const one of concept.expansions) {
      const { documents, scores, count } = library.search(one, range, null)
      for (let at = 0; at < count; at++) {
        const known = best.get(documents[at] as number) ?? { score: 0, confidence: 0 }
        best.set(documents[at] as number, {
          score: Math.max(known.score, scores[at] as number),
          confidence: Math.max(known.confidence, one.confidence),
        })
      }
    }
    for (const [document, { score, confidence }] of best) {
      const sum = sums.get(document) ?? { score: 0, matchedIdf: 0, evidence: 0 }
      sums.set(document, {
        score: sum.score + score * concept.weight,
        matchedIdf: sum.matchedIdf + idf,
        evidence: sum.evidence + idf * confidence,
      })
    }
  }
  return [...sums].map(([number, sum]) => ({ number, ...sum, worth: sum.score * sum.matchedIdf }))
}

describe('the candidates of a question', () => {
  it('are the best of all documents that are asked about, though not every document is looked at', () => {
    let [seen, passedOver] = [0, 0]
    fc.assert(
      fc.property(found, fc.option(fc.nat({ max: 9 })), (found, tenth) => {
        const asked =
          tenth === null ? null : Uint8Array.from({ length: DOCUMENTS }, (_, at) => +(at % 10 === tenth))
        const expected = allOf(found)
          .filter(({ number }) => asked === null || asked[number] === 1)
          .sort((one, other) => other.worth - one.worth)
          .slice(0, MOST)
        const chosen = candidates(found, scope(asked), MOST)
        expect(chosen.map(({ score, matchedIdf }) => score * matchedIdf)).toEqual(
          expected.map(({ worth }) => expect.closeTo(worth, 6)),
        )
        const all = new Map(allOf(found).map((one) => [one.number, one]))
        for (const { number, score, matchedIdf, evidence } of chosen) {
          const sum = all.get(number)
          expect([score, matchedIdf, evidence]).toEqual(
            [sum?.score, sum?.matchedIdf, sum?.evidence].map((each) => expect.closeTo(each ?? Number.NaN, 6)),
          )
        }
        seen += chosen.length
        passedOver += all.size - chosen.length
      }),
    )
    expect(seen).toBeGreaterThan(0)
    expect(passedOver).toBeGreaterThan(0)
  })
})
