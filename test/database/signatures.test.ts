import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../src/database/database.js'
import { nearestIn } from '../../src/database/signatures.js'

const DIMENSIONS = 32
const REPORTS = ['bolton-2012', 'bolton-2016', 'devon-2012'] as const

interface Held {
  readonly number: number
  readonly report: (typeof REPORTS)[number]
  readonly signs: readonly boolean[]
}

const councilOf = (report: string): string => report.split('-')[0] as string

/** A database that holds the signatures of some documents; `asked` hears which councils are read. */
function databaseOf(
  documents: () => readonly Held[],
  revision: (council: string) => string,
  asked: string[] = [],
) {
  const rowsOf = (councils: readonly string[]) =>
    REPORTS.filter((report) => councils.includes(councilOf(report))).flatMap((report) => {
      const own = documents().filter((one) => one.report === report)
      if (own.length === 0) return []
      const numbers = Buffer.alloc(own.length * 4)
      const signatures = Buffer.alloc((own.length * DIMENSIONS) / 8)
      for (const [at, { number, signs }] of own.entries()) {
        numbers.writeInt32BE(number, at * 4)
        for (const [bit, isPositive] of signs.entries())
          if (isPositive) {
            const byte = (at * DIMENSIONS + bit) >> 3
            signatures[byte] = (signatures[byte] as number) | (1 << (bit & 7))
          }
      }
      return [{ council: councilOf(report), report, numbers, signatures }]
    })
  const read = async (sql: string, values: readonly unknown[] = []): Promise<unknown[]> => {
    const councils = ['bolton', 'devon']
    if (sql.includes('group by council'))
      return councils.map((council) => ({ council, revision: revision(council) }))
    asked.push(...(values[1] as string[]))
    return rowsOf(values[1] as string[])
  }
  return { read } as unknown as Database
}

/** How near a document is: what its signs come to under a vector. */
const nearness = (vector: Float32Array, { signs }: Held): number =>
  vector.reduce((sum, one, at) => sum + (signs[at] ? one : -one), 0)

const vectors = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), {
  minLength: DIMENSIONS,
  maxLength: DIMENSIONS,
})
const documents = fc
  .array(
    fc.record({
      report: fc.constantFrom(...REPORTS),
      signs: fc.array(fc.boolean(), { minLength: DIMENSIONS, maxLength: DIMENSIONS }),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map((one, at): Held => ({ ...one, number: at + 1 })))

/** Distances are told in steps. */
const A_STEP = 0.05

describe('The documents that mean most nearly what a question does', () => {
  it('are those whose signs agree with it most, in the reports asked about', async () => {
    let [allMeant, leftOut] = [0, 0]
    await fc.assert(
      fc.asyncProperty(
        documents,
        vectors,
        fc.option(fc.subarray([...REPORTS])),
        fc.integer({ min: 0, max: 30 }),
        async (held, numbers, reports, most) => {
          const vector = Float32Array.from(numbers)
          const within = reports && new Set<string>(reports)
          const meant = held.filter(({ report }) => within === null || within.has(report))
          const nearest = nearestIn(
            databaseOf(
              () => held,
              () => '1 1',
            ),
          )
          const found = new Set(await nearest('paragraph', vector, within, most))
          expect(found.size).toBeLessThanOrEqual(most)
          if (meant.length <= most) expect(found.size).toBe(meant.length)
          allMeant += Number(meant.length > 0 && meant.length <= most)
          const near = meant.filter(({ number }) => found.has(number))
          expect(near.length).toBe(found.size)
          const far = meant.filter(({ number }) => !found.has(number))
          const furthest = Math.min(...near.map((one) => nearness(vector, one)))
          for (const one of far) expect(nearness(vector, one)).toBeLessThanOrEqual(furthest + A_STEP)
          leftOut += near.length > 0 ? far.length : 0
        },
      ),
    )
    expect(allMeant).toBeGreaterThan(0)
    expect(leftOut).toBeGreaterThan(0)
  })

  it('are read again of the councils alone that have changed', async () => {
    const signs = Array.from({ length: DIMENSIONS }, () => true)
    const vector = new Float32Array(DIMENSIONS).fill(1)
    const asked: string[] = []
    let held: Held[] = [{ number: 1, report: 'bolton-2012', signs }]
    let devon = '1 1'
    const database = databaseOf(
      () => held,
      (council) => (council === 'devon' ? devon : '1 1'),
      asked,
    )
    expect(await nearestIn(database)('paragraph', vector, null, 10)).toEqual([1])
    held = [...held, { number: 7, report: 'devon-2012', signs }]
    devon = '2 5'
    asked.length = 0
    expect((await nearestIn(database)('paragraph', vector, null, 10)).sort()).toEqual([1, 7])
    expect(asked).toEqual(['devon'])
  })
})
