import { describe, expect, it } from 'vitest'
import { endsInWords, endsOfCounts, topInWords } from '../../../src/answer/england/ranked.js'
import type { FigureRow } from '../../../src/model/reply.js'

const row = (label: string, count: number, of: number | null = null): FigureRow => ({
  ...{ label, count, of, councils: [], parts: [] },
})

describe('The top of a table', () => {
  const many = [row('Kent', 9), ...[...'ABCDEFGHIJKLMN'].map((label) => row(label, 1))]

  it('is the one row that has most', () => expect(endsOfCounts(many, 'extreme')).toBe('Most: Kent (9). '))

  it('counts all that are equal, beyond the rows that are shown', () =>
    expect(topInWords(many, 'fewest')).toBe('Fewest: A, B, C, D, E and 9 more (1). '))

  it('names all that have the highest share, and the lowest', () => {
    const rows = [row('North', 1, 2), row('South', 2, 4), row('East', 0, 3), row('West', 0, 1)]
    expect(endsInWords(rows)).toBe('Highest: North, South (50%); lowest: East, West (0%). ')
  })
})
