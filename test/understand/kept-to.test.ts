import { beforeAll, describe, expect, it } from 'vitest'
import { excerptsOf, recommendationsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

/** What a conversation keeps to: its subject in another place, a time that is named, what was shown. */

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const talk = (...messages: string[]) => conversationWith(pilcrow, ...messages).reply
const asked = (...messages: string[]) => queryOf(pilcrow, ...messages).asked
const reports = (...messages: string[]) => [
  ...new Set(excerptsOf(talk(...messages)).map(({ report }) => report)),
]

describe('The subject of a conversation', () => {
  it('is asked of another council, in whatever words that is named', () => {
    const of = (message: string) =>
      excerptsOf(talk('is there anything about private fostering in north lincolnshire', message))
    for (const message of ['and in Lincolnshire for comparison', 'whats lincolnshire got to say on that']) {
      expect(of(message).map(({ report }) => report)).toContain('lincolnshire-2015')
      expect(of(message)[0]?.text).toMatch(/privately arranged fostering|private fostering/)
    }
  })

  it('is asked of the others, and not again of the one that it was asked of', () => {
    for (const message of [
      'who else',
      'was it just lincolnshire? anyone else where it is weak',
      'any other councils do it',
      'nowhere else has it?',
      'any council doing worse',
    ]) {
      const found = reports('private fostering in lincolnshire', message)
      expect(found.length).toBeGreaterThan(0)
      expect(found).not.toContain('lincolnshire-2015')
    }
  })

  it('is said to be held of no council beside, and not shown again', () => {
    expect(replyText(talk('private fostering in lincolnshire', 'hows lambeth compare'))).toMatch(
      /^There is no report on Lambeth here\./,
    )
  })

  it('is asked of the report that was shown, wherever in it', () => {
    const reply = talk('private fostering in lincolnshire', 'does it name the hospital trust anywhere')
    const shown = [...excerptsOf(reply), ...recommendationsOf(reply)].map(({ report }) => report)
    expect(shown.filter((report) => report !== 'lincolnshire-2015')).toEqual([])
    expect(
      asked('private fostering in lincolnshire', 'does it name the hospital trust anywhere'),
    ).toMatchObject({
      where: { councils: ['lincolnshire'] },
    })
    expect(
      asked(
        'recommendations lincolnshire',
        'those about care leavers',
        'and what does the report say on that',
      ),
    ).toMatchObject({ intent: 'passages', subject: 'care leavers', where: { councils: ['lincolnshire'] } })
  })

  it('supposes no grade of another judgement', () => {
    const { query } = conversationWith(pilcrow, 'why is lincolnshire good', 'and for care leavers?')
    expect(query?.asked).toMatchObject({
      intent: 'reasons',
      grades: [],
      judgement: { label: 'Care leavers' },
    })
  })

  it('gives way to another that is asked of the same council', () => {
    expect(
      asked('caseloads in north lincolnshire', 'did the senior managers come and go as well'),
    ).toMatchObject({
      intent: 'passages',
      where: { councils: ['north-lincolnshire'] },
    })
  })

  it('goes on where the answer told that nothing newer is held', () => {
    expect(replyText(talk('why was northumberland outstanding', 'wow', 'is there any newer report'))).toMatch(
      /^Northumberland 2012 is the only inspection/,
    )
  })

  it('is no word of how old an answer is', () => {
    expect(
      replyText(talk('private fostering in northumberland', 'that is ancient, is there nothing later?')),
    ).toMatch(/^Northumberland 2012 is the only inspection/)
  })

  it('is what they are good at', () => {
    expect(
      asked('private fostering in lincolnshire', 'and northumberland, are they good at it?'),
    ).toMatchObject({
      intent: 'passages',
      subject: 'private fostering in',
      where: { councils: ['northumberland'] },
    })
    expect(asked('which reports mention private fostering', 'which councils are good at it')).toMatchObject({
      intent: 'mentions',
      subject: 'private fostering',
      tone: 'praise',
    })
  })
})

describe('A time that a message names', () => {
  it('is kept to with the council and the subject, however it follows', () => {
    for (const [message, year] of [
      ['in 2012 i mean', 2012],
      ['and back in 2012', 2012],
      ['so better by 2022 then?', 2022],
      ['and by 2012 was that still an issue', 2012],
    ] as const) {
      const { intent, ...rest } = asked('missing children in north lincolnshire', message)
      expect(intent).toBe('passages')
      expect(rest).toMatchObject({
        subject: 'missing children in',
        where: { councils: ['north-lincolnshire'], period: { years: [year] } },
      })
      expect(reports('missing children in north lincolnshire', message)).toEqual([
        `north-lincolnshire-${year}`,
      ])
    }
  })

  it('may be told from today in any number of words', () => {
    expect(asked('private fostering', 'only what is from the last ten years please')).toMatchObject({
      subject: 'private fostering',
      where: { period: { from: expect.any(Number) } },
    })
  })

  it('is said to be one of which nothing is held', () => {
    expect(
      replyText(talk('missing children in north lincolnshire', 'and by 2015 was that still an issue')),
    ).toMatch(/^There is no report on North Lincolnshire from 2015\./)
  })
})

describe('What was shown', () => {
  it('is told of in both its halves: when it was, and what grade it got', () => {
    for (const message of [
      'When was that and what grade did they get?',
      'who led that and what were the grades',
    ]) {
      const text = replyText(talk('private fostering in northumberland', message))
      expect(text).toMatch(/Overall effectiveness: Outstanding/)
      expect(text).toContain('Inspected: 19 March 2012')
      expect(text).toContain('Lead inspector:')
    }
  })

  it('has its source told, and is not looked for elsewhere', () => {
    const text = replyText(talk('private fostering in northumberland', 'which report says that'))
    expect(text).toMatch(/^Northumberland 2012[\s\S]*Quoted: paragraph \d+/)
  })

  it('is some of what was recommended where words choose among that', () => {
    const all = recommendationsOf(talk('recommendations lincolnshire 2015'))
    const some = recommendationsOf(
      talk('recommendations lincolnshire 2015', 'thats a lot isnt it. which were about care leavers'),
    )
    expect(some.length).toBeGreaterThan(0)
    expect(some.length).toBeLessThan(all.length)
    expect(some.every(({ text }) => /leav/i.test(text))).toBe(true)
  })

  it('is said to recommend nothing of what is asked for, and not recommended all over again', () => {
    const reply = talk('recommendations lincolnshire 2015', 'any of those about private fostering')
    expect(recommendationsOf(reply)).toEqual([])
    expect(replyText(reply)).toMatch(/^None of what was recommended says that\./)
    const again = talk('recommendations lincolnshire 2015', 'did it do it')
    expect(recommendationsOf(again)).toEqual([])
  })

  it('may be the front page alone', () => {
    const text = replyText(
      talk('who led the inspection of northumberland', 'and when was it and what was the overall grade'),
    )
    expect(text).toMatch(/Overall effectiveness: Outstanding[\s\S]*Inspected: 19 March 2012/)
  })

  it('is chosen from by what says which is meant, and not by how good it is', () => {
    expect(asked('care leavers in lincolnshire', 'quote the best one')).toMatchObject({ intent: 'citation' })
  })

  it('is looked through for the words that somebody remembers', () => {
    const [first] = excerptsOf(
      talk(
        'private fostering in lincolnshire 2015',
        'it says something about neglect too? whats the exact quote',
      ),
    )
    expect(first?.text).toMatch(/neglect/)
  })

  it('is of one council, whose newest grades of a kind are told', () => {
    expect(asked('how is lincolnshire doing', 'which bits are only good')).toMatchObject({
      intent: 'judgements',
      grades: ['Good'],
      where: { councils: ['lincolnshire'] },
    })
  })

  it('is its first quotation alone for who wants less', () => {
    const before = excerptsOf(talk('care leavers in lincolnshire'))
    expect(before.length).toBeGreaterThan(1)
    const shorter = excerptsOf(talk('care leavers in lincolnshire', 'shorter please'))
    expect(shorter).toHaveLength(1)
    expect(shorter[0]).toMatchObject({ report: before[0]?.report, key: before[0]?.key })
  })
})

describe('Several subjects that were asked about together', () => {
  const subjects = (...messages: string[]) => queryOf(pilcrow, ...messages).subjects

  it('are asked about together of the place or the year that follows', () => {
    const first = 'Northumberland, young carers, private fostering, missing children?'
    const all = ['young carers', 'private fostering', 'missing children']
    expect(subjects(first)).toEqual(all)
    expect(subjects(first, 'and South Gloucestershire?')).toEqual(all)
    expect(subjects(first, 'what did 2012 say')).toEqual(all)
  })

  it('give way to another, and to more of what was shown', () => {
    const first = 'Northumberland, young carers, private fostering, missing children?'
    expect(subjects(first, 'and adoption?')).toBeUndefined()
    expect(subjects(first, 'more')).toBeUndefined()
  })
})

describe('Of several councils that were spoken of', () => {
  it('the newest report of each is asked about', () =>
    expect(
      asked('compare lincolnshire and north lincolnshire on missing children', 'just the most recent ones'),
    ).toMatchObject({
      intent: 'passages',
      where: { councils: ['lincolnshire', 'north-lincolnshire'], period: { order: 'latest' } },
    }))

  it('those are asked about whose number is named', () =>
    expect(
      asked('neglect in northumberland', 'and lincolnshire', 'which of the two says most about neglect'),
    ).toMatchObject({ where: { councils: ['lincolnshire', 'northumberland'] } }))
})

describe('What somebody is good at', () => {
  it.each(['missing children, who is good at it', 'who is good at that'])('is no grade: %s', (message) => {
    const last = asked('missing children in lincolnshire', message)
    expect(last).toHaveProperty('having', [])
  })
})
