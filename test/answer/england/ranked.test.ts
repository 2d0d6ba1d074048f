import { describe, expect, it } from 'vitest'
import {
  endsInWords,
  endsOfCounts,
  isRanking,
  ranked,
  topInWords,
} from '../../../src/answer/england/ranked.js'
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

  it('is said of all of which it is the top, with the share where several have it', () => {
    const rows = [row('North', 1, 2), row('South', 2, 4), row('East', 1, 3)]
    expect(topInWords(rows, 'extreme')).toBe('Most: South (2 of 4). ')
    expect(topInWords(rows, 'fewest')).toBe('Fewest: East, North (1). ')
    expect(topInWords(rows, 'highest')).toBe('Highest: North, South (50%). ')
    expect(topInWords(rows, 'lowest')).toBe('Lowest: East (1 of 3). ')
  })

  it('names five that are equal, and counts from the sixth on', () => {
    const equal = (labels: string) => [...labels].map((label) => row(label, 1))
    expect(topInWords(equal('ABCDE'), 'extreme')).toBe('Most: A, B, C, D, E (1). ')
    expect(topInWords(equal('ABCDEF'), 'extreme')).toBe('Most: A, B, C, D, E and 1 more (1). ')
  })

  it('is not told where nobody has any, where there are no rows, and where nothing is ranked', () => {
    expect(topInWords([row('Kent', 0)], 'extreme')).toBe('')
    expect(topInWords([row('Kent', 0, 4)], 'highest')).toBe('')
    expect(topInWords([row('Kent', 0)], 'fewest')).toBe('Fewest: Kent (0). ')
    expect(topInWords([], 'fewest')).toBe('')
    expect(topInWords(many, 'count')).toBe('')
  })

  it('has no place for what nobody was in', () => {
    expect(topInWords([row('North', 0, 0), row('South', 1, 4)], 'lowest')).toBe('Lowest: South (1 of 4). ')
    expect(endsInWords([row('North', 0, 0), row('South', 1, 4), row('East', 3, 4)])).toBe(
      'Highest: East (3 of 4); lowest: South (1 of 4). ',
    )
  })

  it('and the bottom are told together where both are asked for, and where they differ', () => {
    expect(endsOfCounts([row('Kent', 9), row('Leeds', 2)], 'ends')).toBe(
      'Most: Kent (9). Fewest: Leeds (2). ',
    )
    expect(endsInWords([row('South', 1, 4), row('North', 2, 4), row('East', 1, 2)])).toBe(
      'Highest: North, East (50%); lowest: South (1 of 4). ',
    )
    expect(endsInWords([row('South', 1, 4), row('East', 2, 8)])).toBe('')
    expect(endsInWords([row('South', 1)])).toBe('')
    expect(endsInWords([])).toBe('')
  })
})

describe('A table that is asked for its top', () => {
  const labelsOf = (rows: readonly FigureRow[]) => rows.map(({ label }) => label).join('')
  const table = [row('C', 2, 8), row('A', 3, 6), row('B', 3, 3), row('D', 1, 0), row('E', 1, 9)]

  it('has it first, what is equal by name, and without what nobody was in', () => {
    expect(labelsOf(ranked(table, 'extreme'))).toBe('ABCE')
    expect(labelsOf(ranked(table, 'fewest'))).toBe('ECAB')
    expect(labelsOf(ranked(table, 'highest'))).toBe('BACE')
    expect(labelsOf(ranked(table, 'lowest'))).toBe('ECAB')
    expect(labelsOf(ranked([row('B', 1), row('C', 3), row('A', 2)], 'extreme'))).toBe('CAB')
  })

  it('is left as it is where nothing is ranked', () => {
    expect(ranked(table, 'by-year')).toEqual(table)
    expect((['extreme', 'fewest', 'highest', 'lowest', 'ends'] as const).every(isRanking)).toBe(true)
    expect(isRanking('by-year')).toBe(false)
  })

  it('is cut after ten, and after as many as were asked for with all that equal the last', () => {
    const long = [...'ABCDEFGHIJKLMN'].map((label, at) => row(label, at < 2 ? 9 : 5))
    expect(labelsOf(ranked(long, 'extreme'))).toBe('ABCDEFGHIJ')
    expect(labelsOf(ranked(long, 'extreme', 1))).toBe('AB')
    expect(labelsOf(ranked(long, 'extreme', 2))).toBe('AB')
    expect(labelsOf(ranked(long, 'extreme', 3))).toBe('ABCDEFGHIJ')
    expect(labelsOf(ranked(long, 'extreme', 12))).toBe('ABCDEFGHIJKL')
    expect(labelsOf(ranked(table, 'extreme', 9))).toBe('ABCE')
  })

  it('has both ends where both are asked for, each row once', () => {
    const long = [...'ABCDEFGHIJKL'].map((label, at) => row(label, 20 - at))
    expect(labelsOf(ranked(long, 'ends'))).toBe('ABCDEHIJKL')
    expect(labelsOf(ranked(table, 'ends'))).toBe('ABCE')
  })
})
