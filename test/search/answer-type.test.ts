import { describe, expect, it } from 'vitest'
import { givesExpected, type Sentence, type WeighedConcept } from '../../src/search/rank/matches.js'
import { termsOf } from '../../src/text/tokens.js'

const found: WeighedConcept = {
  concept: {
    surface: 'care leavers',
    expansions: [{ terms: termsOf('care leavers'), weight: 1, confidence: 1 }],
    weight: 2,
  },
  idf: 1,
}

const sentence = (text: string): Sentence => {
  const terms = termsOf(text)
  const sought = new Set(termsOf('care leavers'))
  const places = terms.flatMap((term, at) => (sought.has(term) ? [{ term, at }] : []))
  return { indexed: { text, terms, numbers: new Uint32Array(), before: 0, places }, held: [found] }
}

describe('A sentence that says what share', () => {
  it.each([
    '95% of care leavers have a plan.',
    'Two thirds of care leavers work.',
    '58 out of 64 care leavers study.',
  ])('tells it better than one that counts: %s', (text) =>
    expect(givesExpected(sentence(text), 'share')).toBeGreaterThan(
      givesExpected(sentence('There are 12 care leavers.'), 'share'),
    ),
  )
})

describe('A sentence that says how many', () => {
  it('counts, and tells no share', () =>
    expect(givesExpected(sentence('There are 12 care leavers.'), 'number')).toBeGreaterThan(
      givesExpected(sentence('95% of care leavers have a plan.'), 'number'),
    ))
})
