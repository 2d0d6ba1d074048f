import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speller } from '../../src/search/concepts.js'
import { nearestWords } from '../../src/text/fuzzy.js'
import { runs } from '../runs.js'

const word = fc.string({ unit: fc.constantFrom(...'abcdelnrst'), minLength: 1, maxLength: 11 })

const slip = fc.record({ at: fc.nat(), out: fc.nat(1), put: fc.constantFrom('', ...'abcdelnrst') })
/** One of the words with a slip or two, or another word. */
const mistyped = fc
  .record({
    words: fc.uniqueArray(word, { maxLength: 60 }),
    other: word,
    meant: fc.option(fc.nat()),
    slipped: fc.array(slip, { minLength: 1, maxLength: 2 }),
  })
  .map(({ words, other, meant, slipped }) => {
    const right = meant === null ? other : (words[meant % words.length] ?? other)
    const typed = slipped.reduce((text, { at, out, put }) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + put + text.slice(place + out)
    }, right)
    return { words, typed }
  })

describe('a mistyped word', () => {
  it('is taken for the same words as if it were held against every word there is', () => {
    let found = 0
    fc.assert(
      fc.property(mistyped, ({ words, typed }) => {
        const nearest = nearestWords(typed, words).sort()
        expect(speller(words)(typed).sort()).toEqual(nearest)
        found += nearest.length
      }),
      { numRuns: runs(1000) },
    )
    expect(found).toBeGreaterThan(100)
  })

  it('is found in a word that it was one of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abcdelnrst'), minLength: 6, maxLength: 11 }),
        fc.nat(),
        (meant, at) => {
          const place = at % meant.length
          expect(speller([meant, 'unlike'])(meant.slice(0, place) + meant.slice(place + 1))).toContain(meant)
        },
      ),
    )
  })
})
