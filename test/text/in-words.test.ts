import { describe, expect, it } from 'vitest'
import { daysAfter, daysBetween, spanInWords } from '../../src/text/in-words.js'

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

describe('The day so many days after another', () => {
  it.each([
    ['2020-02-28', 2, '2020-03-01'],
    ['2019-02-28', 1, '2019-03-01'],
    ['2021-03-27', 2, '2021-03-29'],
    ['2022-12-31', 1, '2023-01-01'],
    ['2022-12-31', 0, '2022-12-31'],
  ])('%s and %i days is %s', (date, days, after) => {
    expect(daysAfter(date, days)).toBe(after)
    expect(daysBetween(date, after)).toBe(days)
  })
})
