import { describe, expect, it } from 'vitest'
import { drawLineRanges, LINES_OF_A_RANGE } from './sample.js'

const files = [
  { path: 'a.ts', lines: LINES_OF_A_RANGE * 20 + 1 },
  { path: 'b.ts', lines: 3 },
]

describe('A sample of what is changed', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(drawLineRanges(files, 0.5, 1)).toEqual(drawLineRanges(files, 0.5, 1))
    expect(drawLineRanges(files, 0.5, 1)).not.toEqual(drawLineRanges(files, 0.5, 2))
  })

  it('is as large as it shall be, one range of lines at least', () => {
    expect([0, 0.5, 1, 2].map((share) => drawLineRanges(files, share, 1).length)).toEqual([1, 11, 22, 22])
  })

  it('leaves no line out where it is of all', () => {
    const all = drawLineRanges(files, 1, 1).map((drawn) => drawn.match(/^(.*):(\d+)-(\d+)$/)?.slice(1) ?? [])
    const lines = all.reduce((sum, [, from, to]) => sum + Number(to) - Number(from) + 1, 0)
    expect(lines).toBe(LINES_OF_A_RANGE * 20 + 1 + 3)
    expect(all.filter(([path]) => path === 'b.ts')).toEqual([['b.ts', '1', '3']])
  })
})
