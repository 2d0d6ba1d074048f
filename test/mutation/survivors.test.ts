import { expect, it } from 'vitest'
import { survivorsInWords } from './survivors.js'

it('A change is noticed, survives, is reached by no test, or is left out, and each survivor has its line', () => {
  const change = (id: string) => ({
    ...{ id, fileName: 'test/mutation/sample.ts', mutatorName: 'StringLiteral', replacement: '""' },
    location: { start: { line: 0, column: 44 } },
  })
  const outcome = {
    noticed: ['1', '2'],
    tries: [
      ['1', 1],
      ['2', 3],
      ['3', 9],
    ] as const,
    loaded: ['2', '5'],
  }
  expect(survivorsInWords(['1', '2', '3', '4', '5'].map(change), outcome)).toMatch(
    /^test\/mutation\/sample\.ts:1:45 StringLiteral: import .* → ""\n\n\| test\/mutation\/sample\.ts \| 4 \| 2 \| 1 \| 1 \| 50\.0 \|\n\| all \| 4 \| 2 \| 1 \| 1 \| 50\.0 \|$/,
  )
})
