import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportsWithin } from '../../src/database/terms.js'

const named = (count: number): Set<string> => new Set(Array.from({ length: count }, (_, at) => `kent-${at}`))

describe('Some reports of a database', () => {
  it('are named to PostgreSQL where they are few', () => {
    const within = reportsWithin(named(2), 20_000)
    expect(within.condition('$3')).toBe('and report = any($3)')
    expect(within.values).toEqual([['kent-0', 'kent-1']])
    expect(within.among(100)).toBe(100)
  })

  it('are told from others here where they are many, and so many more documents are looked at', () => {
    const within = reportsWithin(named(5000), 20_000)
    expect([within.condition('$3'), within.values]).toEqual(['', []])
    expect(within.among(100)).toBeGreaterThanOrEqual(400)
  })

  it('are themselves and no others, however many; all are all', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(3000), fc.nat(5000), (count, other, documents) => {
        const some = reportsWithin(named(count), 3000)
        expect(some.holds({ report: `kent-${other}` })).toBe(other < count)
        expect(some.among(documents)).toBeGreaterThanOrEqual(documents)
        expect(reportsWithin(null, 3000).holds({ report: `kent-${other}` })).toBe(true)
      }),
    )
  })
})
