import { describe, expect, it } from 'vitest'
import type { Found, Sentence } from '../../src/search/rank/found.js'
import { telling } from '../../src/search/rank/telling.js'

const found: Found = { idea: { said: '', alternatives: [], weight: 1 }, rarity: 1 }

/** Sentences of which those with a star hold what is asked. */
const quoted = (...texts: string[]): number[] => {
  const sentences = texts.map(
    (text): Sentence => ({
      indexed: { text: text.replace('*', ''), terms: [], before: 0, places: [] },
      held: text.endsWith('*') ? [found] : [],
    }),
  )
  return telling(
    sentences,
    sentences.map(() => 0),
  )
}

describe('A sentence that is quoted', () => {
  it('stands alone where it can', () =>
    expect(quoted('Plans are late.', 'Foster carers are trained.*', 'Homes are full.')).toEqual([1]))

  it('is not parted from one that takes something back', () => {
    expect(quoted('Homes are full.', 'Most decisions are timely.', 'However, some children wait.*')).toEqual([
      1, 2,
    ])
    expect(quoted('Most decisions are timely.*', 'However, some children wait.', 'Plans are late.')).toEqual([
      0, 1,
    ])
  })

  it('comes with what its first word speaks of, two sentences at most', () => {
    expect(quoted('Homes are full.', 'Custody is hard.', 'This helps them.*')).toEqual([1, 2])
    expect(quoted('A.', 'They wait.', 'This is long.', 'These homes are full.*')).toEqual([1, 2, 3])
    expect(quoted('This helps them.*', 'Homes are full.')).toEqual([0])
  })
})
