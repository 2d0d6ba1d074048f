import { beforeAll, expect, it } from 'vitest'
import type { Answers } from '../../../src/pilcrow/pilcrow.js'
import { replyText } from '../../../src/reply/reply-lines.js'
import { openBundled } from '../../open.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const years = (text: string): number[] =>
  [...text.matchAll(/^[A-Z][A-Za-z ]+ (\d{4}): /gm)].map(([, year]) => Number(year))

it.each([
  '/find grade:"Good or Outstanding or Adequate" show:"list with dates"',
  '/find year:newest show:"list with dates"',
])(
  'A list with the days of its inspections is in their order, the last first, and says so: %s',
  (command) => {
    const text = replyText(pilcrow.say(command))
    expect(text.split('\n')[0]).toContain('the last inspected first')
    expect(years(text).length).toBeGreaterThan(1)
    expect(years(text)).toEqual(years(text).toSorted((one, other) => other - one))
  },
)
