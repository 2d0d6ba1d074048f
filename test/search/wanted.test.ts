import { describe, expect, it } from 'vitest'
import type { Found, Sentence } from '../../src/search/rank/found.js'
import { givesWanted } from '../../src/search/rank/wanted.js'
import { termsOf } from '../../src/search/terms.js'

const found: Found = {
  idea: {
    said: 'care leavers',
    alternatives: [{ terms: termsOf('care leavers'), weight: 1, proof: 1 }],
    weight: 2,
  },
  rarity: 1,
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
    expect(givesWanted(sentence(text), 'share')).toBeGreaterThan(
      givesWanted(sentence('There are 12 care leavers.'), 'share'),
    ),
  )
})

describe('A sentence that says how many', () => {
  it('counts, and tells no share', () =>
    expect(givesWanted(sentence('There are 12 care leavers.'), 'number')).toBeGreaterThan(
      givesWanted(sentence('95% of care leavers have a plan.'), 'number'),
    ))
})
