import { expect, it } from 'vitest'
import { declaredIn, declaredTwice, ownSources } from './names.js'

it('A name that two files declare at their top is told, with both', () => {
  const files = new Map([
    ['one.ts', 'const MOST = 5\nexport function rank(): void {}\n'],
    ['two.ts', 'const MOST = 6\nfunction weigh(): void {\n  const rank = 7\n}\n'],
    ['three.ts', 'export const run = 1\n'],
  ])
  expect(declaredTwice(files)).toEqual(new Map([['MOST', ['one.ts', 'two.ts']]]))
})

it('A name that is taken out of something else is declared too, by the name that it has from then on', () => {
  const text = `
    export const { one, two: { three }, four = 4, ...five } = six
    const [seven, , [eight = nine]] = ten
    export default async function eleven({ twelve }) {}
    export interface Thirteen { fourteen: number }
    export { fifteen } from './sixteen.js'`
  expect([...declaredIn(text)]).toEqual([
    'one',
    'three',
    'four',
    'five',
    'seven',
    'eight',
    'eleven',
    'Thirteen',
  ])
})

it('In src and commands a name names one thing', () => {
  expect([...declaredTwice(ownSources()).keys()]).toEqual([])
})
