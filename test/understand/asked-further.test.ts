import { beforeAll, describe, expect, it } from 'vitest'
import { createLibrary } from '../../src/library/library.js'
import type { Asked } from '../../src/model/query.js'
import type { Grade } from '../../src/model/report.js'
import { type Answers, answersOver } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { bundledReport, laterReport } from '../answer/later-report.js'
import { openBundled, vocabulary } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (...messages: string[]): Asked => queryOf(pilcrow, ...messages).asked

describe('A full question about the inspection before', () => {
  it('is asked of that one, after what the newest says', () => {
    expect(
      asked(
        'north lincolnshire 2022 what needs to improve',
        'and what did they say needed to improve last time',
      ),
    ).toMatchObject({ intent: 'recommendations', where: { reports: ['north-lincolnshire-2012'] } })
  })

  it('says that there is none where one inspection is held', () => {
    const { reply } = conversationWith(
      pilcrow,
      'what must south gloucestershire improve',
      'and what did they say needed to improve last time',
    )
    expect(replyText(reply)).toContain('none before it')
  })
})

describe('After how many there are', () => {
  it('a few words ask how many, of something else', () => {
    expect(
      asked('how many children in northumberland had a child protection plan', 'and in care'),
    ).toMatchObject({
      subject: 'children in care',
      answer: 'number',
      judgement: null,
    })
  })

  it('a question of its own about another council asks what it says', () => {
    expect(
      asked('how long do adoptions take in northumberland', 'is it better in south gloucestershire'),
    ).toMatchObject({ where: { councils: ['south-gloucestershire'] }, answer: 'yes-no' })
  })
})

describe('A council that is named after a list with a condition', () => {
  it('is asked about whatever its grade', () => {
    expect(
      asked(
        'which councils have problems with caseloads',
        'which of them are outstanding',
        "what does it say about northumberland's",
      ),
    ).toMatchObject({ where: { councils: ['northumberland'] }, having: [] })
  })
})

describe('The worst for it', () => {
  it.each(['which council is worst for it', 'worst council for it'])(
    'is a list of councils, of what was spoken of: %s',
    (message) => {
      expect(asked('foster carers in northumberland', message)).toMatchObject({
        intent: 'passages',
        isByCouncil: true,
        tone: 'criticism',
      })
    },
  )

  it('is one by itself, of what is in no table', () => {
    expect(asked('worst council for pre-proceedings')).toMatchObject({
      intent: 'passages',
      isByCouncil: true,
      tone: 'criticism',
    })
  })
})

describe('How grades went, asked once more', () => {
  const HOW = 'how has north lincolnshire been rated over the years'

  it('is told again to who asks when, or how long it took', () => {
    expect(asked(HOW, 'when did it stop being good')).toMatchObject({ intent: 'history' })
    expect(asked(HOW, 'how long did it take')).toMatchObject({ intent: 'history' })
  })

  it('is what the newest report says of itself to who asks what changed', () => {
    expect(asked(HOW, 'what changed')).toMatchObject({ intent: 'report', part: 'summary' })
  })
})

describe('One of several recommendations', () => {
  it('is what is looked for, where it is asked what the report says about that', () => {
    const said = asked(
      'what must northumberland improve',
      'the second one, what does the report say about that',
    )
    expect(said).toMatchObject({ intent: 'passages', where: { councils: ['northumberland'] } })
    expect('subject' in said && said.subject).not.toContain('second')
  })
})

describe('A word that was explained', () => {
  it('is asked about at a council that is named with a how many', () => {
    expect(asked('whats private fostering', 'how many does northumberland have')).toMatchObject({
      intent: 'passages',
      where: { councils: ['northumberland'] },
      subject: 'private fostering',
    })
  })

  it('if it is a grade, is set beside the grade that it may be', () => {
    expect(asked('what does requires improvement mean', 'is that a fail')).toMatchObject({
      intent: 'definition',
      grades: ['Requires improvement', 'Inadequate'],
    })
  })
})

describe('When they come back', () => {
  it('is when the council is inspected next, after what it was told to do', () => {
    expect(asked('what must northumberland improve', 'when will they be back')).toMatchObject({
      aside: 'next-inspection',
      where: { councils: ['northumberland'] },
    })
  })
})

describe('Two things asked in one, of which one stands nowhere', () => {
  it('are answered by the other', () => {
    const text = replyText(
      pilcrow.say('does north lincolnshire 2022 say anything about drones or supervision'),
    )
    expect(text).toContain('‘drones’ stands nowhere')
    expect(text).toMatch(/“[^”]*supervision/i)
  })
})

describe('How many inspections a council has had', () => {
  it.each([
    'how many inspections has northumberland had',
    'how many times has northumberland been inspected',
  ])('is the list of them: %s', (message) => {
    expect(asked(message)).toMatchObject({ intent: 'library', where: { councils: ['northumberland'] } })
  })
})

describe('A year that something is said according to', () => {
  it('is that year alone, and what was recommended then is all of it', () => {
    expect(
      asked('care leavers in north lincolnshire', 'what needs to improve according to the 2012 one'),
    ).toMatchObject({
      intent: 'recommendations',
      where: { councils: ['north-lincolnshire'], period: { from: 2012, to: 2012 } },
      subject: '',
    })
  })
})

describe('Two questions of several years', () => {
  it('are both told of each of them, and no heading stands over nothing', () => {
    const { kind, ...made } = pilcrow.say(
      'North Lincolnshire 2012 and 2022, overall each time, and what was said about adoption',
    )
    expect(kind).not.toBe('none')
    const second = made.second ?? []
    expect(second.filter(({ block }) => block === 'excerpt').length).toBeGreaterThan(1)
    for (const [at, { block }] of second.entries())
      if (block === 'heading' && at > 0) expect(second[at + 1]?.block).toBe('excerpt')
  })
})

describe('After a list of councils of which something is said', () => {
  it.each(['which ones are recent', 'just the recent ones'])('those of the last years: %s', (message) => {
    expect(asked('which councils have problems with caseloads', message)).toMatchObject({
      isByCouncil: true,
      where: { period: { from: expect.any(Number) } },
    })
  })
})

describe('Who else did that', () => {
  it('is who went the same way, after how one council’s grades went', () => {
    const overall = (year: number, grade: Grade) =>
      laterReport(bundledReport('north-lincolnshire-2022'), year, { 'overall-effectiveness': grade })
    const moved = answersOver(
      createLibrary([overall(2023, 'Good'), overall(2026, 'Outstanding')]),
      vocabulary,
    )
    expect(
      queryOf(moved, 'how has north lincolnshire been rated over the years', 'who else did that').asked,
    ).toMatchObject({
      intent: 'councils',
      where: { except: ['north-lincolnshire'] },
      movement: { kind: 'from-to', from: ['Good'], to: ['Outstanding'] },
    })
  })
})

describe('For somebody, after how many reports mention something', () => {
  it('is asked of both together', () => {
    expect(asked('do any reports mention transport', 'for care leavers')).toMatchObject({
      intent: 'mentions',
      subject: 'transport for care leavers',
    })
  })
})

describe('What is praised, after what was not found', () => {
  it('is what is praised of the council', () => {
    expect(asked('what about submarines in northumberland', 'any good points')).toMatchObject({
      intent: 'reasons',
      tone: 'praise',
      where: { councils: ['northumberland'] },
    })
  })
})

describe('A time of which nothing is held', () => {
  it('is not kept to', () => {
    expect(asked('did northumberland get better after 2014', 'what was wrong then')).toMatchObject({
      where: { councils: ['northumberland'], period: { from: null } },
    })
  })
})
