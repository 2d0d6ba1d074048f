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

describe('The grade of a year, after what is said of a subject', () => {
  it('is asked for beside that of the report that was shown', () =>
    expect(
      asked(
        'What does the North Lincolnshire 2022 report say about corporate parenting?',
        'What was the overall grade in that report, and what was it in 2012?',
      ),
    ).toMatchObject({
      intent: 'history',
      where: { councils: ['north-lincolnshire'], period: { years: [2022, 2012] } },
    }))
})

describe('The same year', () => {
  it('is that which was asked about, of another council', () =>
    expect(
      asked(
        'what does the 2012 report on Northumberland say about supervision',
        'And for North Lincolnshire in the same year?',
      ),
    ).toMatchObject({
      intent: 'passages',
      where: { councils: ['north-lincolnshire'], period: { years: [2012] } },
    }))
})

describe('The one before that, in a year that is named', () => {
  it('is of that year', () =>
    expect(asked('what grade did north lincolnshire get', 'And the one before that, in 2012?')).toMatchObject(
      {
        intent: 'grade',
        where: { councils: ['north-lincolnshire'], period: { years: [2012], order: null } },
      },
    ))
})

describe('The best or the worst that is said', () => {
  it.each([
    'quote me something positive i can use in my interview',
    'best line i can quote on how its improved',
  ])('after how the grades went is of the newest report: %s', (message) =>
    expect(asked('how has north lincolnshire changed over time', message)).toMatchObject({
      intent: 'reasons',
      tone: 'praise',
      isStrongest: true,
      where: { councils: ['north-lincolnshire'], period: { years: [], from: null } },
    }),
  )

  it('of what nobody praises is of all that is praised, and said to be that', () => {
    const text = told('unregistered homes in North Lincolnshire', 'give me the most positive line on that')
    expect(text).toMatch(/Of all that they say:\s+Among what North Lincolnshire \d{4} praises:/)
  })

  it('why a council was at its worst is told by the report that was', () =>
    expect(
      asked('list the grades of north lincolnshire over time', 'the year it got its worst one, why'),
    ).toMatchObject({
      intent: 'reasons',
      where: { reports: ['north-lincolnshire-2012'] },
    }))
})

describe('An example', () => {
  it('of what is counted is one of the quotations, whole', () =>
    expect(
      asked('which reports mention signs of safety', 'give me a quote about it from one of them'),
    ).toMatchObject({
      intent: 'citation',
    }))

  it('of something new is asked for by itself', () =>
    expect(asked('young carers in Northumberland', 'quote me something on the leadership')).toMatchObject({
      intent: 'passages',
      subject: expect.stringContaining('leadership'),
      page: 0,
    }))
})

describe('What was recommended on a subject that a message names', () => {
  it('is not that on the subject before', () =>
    expect(
      asked(
        'private fostering in North Lincolnshire',
        'any recommendations about health assessments in Northumberland',
      ),
    ).toMatchObject({
      intent: 'recommendations',
      subject: 'health assessments',
      where: { councils: ['northumberland'] },
    }))
})

describe('How many of what was recommended is on something', () => {
  it('is asked of the recommendations', () =>
    expect(
      asked(
        'what are the recommendations for lincolnshire',
        'how many of those are about neglect or the frontdoor',
      ),
    ).toMatchObject({ intent: 'recommendations', subject: expect.stringContaining('neglect') }))
})

describe('Who else', () => {
  it('has the same grade is told of all others, whatever was asked between', () =>
    expect(
      asked('north lincolnshire latest grade', 'why', 'who else got the same overall grade'),
    ).toMatchObject({
      intent: 'councils',
      where: { except: ['north-lincolnshire'] },
    }))
})

describe('After what a word means', () => {
  it('a council asks what is said of it there', () =>
    expect(asked('what is a LADO', 'what about Northumberland')).toMatchObject({
      intent: 'passages',
      subject: expect.stringMatching(/lado/i),
      where: { councils: ['northumberland'] },
    }))
})

describe('Whoever has complained already', () => {
  it('hears who is next, and not the same once more', () => {
    const text = told('how do I complain about the council', 'i already did that they ignored me')
    expect(text).toContain('Ombudsman')
    expect(text).not.toContain('SENDIASS')
  })
})

describe('A few words of another subject', () => {
  it('leave the one before', () =>
    expect(asked('what must lincolnshire improve', 'and MASH/front door')).toMatchObject({
      intent: 'passages',
      subject: expect.stringMatching(/mash/i),
      where: { councils: ['lincolnshire'] },
    }))
})
