import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import { excerptsOf } from '../../src/model/reply.js'
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

const SUPERVISION = 'supervision of social workers in north lincolnshire'

describe('What an answer missed', () => {
  it.each([
    ["you didn't answer about adoption", /^adoption$/],
    ['none of that is about young carers', /^young carers$/],
    ['that is about meetings, not visits', /^visits$/],
  ])('is asked of the council in hand, and owned: %s', (message, subject) => {
    const query = queryOf(pilcrow, SUPERVISION, message)
    expect(query.asked).toMatchObject({ intent: 'passages', where: { councils: ['north-lincolnshire'] } })
    expect('subject' in query.asked && query.asked.subject).toMatch(subject)
    expect(query.isCorrection).toBe(true)
  })

  it('is asked where what asks for it stands alone, with nothing to own', () => {
    const query = queryOf(pilcrow, SUPERVISION, 'you havent told me anything about housing')
    expect(query.asked).toMatchObject({ intent: 'passages', where: { councils: ['north-lincolnshire'] } })
    expect('subject' in query.asked && query.asked.subject).toMatch(/\bhousing\b/)
  })
})

describe('A few words behind an answer', () => {
  it.each(['counselling then', 'and transport?', 'ok bullying then', 'neglect tho'])(
    'are another subject, of the same council: %s',
    (message) => {
      expect(asked(SUPERVISION, message)).toMatchObject({
        intent: 'passages',
        where: { councils: ['north-lincolnshire'] },
      })
    },
  )
})

describe('An objection to the time of an answer', () => {
  it('that is of then already says so, and that nothing newer is held', () => {
    const talk = ['edge of care in north lincolnshire 2022', 'no, I wanted the 2022 one']
    expect(queryOf(pilcrow, ...talk).isCorrection).toBeUndefined()
    expect(told(...talk)).toMatch(/^North Lincolnshire 2022 is the newest here: I hold none after it\./)
  })

  it('that supposes a year asks how things are now', () => {
    expect(told('edge of care in north lincolnshire 2022', "that's 2016 though, what about today?")).toMatch(
      /^North Lincolnshire 2022 is the newest here/,
    )
  })

  it('for a year of which nothing is held is no slip of Pilcrow’s', () => {
    const talk = ['private fostering in northumberland', 'i asked for 2021, not that']
    expect(queryOf(pilcrow, ...talk).isCorrection).toBeUndefined()
    expect(told(...talk)).toMatch(/^There is no report on Northumberland from 2021\./)
  })
})

describe('Not the grade, but the words', () => {
  it('names no grade', () => {
    expect(asked('what is said of leadership in northumberland, not the grade')).toMatchObject({
      intent: 'passages',
      where: { councils: ['northumberland'] },
    })
    expect(asked('leadership in northumberland', 'not the grade, the words')).not.toMatchObject({
      grades: ['Not judged'],
    })
  })
})

describe('How to reach somebody', () => {
  it.each([
    "who is the director of children's services in Northumberland and what is her e-mail",
    'phone number for social services in Northumberland',
  ])('is in no report, which names who inspected: %s', (message) => {
    expect(told(message)).toMatch(
      /gives the name, e-mail address[\s\S]*Northumberland 2012: inspection led by /,
    )
  })

  it('is no more, after an answer', () => {
    expect(asked('private fostering in northumberland', 'and her e-mail address?')).toMatchObject({
      aside: 'contact',
      where: { councils: ['northumberland'] },
    })
  })
})

describe('A report on area SEND that is not held', () => {
  it('is said to be missing before anything else, with one passage at most', () => {
    const { reply } = conversationWith(pilcrow, 'What did the SEND inspection of Northumberland find?')
    expect(replyText(reply)).toMatch(/^No report on area SEND is here for Northumberland\./)
    expect(reply.blocks.filter(({ block }) => block === 'excerpt').length).toBeLessThanOrEqual(1)
  })

  it('is not kept to', () => {
    expect(asked('what did the SEND inspection of Northumberland find?', 'and neglect?')).toMatchObject({
      where: { councils: ['northumberland'], framework: null },
    })
  })
})

describe('A year beside the latest', () => {
  it('sets the grades of both side by side, with words of each', () => {
    const { query, reply } = conversationWith(
      pilcrow,
      'compare help and protection in North Lincolnshire in 2012 with the latest one',
    )
    expect(query?.asked).toMatchObject({ intent: 'history', where: { councils: ['north-lincolnshire'] } })
    const quoted = reply.blocks.flatMap((block) => (block.block === 'excerpt' ? [block.excerpt.report] : []))
    expect(reply.kind === 'none' || quoted.length > 0).toBe(true)
  })

  it('is what comes before the subject, and no beginning', () => {
    expect(asked('North Lincolnshire 2022 on care leavers')).toMatchObject({
      where: { period: { years: [2022], from: null } },
    })
  })

  it('is set beside what was said before', () => {
    const messages = ['missing children in north lincolnshire 2022', 'is that better than in 2012?']
    expect(asked(...messages)).toMatchObject({ isOverTime: true })
    const { reply } = conversationWith(pilcrow, ...messages)
    expect(new Set(excerptsOf(reply).map(({ report }) => report))).toEqual(
      new Set(['north-lincolnshire-2022', 'north-lincolnshire-2012']),
    )
  })
})

describe('What a grade means, beside a council', () => {
  it.each([
    'does inadequate in north lincolnshire mean the government takes over?',
    'what is the meaning of "requires improvement" for North Lincolnshire, is it bad or in the middle?',
  ])('is told first: %s', (message) => {
    expect(told(message)).toMatch(/^Of the four grades the best is Outstanding/)
  })
})
