import { describe, expect, it } from 'vitest'
import { createLacks } from '../../src/database/lacks.js'

/** Doubles numbers elsewhere; knows nothing of those above ten. */
function doubling() {
  const asked: string[][] = []
  const lacks = createLacks()
  const double = lacks.pieces<number, number>(async (lacking) => {
    asked.push([...lacking.keys()])
    return new Map([...lacking].flatMap(([key, number]) => (number > 10 ? [] : [[key, number * 2]])))
  }, 3)
  return { lacks, asked, double: (number: number) => double(String(number), number) }
}

describe('What a pure function lacks', () => {
  it('is fetched all at once, and the function is called again', async () => {
    const { lacks, asked, double } = doubling()
    const sum = await lacks.complete(() => [1, 2, 3].reduce((all, number) => all + (double(number) ?? 0), 0))
    expect(sum).toBe(12)
    expect(asked).toEqual([['1', '2', '3']])
  })

  it('may tell what else it lacks', async () => {
    const { lacks, asked, double } = doubling()
    expect(await lacks.complete(() => double(double(double(1) ?? 0) ?? 0))).toBe(8)
    expect(asked).toEqual([['1', '0'], ['2'], ['4']])
  })

  it('is null where it is nowhere to be had', async () => {
    const { lacks, double } = doubling()
    expect(await lacks.complete(() => double(11))).toBeNull()
  })

  it('is had even where less is kept than one answer needs', async () => {
    const { lacks, double } = doubling()
    const numbers = [1, 2, 3, 4, 5, 6]
    expect(await lacks.complete(() => numbers.map(double))).toEqual([2, 4, 6, 8, 10, 12])
  })

  it('excuses what goes wrong without it, and nothing else', async () => {
    const { lacks, double } = doubling()
    const failing = () => {
      if (double(1) === undefined) throw new Error('made of nothing')
      return 'made'
    }
    expect(await lacks.complete(failing)).toBe('made')
    await expect(
      lacks.complete(() => {
        throw new Error('wrong')
      }),
    ).rejects.toThrow('wrong')
  })

  it('is told while it lacks, so that nothing made of less is kept', async () => {
    const { lacks, double } = doubling()
    const told: boolean[] = []
    await lacks.complete(() => {
      double(1)
      told.push(lacks.isLacking())
    })
    expect(told).toEqual([true, false])
  })

  it('does not go on for ever', async () => {
    const { lacks, double } = doubling()
    let next = 100
    await expect(lacks.complete(() => double(next++))).rejects.toThrow('more of the library')
  })
})
