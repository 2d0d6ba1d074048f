import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import { excerptsOf, type Reply } from '../../src/model/reply.js'
import { type Answers, previousOf } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { givesInFigures } from '../../src/search/rank/matches.js'
import { openBundled } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (...messages: string[]): Asked => queryOf(pilcrow, ...messages).asked
const talk = (...messages: string[]): Reply => conversationWith(pilcrow, ...messages).reply
const placesIn = (reply: Reply): string[] => excerptsOf(reply).map(({ citation }) => citation)

describe('What goes on from an answer', () => {
  it.each([
    ['neglect in south gloucestershire', 'who checks on that'],
    ['neglect in south gloucestershire', 'how many children'],
    ['foster carers in north lincolnshire', 'and do they get paid for it'],
    ['private fostering in northumberland', 'are the parents asked'],
    ['early help in lincolnshire', 'was there a strategy'],
    ['advocacy in north lincolnshire', 'is it independent'],
    ['missing children in lincolnshire', 'how soon are they seen'],
  ])('is never told the same once more: %s / %s', (first, second) => {
    const before = pilcrow.respond(first)
    const after = pilcrow.respond(second, previousOf(before)).reply
    expect(replyText(after)).not.toBe(replyText(before.reply))
    const quotes = (reply: Reply) => excerptsOf(reply).map(({ quote }) => quote)
    if (quotes(after).length > 0) expect(quotes(after)).not.toEqual(quotes(before.reply))
  })

  it('shows what was not shown yet before what was, unless that has the words that are added', () => {
    const first = 'foster carers in north lincolnshire'
    const seen = new Set(placesIn(talk(first)))
    const places = excerptsOf(talk(first, 'what do children say about them'))
    const isOld = places.map(({ citation, quote }) => seen.has(citation) && !/child/i.test(quote))
    expect(isOld).toEqual([...isOld].sort())
  })

  it('says that no figure is given, where what is said of it gives none', () => {
    const reply = talk('neglect in south gloucestershire', 'how many children')
    expect(reply.kind).toBe('none')
    expect(replyText(reply)).toContain('What the reports on South Gloucestershire say of it gives no number')
  })

  it('keeps the name of a subject whole beside what is added to it', () => {
    expect(asked('early help in lincolnshire', 'was there a strategy')).toMatchObject({
      intent: 'passages',
      subject: expect.stringContaining('early help'),
      where: { councils: ['lincolnshire'] },
    })
  })

  it('stays with the council where it may ask more of the subject', () => {
    for (const message of ['who does that', 'is it good at all levels', 'how often do they see each other'])
      expect(asked('management oversight in lincolnshire', message)).not.toMatchObject({
        where: { councils: [] },
      })
  })

  it('asks the same of the newest inspection alone', () => {
    expect(
      asked('adoption support in north lincolnshire', 'only what the newest report says please'),
    ).toMatchObject({
      intent: 'passages',
      where: { period: { years: [2022] } },
    })
  })

  it('is no greeting where reports may tell it', () => {
    expect(asked('child protection conferences in lincolnshire', 'are parents there')).toMatchObject({
      intent: 'passages',
      where: { councils: ['lincolnshire'] },
    })
  })

  it('asks for neither side any more after a doubt', () => {
    expect(
      asked('private fostering in northumberland', 'are you sure about that', 'how many children is that'),
    ).not.toMatchObject({ tone: 'criticism' })
  })
})

describe('What goes on from a grade', () => {
  it('sets another council beside the one before', () => {
    expect(asked('overall grade for lincolnshire', 'and beside north lincolnshire?')).toMatchObject({
      intent: 'comparison',
      where: { councils: ['north-lincolnshire', 'lincolnshire'] },
    })
  })

  it('is told since when by how it went', () => {
    expect(asked('is north lincolnshire outstanding', 'since when')).toMatchObject({
      intent: 'history',
      where: { councils: ['north-lincolnshire'] },
    })
  })
})

describe('What one council’s inspections say of a subject', () => {
  it('is set side by side where they are to be compared', () => {
    expect(asked('missing children in north lincolnshire', 'compare the two reports on that')).toMatchObject({
      isOverTime: true,
      where: { councils: ['north-lincolnshire'] },
    })
  })
})

describe('A figure', () => {
  it('is no age, and no word that only sounds like one', () => {
    expect(givesInFigures('Young people aged 16 to 18 and a 17-year-old are helped.', 'number')).toBe(false)
    expect(givesInFigures('There were 24 children.', 'number')).toBe(true)
    expect(givesInFigures('The average wait is twice the statutory deadline.', 'length')).toBe(true)
    expect(givesInFigures('They wait too long.', 'length')).toBe(false)
    expect(givesInFigures('The quality of the equality work is good for most.', 'share')).toBe(false)
    expect(givesInFigures('This is 38% of them.', 'share')).toBe(true)
    expect(givesInFigures('Visits are timely.', 'length')).toBe(false)
    expect(givesInFigures('They wait for 12 weeks.', 'length')).toBe(true)
    expect(givesInFigures('anything', 'person')).toBeNull()
  })
})
