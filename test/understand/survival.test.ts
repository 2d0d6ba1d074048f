import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import { excerptsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

/** What of a conversation survives a message: its council, its year, its subject, the kind of report, what was wanted. */

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (...messages: string[]): Asked => queryOf(pilcrow, ...messages).asked
const talk = (...messages: string[]) => conversationWith(pilcrow, ...messages).reply
const subjectOf = (one: Asked): string => ('subject' in one ? one.subject : '')

const ABOUT = 'private fostering in lincolnshire'
const HERE = { where: { councils: ['lincolnshire'] } }

describe('The subject of a conversation', () => {
  it('stays where a message says what is wanted of it, and names nothing else', () => {
    for (const message of [
      'what are they supposed to do about it',
      'is that among the recommendations',
      'did they get told to sort that out',
    ])
      expect(asked(ABOUT, message), message).toMatchObject({ intent: 'recommendations', ...HERE })
    for (const message of [
      'what exactly was wrong with it',
      'any criticism of that',
      'what was good about it',
    ])
      expect(subjectOf(asked(ABOUT, message)), message).toMatch(/private fostering/)
  })

  it('stays where only a place is new, whatever is wanted of that', () => {
    for (const message of [
      'and in northumberland?',
      'what did northumberlands say exactly',
      'what exactly was wrong in northumberland',
      'northumberland any good at it?',
    ]) {
      const there = asked(ABOUT, message)
      expect(subjectOf(there), message).toMatch(/private fostering/)
      expect(there, message).toMatchObject({ where: { councils: ['northumberland'] } })
    }
  })

  it('gives way to another in the same council, in however few words that is named', () => {
    for (const [message, subject] of [
      ['and adoption?', /adoption/],
      ['anything in there on missing children', /missing/],
      ['what about the virtual school', /virtual school/],
      ['do they say anything about neglect', /neglect/],
    ] as const) {
      const there = asked(ABOUT, message)
      expect(there, message).toMatchObject(HERE)
      expect(subjectOf(there), message).toMatch(subject)
      expect(subjectOf(there), message).not.toMatch(/private fostering/)
    }
  })

  it('is joined by words that only ask of it', () => {
    for (const message of [
      'do they have a protocol for that',
      'and in northumberland have they a strategy for it',
    ])
      expect(subjectOf(asked(ABOUT, message)), message).toMatch(/fostering.*(?:protocol|strategy)/)
  })

  it('is left where the council as a whole is asked about', () => {
    expect(asked(ABOUT, 'what grade did they get overall')).toMatchObject({ intent: 'grade', ...HERE })
    expect(asked(ABOUT, 'who was the inspector')).toMatchObject({ intent: 'report', part: 'front-page' })
  })

  it('is what was explained, at a time that is named', () => {
    const then = asked('what is the LADO and was it working in lincolnshire', 'in 2015 i mean')
    expect(then).toMatchObject({ intent: 'passages', where: { councils: ['lincolnshire'] } })
    expect(subjectOf(then)).toMatch(/LADO/)
  })
})

describe('After councils were set side by side', () => {
  const COMPARED = 'compare lincolnshire and northumberland'

  it('one of them is asked about alone where it is named', () => {
    expect(asked(COMPARED, 'anything bad about northumberland')).toMatchObject({
      intent: 'reasons',
      tone: 'criticism',
      where: { councils: ['northumberland'] },
    })
  })

  it('another subject is asked of each', () => {
    const each = asked(COMPARED, 'which has the lower caseloads')
    expect(each).toMatchObject({
      intent: 'passages',
      where: { councils: ['lincolnshire', 'northumberland'] },
    })
    expect(subjectOf(each)).toMatch(/caseloads/)
  })

  it('which is better at what both were asked about is told of both', () => {
    const both = asked(ABOUT, 'and in northumberland', 'so which is better')
    const councils = 'where' in both ? both.where.councils : []
    expect(new Set(councils)).toEqual(new Set(['lincolnshire', 'northumberland']))
  })
})

describe('A message after what was quoted', () => {
  it('that asks whether it is still so is told that nothing newer is held', () => {
    for (const message of [
      'have they sorted that yet',
      'is it still like that',
      'did they ever put it right',
    ])
      expect(replyText(talk(ABOUT, message)), message).toMatch(/I hold none .*after it/)
  })

  it('that asks how a number grew is shown what stands beside it, whole', () => {
    const [beside] = excerptsOf(talk('how many children are in care in lincolnshire', 'up from what?'))
    expect(beside?.sentences).toBeNull()
  })

  it('that tells of one’s own case is told who can look into it, and one that asks is not', () => {
    for (const message of ['well they never once came to see us', 'my lad got no help at all from them'])
      expect(asked(ABOUT, message), message).toMatchObject({ intent: 'aside', aside: 'complaint' })
    expect(asked(ABOUT, 'did they visit the children at all')).not.toMatchObject({ intent: 'aside' })
  })

  it('that corrects the place is asked of the other alone', () => {
    expect(asked(ABOUT, 'not lincolnshire, northumberland')).toMatchObject({
      where: { councils: ['northumberland'] },
    })
  })
})

describe('After a list of councils', () => {
  it('what its grades do not tell is looked for in the reports of those councils alone', () => {
    const among = asked('which councils are good for leadership', 'which of those mention caseloads')
    expect(among).toMatchObject({ intent: 'mentions', subject: 'caseloads' })
    const { where, having } = among as Extract<Asked, { intent: 'mentions' }>
    expect(where.councils.length + having.length).toBeGreaterThan(0)
  })
})
