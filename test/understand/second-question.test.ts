import { beforeAll, describe, expect, it } from 'vitest'
import { excerptsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

describe('Two questions in one message', () => {
  it('are one where the second points back at the subject, and no grade has reasons given', () => {
    for (const message of ['what is the LADO and was it working in lincolnshire'])
      expect(queryOf(pilcrow, message)).toMatchObject({ also: { intent: 'passages' } })
  })

  it.each([
    [
      'who led the Lincolnshire inspection, and what do they say about private fostering?',
      'report',
      'passages',
    ],
    [
      'has North Lincolnshire improved since 2012 and what must it still improve?',
      'history',
      'recommendations',
    ],
    [
      'how many children are in care in Northumberland, and how many foster carers are there?',
      'passages',
      'passages',
    ],
    [
      'are missing children found quickly in Lincolnshire? And what do they say about caseloads?',
      'passages',
      'passages',
    ],
  ])('are understood one by one, of the same council: %s', (message, first, second) => {
    const { asked, also } = queryOf(pilcrow, message)
    expect([asked.intent, also?.intent]).toEqual([first, second])
    const councils = [asked, also].map((one) => one && 'where' in one && one.where.councils)
    expect(councils[0]).toHaveLength(1)
    expect(councils[1]).toEqual(councils[0])
  })

  it.each([
    [
      'compare northumberland and lincolnshire on adoption and who led each inspection',
      'comparison',
      'report',
    ],
    [
      'which is better, northumberland or lincolnshire, and what must each improve',
      'comparison',
      'recommendations',
    ],
    [
      'what grades did northumberland and lincolnshire get for leadership, and how do their foster carers feel?',
      'grade',
      'passages',
    ],
    [
      'what did they say about foster carers in lincolnshire and northumberland, and what are they told to do about it',
      'passages',
      'recommendations',
    ],
  ])('are of both councils where one half names them: %s', (message, first, second) => {
    const { asked, also } = queryOf(pilcrow, message)
    expect([asked.intent, also?.intent]).toEqual([first, second])
    for (const one of [asked, also])
      expect(one && 'where' in one && [...one.where.councils].sort()).toEqual([
        'lincolnshire',
        'northumberland',
      ])
  })

  it('are one where each names a council of its own', () =>
    expect(
      queryOf(
        pilcrow,
        'what do they say about neglect in lincolnshire and what do they say about it in northumberland',
      ),
    ).not.toHaveProperty('also'))

  it('are one where what follows is of those that were named first', () => {
    const query = queryOf(
      pilcrow,
      'mums who drink or take drugs. what does lincolnshire do for the kids in those houses',
    )
    expect(query.asked.intent).toBe('passages')
    expect(query).not.toHaveProperty('also')
    expect(query).not.toHaveProperty('subjects')
  })

  it('explain a word and then look for it, where the second might ask for a grade', () =>
    expect(queryOf(pilcrow, 'what is a MASH and how is lincolnshire doing with it')).toMatchObject({
      asked: { intent: 'definition' },
      also: { intent: 'passages' },
    }))

  it('explain a word and then look for it, though the second only points at it', () => {
    const { asked, also } = queryOf(pilcrow, "what's a LADO and does it work in Northumberland")
    expect(asked).toMatchObject({ intent: 'definition', where: { councils: ['northumberland'] } })
    expect(also?.intent === 'passages' && also.subject).toContain('LADO')
  })

  it.each([
    ['who wrote you and do you keep what I type in here?', 'about', 'privacy'],
    ['are you Ofsted, and do you store anything?', 'about', 'privacy'],
  ])('need no council where they are of Pilcrow itself: %s', (message, first, second) => {
    const { asked, also } = queryOf(pilcrow, message)
    expect([asked, also].map((one) => one?.intent === 'aside' && one.aside)).toEqual([first, second])
  })

  it('that ask for recommendations after a subject ask for those on that', () => {
    const { asked, also } = queryOf(
      pilcrow,
      'are missing children found quickly in Lincolnshire and what did inspectors recommend?',
    )
    expect(asked.intent).toBe('passages')
    expect(also).toMatchObject({ intent: 'recommendations', where: { councils: ['lincolnshire'] } })
    expect(also?.intent === 'recommendations' && also.subject).toContain('missing')
  })

  it('are both answered, and nothing is quoted twice', () => {
    const reply = pilcrow.say(
      'what is said about private fostering in Northumberland, and what do they say about missing children?',
    )
    expect(replyText(reply)).toContain('Your second question')
    const keys = excerptsOf(reply).map(({ report, key }) => `${report} ${key}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.length).toBeGreaterThan(2)
    expect(keys.length).toBeLessThanOrEqual(5)
  })
})

it.each([
  'do foster carers in Northumberland feel supported and valued',
  'neglect and domestic abuse in Lincolnshire',
  'Compare Lincolnshire and Northumberland',
  'How many children were on child protection plans in Lincolnshire, and was it going up?',
  'My son is in care in Lincolnshire and he has moved twice. Do they talk about placement moves?',
  'are the police and health involved in strategy discussions in Northumberland',
])('One question stays one: %s', (message) => {
  expect(queryOf(pilcrow, message).also).toBeUndefined()
})
