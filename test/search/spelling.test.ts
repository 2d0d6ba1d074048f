import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { speller } from '../../src/search/concepts.js'
import { nearestWords } from '../../src/text/fuzzy.js'
import { runs } from '../runs.js'

const word = fc.string({ unit: fc.constantFrom(...'abcdelnrst'), minLength: 1, maxLength: 11 })

describe('a mistyped word', () => {
  it('is taken for the same words as if it were held against every word there is', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (words, typed) => {
        expect(speller(words)(typed).sort()).toEqual(nearestWords(typed, words).sort())
      }),
      { numRuns: runs(1000) },
    )
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
