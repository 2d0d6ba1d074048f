import { beforeAll, describe, expect, it } from 'vitest'
import { excerptsOf, recommendationsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

/** What is asked of a judgement alone, of two inspections beside each other, of other councils than those that were named. */

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const talk = (...messages: string[]) => conversationWith(pilcrow, ...messages).reply
const asked = (...messages: string[]) => queryOf(pilcrow, ...messages).asked

describe('Who asks how those are treated whom a judgement is about', () => {
  it.each([
    'how do they treat care leavers in lincolnshire',
    'im a care leaver in lincolnshire n i wanna know how they treat us',
  ])('is quoted first the part of the newest report that judges it, without a doubt: %s', (message) => {
    const reply = talk(message)
    expect(reply.kind).toBe('excerpts')
    expect(replyText(reply)).not.toMatch(/not sure|for sure|nearest/)
    expect(replyText(reply)).toMatch(/^Lincolnshire 2015 – The experience and progress of care leavers: Good/)
    expect(excerptsOf(reply)[0]).toMatchObject({ report: 'lincolnshire-2015' })
  })

  it('asks for no grade where what it names is more than that', () =>
    expect(asked('is lincolnshire a good place to work')).toMatchObject({ intent: 'passages' }))
})

describe('Two inspections of one council', () => {
  it.each([
    'how does that compare with 2012',
    'and how does it compare to 2012',
    'is that better than in 2012',
  ])('are both asked what they recommend, after what one recommends: %s', (message) =>
    expect(asked('what must north lincolnshire 2022 improve', message)).toMatchObject({
      intent: 'recommendations',
      where: { period: { years: [2022, 2012] } },
    }),
  )

  it('say each what changed on a subject', () =>
    expect(asked('North Lincolnshire 2012 versus 2022: exploitation, what changed?')).toMatchObject({
      intent: 'passages',
      subject: 'exploitation',
      isOverTime: true,
      where: { period: { years: [2012, 2022] } },
    }))

  it('tell by what they judge whether it is better, where a judgement was spoken of', () =>
    expect(
      asked('care leavers in north lincolnshire 2022', 'is that better or worse than 2012'),
    ).toMatchObject({
      intent: 'history',
      judgement: { label: 'Care leavers' },
      where: { period: { years: [2022, 2012] } },
    }))

  it('are told by all that they judge, where the overall grade alone was asked for before', () =>
    expect(asked('north lincolnshire overall grade', 'what changed between 2012 and 2022')).toMatchObject({
      intent: 'history',
      judgement: null,
    }))

  it('are compared by their grades, where their judgements are named', () =>
    expect(
      asked('missing children in north lincolnshire', 'compare the two overall judgements'),
    ).toMatchObject({
      intent: 'history',
      judgement: { label: 'Overall' },
    }))

  it('recommend each what stands under its name', () => {
    const shown = recommendationsOf(
      talk('compare north lincolnshire 2012 and 2022 on neglect', 'recommendations in each?'),
    )
    expect(new Set(shown.map(({ report }) => report))).toEqual(
      new Set(['north-lincolnshire-2022', 'north-lincolnshire-2012']),
    )
  })
})

describe('A paragraph, or a line, from a year', () => {
  it('is of that year', () =>
    expect(asked('quote me something on leaders from 2022')).toMatchObject({
      where: { period: { years: [2022], from: null } },
    }))

  it('since a year is of those that follow', () =>
    expect(asked('leadership in lincolnshire since 2012')).toMatchObject({
      where: { period: { years: [], from: 2012 } },
    }))
})

describe('Other councils', () => {
  it('are all but those that were named, on the subject that is named', () =>
    expect(
      asked(
        'neglect in lincolnshire and northumberland',
        'which other councils have family group conferences',
      ),
    ).toMatchObject({
      intent: 'passages',
      subject: expect.stringContaining('family group conferences'),
      where: { councils: [], except: ['lincolnshire', 'northumberland'] },
    }))
})

describe('Two grades from one inspection to the next', () => {
  it('are a step of two, and no two steps', () =>
    expect(
      asked('which councils went up by two grades or more between consecutive inspections'),
    ).toMatchObject({
      movement: { kind: 'improved', least: 2, isInARow: false },
    }))
})

describe('What is asked of every report', () => {
  it('is asked of each, and not of the newest alone', () =>
    expect(asked('list every report in which supervision is criticised')).toMatchObject({
      subject: 'supervision',
      isByCouncil: true,
      where: { period: { order: null } },
    }))
})

describe('What reports recommend', () => {
  it('is asked for where they recommend it, and praises nobody', () =>
    expect(
      asked('Which reports recommend improving the response to homeless 16 and 17-year-olds?'),
    ).toMatchObject({ of: 'recommendations', subject: expect.stringContaining('homeless') }))
})

describe('What follows an answer on one council', () => {
  it('is no second time how its grades went, but what its newest report says of itself', () =>
    expect(asked('has north lincolnshire gone up or down', 'what changed')).toMatchObject({
      intent: 'report',
      part: 'summary',
    }))

  it('is what others were told, on the subject that was spoken of', () =>
    expect(
      asked('private fostering in northumberland', 'which other councils got told to do better at that'),
    ).toMatchObject({
      intent: 'recommendations',
      subject: expect.stringContaining('private fostering'),
      where: { councils: [], except: ['northumberland'] },
    }))
})

describe('What a counted word means', () => {
  it.each(['what is one', 'whats that then', 'never heard of it, what is it'])(
    'is explained: %s',
    (message) =>
      expect(asked('how many reports mention private fostering', message)).toMatchObject({
        intent: 'definition',
        term: 'private fostering',
      }),
  )
})

describe('After what a grade means', () => {
  it('who has it for a part of the services is told', () =>
    expect(asked('what does requires improvement mean', 'how many have that for care leavers')).toMatchObject(
      {
        intent: 'councils',
        having: [{ judgement: { label: 'Care leavers' }, grades: ['Requires improvement'] }],
      },
    ))

  it('the councils that hold it now are a list', () =>
    expect(
      asked('What does requires improvement mean?', 'Which councils currently hold that grade overall?'),
    ).toMatchObject({ intent: 'councils', having: [{ grades: ['Requires improvement'] }] }))
})

describe('How many are listed of whom something is said', () => {
  it('is told of that list, and not of all reports', () =>
    expect(
      asked(
        'which reports say children in care wait too long for CAMHS',
        'How many is that out of the reports you hold?',
      ),
    ).toMatchObject({ intent: 'passages', isByCouncil: true, isNamesOnly: true }))
})
