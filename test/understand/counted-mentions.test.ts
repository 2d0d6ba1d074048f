import { beforeAll, describe, expect, it } from 'vitest'
import { figuresOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

describe('Two counts in one message', () => {
  it.each([
    [
      'how many reports mention private fostering and how many radicalisation',
      'private fostering',
      'radicalisation',
    ],
    ['number of reports that mention advocacy versus mediation', 'advocacy', 'mediation'],
    ['how many reports mention trafficking, and how many about gangs', 'trafficking', 'gangs'],
  ])('are two, each of what it names: %s', (message, one, other) => {
    const { asked, also } = queryOf(pilcrow, message)
    expect([asked, also]).toMatchObject([
      { intent: 'mentions', subject: one },
      { intent: 'mentions', subject: other },
    ])
  })

  it('are told at the head of the answer, one after the other', () => {
    const { reply } = conversationWith(
      pilcrow,
      'how many reports mention private fostering and how many radicalisation',
    )
    const text = replyText(reply)
    expect(text).toMatch(/^\d of \d reports mentions? “private fostering”[^“]*“radicalisation”/)
  })

  it('are one where the second asks of grades', () => {
    expect(queryOf(pilcrow, 'how many councils are good and how many inadequate').also).toBeUndefined()
  })
})

describe('Praise and criticism asked for together', () => {
  it('are two lists on one subject', () => {
    const { asked, also } = queryOf(pilcrow, 'what is praised and what is criticised about supervision')
    expect([asked, also]).toMatchObject([
      { intent: 'passages', tone: 'praise' },
      { intent: 'passages', tone: 'criticism' },
    ])
  })
})

describe('What reports mention', () => {
  it.each([
    ['which regions mention homelessness most', 'region', 'homelessness'],
    ['has the number of reports mentioning advocacy gone up', 'year', 'advocacy'],
    ['mentions of private fostering per region', 'region', 'private fostering'],
  ])('is counted by what is asked for: %s', (message, by, subject) =>
    expect(queryOf(pilcrow, message).asked).toMatchObject({ intent: 'mentions', by, subject }),
  )

  it.each([
    ['by grade', 'grade'],
    ['per year please', 'year'],
    ['which region mentions it most', 'region'],
  ])('is counted by it afterwards too: %s', (message, by) =>
    expect(queryOf(pilcrow, 'how many reports mention private fostering', message).asked).toMatchObject({
      intent: 'mentions',
      subject: 'private fostering',
      by,
    }),
  )

  it('by grade has the best first, and adds up to all reports', () => {
    const { reply } = conversationWith(pilcrow, 'how many reports mention private fostering', 'by grade')
    const rows = figuresOf(reply)
    expect(rows.map(({ label }) => label)).toEqual(['Outstanding', 'Good', 'Adequate'])
    expect(rows.reduce((sum, { of }) => sum + (of ?? 0), 0)).toBe(5)
  })
})

describe('What comes most often on a subject', () => {
  it.each([
    ['most common recommendation about missing children', 'mentions'],
    ['what do inspectors most often criticise about supervision', 'passages'],
  ])('is not reckoned, which is said, and what there is on it is told: %s', (message, intent) => {
    const { asked, readings } = queryOf(pilcrow, message)
    expect(asked.intent).toBe(intent)
    expect(readings).toMatchObject([{ how: 'commonest' }])
  })

  it('is not reckoned at all of praise, where no subject is named', () =>
    expect(queryOf(pilcrow, 'the most common strength').asked).toMatchObject({
      intent: 'aside',
      aside: 'commonest-praise',
    }))

  it.each(['the most common recommendation', 'what do inspectors keep telling councils to do'])(
    'is told by subject of what is recommended: %s',
    (message) =>
      expect(queryOf(pilcrow, message).asked).toMatchObject({
        ...{ intent: 'figures', of: 'recommendations', by: 'subject' },
      }),
  )
})

describe('After councils of a grade', () => {
  it('those that were listed are meant, and counted by themselves', () => {
    const { asked } = queryOf(pilcrow, 'which councils are good for leadership', 'which of those improved')
    expect(asked).toMatchObject({ intent: 'councils', movement: { kind: 'improved' } })
    expect('where' in asked && asked.where.councils.length).toBeGreaterThan(0)
  })

  it('of every year, now is that of the newest of each', () =>
    expect(queryOf(pilcrow, 'how many outstanding by year', 'no, i meant now').asked).toMatchObject({
      intent: 'councils',
      having: [{ grades: ['Outstanding'] }],
      where: { period: { order: 'latest' } },
    }))
})

describe('A question over councils', () => {
  it.each([
    ['councils inadequate for leadership ever', { movement: { kind: 'repeatedly', least: 1 } }],
    ['average grade before and after covid', { figure: 'by-year', spans: [{ to: 2019 }, { from: 2020 }] }],
    [
      'which good councils have a single judgement below good',
      { having: [{ grades: ['Good'] }, { judgement: { keys: ['?'] } }] },
    ],
    ['inadequate councils and caseloads', { intent: 'passages', having: [{ grades: ['Inadequate'] }] }],
    ['how many councils have only been looked at for SEND', { where: { framework: 'SEND', isOnly: true } }],
    ['rank the judgements by how many inadequates', { figure: 'extreme', by: 'judgement' }],
  ])('heeds all its words: %s', (message, expected) =>
    expect(queryOf(pilcrow, message).asked).toMatchObject(expected),
  )
})
