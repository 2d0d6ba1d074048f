import { beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../../../src/pilcrow/pilcrow.js'
import { replyText } from '../../../src/reply/reply-lines.js'
import { openBundled } from '../../open.js'
import { said } from './small-england.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

describe('Where no report is held of what a count is asked of', () => {
  it.each([
    [
      'which councils were good in 2009',
      /^There is no report in 2009 here\. Those here are from \d{4} to \d{4}\./,
    ],
    ['how many London boroughs are inadequate', /^There is no report of London boroughs here\./],
    ['what share of councils were outstanding in 2009', /^There is no report in 2009 here\./],
  ])('that is said, and no count of none is given: %s', (message, told) => {
    const reply = pilcrow.say(message)
    expect(reply.kind).toBe('none')
    expect(replyText(reply)).toMatch(told)
  })

  it('is not said where there are some', () => {
    expect(replyText(pilcrow.say('which councils were good in 2015'))).not.toMatch(/no report/)
  })
})

it('Reports of a year are counted among those of the place, and not as if all of them were of that year', () => {
  expect(replyText(pilcrow.say('which unitary authorities were inspected in 2012'))).toMatch(
    /^3 of 4 inspections of unitary authorities: those in 2012, of 3 councils\./,
  )
  expect(replyText(pilcrow.say('which councils were inspected since 2013'))).toMatch(
    /^2 of 5 inspections: those since 2013, of 2 councils\./,
  )
})

it('What is counted without inspections of looked after children alone is all that met the condition, though one end of them is told', () => {
  const left = (message: string) =>
    said(message)
      .notes.join(' ')
      .match(/Without them: (\d+ of \d+)\./)?.[1]
  expect(left('/find grade:Good year:"since 2000"')).toBe('7 of 23')
  expect(left('/find grade:Good year:"since 2000" show:oldest')).toBe('7 of 23')
})
