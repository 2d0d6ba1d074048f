import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexBuilder } from '../../src/search/index/builder.js'
import { engineOver } from '../../src/search/index/engine.js'
import { stemOf } from '../../src/search/terms.js'

const WORDS = 'front door edge of care plan late child home'.split(' ')

const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 })
const documents = fc.array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
const way = fc.uniqueArray(fc.constantFrom(...WORDS.map(stemOf)), { minLength: 1, maxLength: 3 })

/** Whether a range of the sentence, as long as the terms and two words more, holds them all. */
function isIn(words: readonly string[], terms: readonly string[]): boolean {
  const stems = words.map(stemOf)
  return stems.some((_, at) => {
    const near = stems.slice(at, at + terms.length + 2)
    return terms.every((term) => near.includes(term))
  })
}

describe('Words that stand together', () => {
  it('are told of every document that has them in one sentence, close to each other, and of no other', () => {
    fc.assert(
      fc.property(documents, fc.array(way, { minLength: 1, maxLength: 3 }), (all, ways) => {
        const builder = indexBuilder()
        builder.add(
          all.map((sentences) => ({
            sentences: sentences.map((words, at) => ({ from: at * 100, to: at * 100 + 99, words })),
            heading: ['care'],
          })),
        )
        const holds = engineOver(builder.index()).together(
          ways.map((terms) => ({ terms, weight: 1, confidence: 1 })),
        )
        for (const [number, sentences] of all.entries())
          expect(holds(number)).toBe(sentences.some((words) => ways.some((terms) => isIn(words, terms))))
      }),
    )
  })
})
