import { beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { openBundled } from '../open.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const notes = (message: string): string => pilcrow.say(message).notes.join(' ')

describe('What Ofsted has published since', () => {
  it.each([
    'how is Lincolnshire rated',
    'foster carers in Lincolnshire',
    'what must Lincolnshire improve',
    'has Lincolnshire been inspected since 2013',
  ])('is told to who asks how things are: %s', (message) =>
    expect(notes(message)).toContain('Newer reports on Lincolnshire are not here: 2019 and 2023.'),
  )

  it('is told under a single grade, which may be old', () =>
    expect(notes('is Lincolnshire safe for kids')).toContain(
      'Newer reports on Lincolnshire are not here: 2019 and 2023.',
    ))

  it('is one where one alone is lacking', () =>
    expect(notes('how is North Lincolnshire rated')).toContain(
      'A newer report on North Lincolnshire is not here: 2026.',
    ))

  it.each(['which councils are good', 'how many councils are good'])(
    'is told of the councils of a list, and of those that were counted beside them: %s',
    (message) => expect(notes(message)).toMatch(/Newer reports on .* are not here/),
  )

  it.each([
    'how was Lincolnshire rated in 2015',
    'foster carers in Lincolnshire in 2015',
    '/grade northumberland staying-safe',
    'how many councils were good in 2015',
  ])('is not told to who asks of a time, or of one judgement by its command: %s', (message) =>
    expect(notes(message)).not.toMatch(/not here/),
  )
})
