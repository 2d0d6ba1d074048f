import { describe, expect, it } from 'vitest'
import { type Sentence, selectSentences, type WeighedConcept } from '../../src/search/rank/matches.js'

const found: WeighedConcept = { concept: { surface: '', expansions: [], weight: 1 }, idf: 1 }

/** Sentences of which those with a star answer. */
const quoted = (...texts: string[]): number[] => {
  const sentences = texts.map(
    (text): Sentence => ({
      indexed: { text: text.replace('*', ''), terms: [], numbers: new Uint32Array(), before: 0, places: [] },
      held: text.endsWith('*') ? [found] : [],
    }),
  )
  return selectSentences(
    sentences,
    texts.map((text) => (text.endsWith('*') ? 1 : -2)),
  )
}

describe('A sentence that is quoted', () => {
  it('stands alone where it can', () =>
    expect(quoted('Plans are late.', 'Foster carers are trained.*', 'Homes are full.')).toEqual([1]))

  it('is not parted from one that takes something back', () => {
    expect(quoted('Homes are full.', 'Most decisions are timely.', 'However, some children wait.*')).toEqual([
      1, 2,
    ])
    expect(
      quoted(
        'Most decisions are timely.*',
        'However, some children wait.',
        'But fewer than before.',
        'Plans are late.',
      ),
    ).toEqual([0, 1, 2])
    expect(quoted('Most decisions are timely.*', 'However, some children wait.', 'Plans are late.')).toEqual([
      0, 1,
    ])
  })

  it.each([
    'Beyond that team, few know of it.',
    'This is not yet embedded.',
    'Yet many wait.',
    'It has not reached all schools.',
  ])('is not parted from one that takes it back in other words: %s', (back) =>
    expect(quoted('Homes are full.', 'Training is thorough.*', back)).toEqual([1, 2]),
  )

  it('is followed by a second that answers nearly as well', () =>
    expect(
      quoted('Carers are trained.*', 'Homes are full.', 'Plans are late.', 'Carers are supported.*'),
    ).toEqual([0, 3]))

  it('and by the single one between them', () =>
    expect(quoted('Carers are trained.*', 'Homes are full.', 'Carers are supported.*')).toEqual([0, 1, 2]))

  it('comes with what its first word speaks of, two sentences at most', () => {
    expect(quoted('Homes are full.', 'Custody is hard.', 'This helps them.*')).toEqual([1, 2])
    expect(quoted('A.', 'They wait.', 'This is long.', 'These homes are full.*')).toEqual([1, 2, 3])
    expect(quoted('This helps them.*', 'Homes are full.')).toEqual([0])
  })
})
