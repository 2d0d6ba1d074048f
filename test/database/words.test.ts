import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packWords, readWords } from '../../src/database/prepared.js'

const count = fc.record({
  term: fc.nat(2 ** 31 - 1),
  text: fc.nat(400),
  heading: fc.nat(20),
})
const words = fc.record({
  text: fc.nat(65_535),
  heading: fc.nat(65_535),
  counts: fc.uniqueArray(count, { selector: ({ term }) => term, maxLength: 80 }),
})

describe('The words of a document, packed', () => {
  it('are read as they were, those alone that are sought', () => {
    fc.assert(
      fc.property(words, fc.func(fc.boolean()), (of, isSought) => {
        const heard: { term: number; text: number; heading: number }[] = []
        const lengths = readWords(packWords(of), isSought, (term, text, heading) =>
          heard.push({ term, text, heading }),
        )
        expect(lengths).toEqual({ text: of.text, heading: of.heading })
        const sought = of.counts
          .filter(({ term }) => isSought(term))
          .sort((one, other) => one.term - other.term)
        expect(heard).toEqual(sought)
      }),
    )
  })

  it('take little more than a byte for a common word', () => {
    const counts = Array.from({ length: 60 }, (_, at) => ({ term: at * 3 + 1, text: 1, heading: 0 }))
    expect(packWords({ text: 60, heading: 4, counts }).length).toBeLessThan(130)
  })
})
