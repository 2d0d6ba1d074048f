import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexBuilder } from '../../src/search/index/builder.js'
import { engineOver } from '../../src/search/index/engine.js'
import { stemOf } from '../../src/text/tokens.js'

const WORDS = 'front door edge of at care plan child home'.split(' ')

const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 })
const documents = fc.array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
const way = fc.uniqueArray(fc.constantFrom(...WORDS.map(stemOf)), { minLength: 1, maxLength: 3 })

const IDLE = new Set(['of', 'at'].map(stemOf))

/** Whether the terms follow one another, with no more than two idle words between any two. */
function isIn(words: readonly string[], terms: readonly string[]): boolean {
  const one = words.map((word) => ` ${stemOf(word)} `).join('')
  const idle = `(?: (?:${[...IDLE].join('|')}) ){0,2}`
  return new RegExp(terms.map((term) => ` ${term} `).join(idle)).test(one)
}

describe('Words that stand together', () => {
  it('are told of every document that has them in one sentence, in order and next to each other, and of no other', () => {
    let [held, lacking] = [0, 0]
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
          IDLE,
        )
        for (const [number, sentences] of all.entries()) {
          const isHeld = sentences.some((words) => ways.some((terms) => isIn(words, terms)))
          expect(holds(number)).toBe(isHeld)
          if (isHeld) held += 1
          else lacking += 1
        }
      }),
    )
    expect(held).toBeGreaterThan(0)
    expect(lacking).toBeGreaterThan(0)
  })
})
