import { describe, expect, it } from 'vitest'
import { distinctBy } from '../../src/collections/collections.js'

describe('Of things with the same name', () => {
  const said = ['Leeds', 'Bath', 'leeds', 'Kent', 'BATH']
  const inSmall = (word: string) => word.toLowerCase()

  it('the first is kept, in its place', () =>
    expect(distinctBy(said, inSmall)).toEqual(['Leeds', 'Bath', 'Kent']))

  it('the last is kept in the place of the first, where that is asked for', () =>
    expect(distinctBy(said, inSmall, 'last')).toEqual(['leeds', 'BATH', 'Kent']))

  it('those without a name are one too', () => {
    const graded = [{ grade: null }, { grade: 'Good' }, { grade: null }]
    expect(distinctBy(graded, ({ grade }) => grade)).toEqual([{ grade: null }, { grade: 'Good' }])
  })
})
