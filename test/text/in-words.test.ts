import { describe, expect, it } from 'vitest'
import { daysBetween, spanInWords } from '../../src/text/in-words.js'

describe('The time from one day to a later one', () => {
  it.each([
    ['2014-03-12', '2026-01-12', '11 years and 10 months'],
    ['2014-03-12', '2026-01-11', '11 years and 9 months'],
    ['2020-01-31', '2021-01-31', '1 year'],
    ['2020-01-31', '2020-02-29', '29 days'],
    ['2020-01-15', '2020-03-15', '2 months'],
    ['2020-01-15', '2020-01-16', '1 day'],
  ])('from %s to %s is said in whole years and months, days where it is no month', (from, to, said) =>
    expect(spanInWords(from, to)).toBe(said),
  )

  it('is counted in days across a leap day', () => expect(daysBetween('2020-02-28', '2020-03-01')).toBe(2))
})
