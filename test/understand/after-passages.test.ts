import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (...messages: string[]): Asked => queryOf(pilcrow, ...messages).asked
const told = (...messages: string[]): string => replyText(conversationWith(pilcrow, ...messages).reply)

describe('After what is said of a subject at one council', () => {
  const subject = 'missing children in North Lincolnshire'

  it.each(['and what did the 2012 one say', 'did they say that in 2012 too', 'and before that in 2012'])(
    'a year asks for the same of its report alone: %s',
    (message) => {
      expect(asked(subject, message)).toMatchObject({
        intent: 'passages',
        subject: expect.stringContaining('missing children'),
        where: { councils: ['north-lincolnshire'], period: { years: [2012], from: null } },
      })
      expect(asked(subject, message)).not.toHaveProperty('isOverTime')
    },
  )

  it.each([
    'what did they tell them to do about it',
    'were they asked to fix that',
    'any recommendation on this?',
  ])('what was to be done asks for what was recommended on it: %s', (message) => {
    expect(asked('young carers in Northumberland', message)).toMatchObject({
      intent: 'recommendations',
      subject: expect.stringContaining('young carers'),
      where: { councils: ['northumberland'] },
    })
    expect(told('young carers in Northumberland', message)).toContain('joint strategy')
  })

  it('the year that is spoken of is kept, where what was to be done is asked', () =>
    expect(
      asked('young carers in Northumberland in 2012', 'what did they tell them to do about it'),
    ).toMatchObject({ intent: 'recommendations', where: { period: { years: [2012] } } }))

  it('its grades may be asked for instead, and over time', () => {
    expect(asked(subject, 'ok and what are they rated')).toMatchObject({
      intent: 'grade',
      where: { councils: ['north-lincolnshire'] },
    })
    expect(asked(subject, 'so has it got better or worse overall, grades pls')).toMatchObject({
      intent: 'history',
      where: { councils: ['north-lincolnshire'] },
    })
  })
})

describe('After councils of which something is said', () => {
  const list = 'which councils are praised for early help'

  it.each([
    ['which is the most recent', 'newest'],
    ['whats the latest of those', 'newest'],
    ['and the oldest one', 'oldest'],
  ])('they are told by the days of their inspections: %s', (message, extreme) => {
    expect(asked(list, message)).toMatchObject({ intent: 'passages', isByCouncil: true, extreme })
    const years = [...told(list, message).matchAll(/^— .*? (\d{4})/gm)].map(([, year]) => Number(year))
    expect(years.length).toBeGreaterThan(1)
    expect(years).toEqual(years.toSorted((one, other) => (extreme === 'newest' ? other - one : one - other)))
  })

  it.each(['how many is that', 'total?', 'how many councils in total'])(
    'their number is asked for: %s',
    (message) => expect(asked(list, message)).toMatchObject({ isByCouncil: true, isNamesOnly: true }),
  )

  it('that none surely is one is told once, and who may be where their number is asked for', () => {
    const none = 'which councils are criticised for late visits'
    expect(told(none).match(/What comes nearest/g)).toHaveLength(1)
    expect(told(none, 'how many is that')).toMatch(
      /^I found nothing that surely finds fault with “late visits” in the newest reports of 4 councils\.\n+Less surely 1 report: South Gloucestershire 2012\./,
    )
  })
})
