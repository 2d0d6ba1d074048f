import { expect, it } from 'vitest'
import { declaredTwice, ownSources } from './names.js'

it('A name that two files declare at their top is told, with both', () => {
  const files = new Map([
    ['one.ts', 'const MOST = 5\nexport function rank(): void {}\n'],
    ['two.ts', '  const MOST = 7\nconst MOST = 6\n'],
    ['three.ts', 'export const run = 1\n'],
  ])
  expect(declaredTwice(files)).toEqual(new Map([['MOST', ['one.ts', 'two.ts']]]))
})

it('In the whole tree a name names one thing', () => {
  expect([...declaredTwice(ownSources()).keys()]).toEqual([])
})
