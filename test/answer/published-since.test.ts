import { beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { openBundled } from '../open.js'
import { conversationWith } from '../understand/conversation.js'

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

describe('What was published between two inspections that are told of', () => {
  const BETWEEN = 'A report on North Lincolnshire between 2012 and 2022 is not here: 2017.'

  it.each(['has north lincolnshire improved', 'how good is north lincolnshire'])(
    'is said to be missing, for what was before is not told by what is here: %s',
    (message) => expect(pilcrow.say(message).notes).toContain(BETWEEN),
  )

  it('is said where the older one is asked for after the newer', () =>
    expect(
      conversationWith(pilcrow, 'tell me about north lincolnshire 2022', 'and before that').reply.notes,
    ).toContain(BETWEEN))

  it.each([
    'how good was north lincolnshire in 2012',
    'neglect in north lincolnshire',
    '/grade north-lincolnshire overall-effectiveness',
    'has northumberland improved',
  ])(
    'is passed over where a time, words or a command ask for no comparison, or one inspection is here: %s',
    (message) => expect(pilcrow.say(message).notes.join(' ')).not.toContain('between'),
  )
})
