import { describe, expect, it } from 'vitest'
import { gradesOf } from '../../src/model/reply.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

const pilcrow = await openBundled()

const asked = (...messages: string[]) => queryOf(pilcrow, ...messages).asked

describe('After a list over councils', () => {
  it.each([
    ['which is the best council', 'and second and third', { extreme: 'best' }],
    ['who is the worst', 'and the runner up', { extreme: 'worst' }],
    ['longest gap between inspections', 'and the shortest?', { extreme: 'shortest gap' }],
    ['longest gap between inspections', 'longest wait?', { extreme: 'longest gap' }],
    ['which council has gone longest without being inspected', 'and the shortest?', { extreme: 'newest' }],
    ['list the good councils', 'as csv', { having: [{ grades: ['Good'] }] }],
    ['grades by region', 'percent?', { figure: 'highest', by: 'region' }],
    ['list the good councils', 'who is the biggest of them', { aside: 'size' }],
    [
      'list the good councils',
      'which of those have more than two inspections',
      { movement: { kind: 'inspected', least: 3 } },
    ],
    [
      'what recommendations do outstanding councils get',
      'how many is that',
      { intent: 'figures', figure: 'count', of: 'recommendations' },
    ],
  ])('%s / %s', (first, then, expected) => expect(asked(first, then)).toMatchObject(expected))

  it('the worst of those at one thing are told among them alone', () => {
    const first = 'which councils got the worst grade'
    const { reply } = conversationWith(pilcrow, first)
    const councils = [...new Set(gradesOf(reply).map(({ report }) => report.replace(/-\d+$/, '')))]
    expect(councils.length).toBeGreaterThan(0)
    expect(asked(first, 'which of those were bad for kids leaving care as well')).toMatchObject({
      intent: 'councils',
      extreme: 'worst',
      where: { councils },
    })
  })

  it.each(['which of them came out best for kids in care', 'best of those for children in care?'])(
    'the best of those at one thing are told by their grades for it: %s',
    (message) => {
      const list = conversationWith(pilcrow, 'list the good councils')
      const councils = [...new Set(gradesOf(list.reply).map(({ report }) => report.replace(/-\d+$/, '')))]
      const best = asked('list the good councils', message)
      expect(best).toMatchObject({ intent: 'councils', having: [], extreme: 'best', where: { councils } })
      expect('judgement' in best && best.judgement?.label).toBe('Children in care')
    },
  )

  it.each(['the weakest part of the second one', 'worst bits of the 2nd'])(
    'what is worst of one of them is asked of that one: %s',
    (message) => {
      const { reply } = conversationWith(pilcrow, 'list the good councils')
      const second = [...new Set(gradesOf(reply).map(({ report }) => report.replace(/-\d+$/, '')))][1]
      expect(asked('list the good councils', message)).toMatchObject({
        intent: 'reasons',
        tone: 'criticism',
        where: { councils: [second] },
      })
    },
  )

  it('a kind of council that is dropped leaves all others, and moved nowhere', () => {
    const dropped = asked('list the good councils', 'drop the counties')
    expect(dropped).toMatchObject({ intent: 'councils', movement: null })
    const kinds = 'where' in dropped ? dropped.where.kinds : []
    expect(kinds).toContain('Unitary Authority')
    expect(kinds).not.toContain('County')
  })

  it('a region that is left out of several leaves the rest of them', () => {
    expect(asked('good councils in the north', 'without the North East')).toMatchObject({
      where: { regions: ['North West', 'Yorkshire and the Humber'] },
    })
  })

  it.each([
    'leave out the boroughs',
    'leave the boroughs out',
    'not the boroughs',
    'excluding boroughs please',
  ])(
    'boroughs that are left out are those of London and the metropolitan ones, and nobody is in danger: %s',
    (message) => {
      const { query, reply } = conversationWith(pilcrow, 'list the good councils', message)
      expect(query?.asked).toMatchObject({
        intent: 'councils',
        where: { kinds: ['County', 'Unitary Authority'] },
      })
      expect(replyText(reply)).not.toContain('999')
    },
  )

  it.each([
    ['which councils were good in 2012', 'the year before', 2011],
    ['how many councils were good in 2012', 'what about the year before that', 2011],
    ['inspections in 2012', 'and the following year', 2013],
    ['how many reports do you hold from 2012', 'and a year later?', 2013],
  ])('the year beside the one that was named is asked the same: %s / %s', (first, then, year) => {
    const { where: _, ...before } = asked(first) as { where?: unknown }
    expect(asked(first, then)).toMatchObject({ ...before, where: { period: { years: [year] } } })
  })

  it.each(['what about trusts', 'which of them are run by a trust', 'are any of those trusts'])(
    'who runs their services is told by what reports say, under the same grade: %s',
    (message) =>
      expect(asked('list the good councils', message)).toMatchObject({
        intent: 'mentions',
        subject: "children's trust",
        having: [{ grades: ['Good'] }],
      }),
  )

  it.each(['quotes please', 'show me the words', 'why are they good'])(
    'the words behind the grade of each are shown: %s',
    (message) => {
      const list = conversationWith(pilcrow, 'list the good councils')
      const { reply } = conversationWith(pilcrow, 'list the good councils', message)
      expect(gradesOf(reply).map(({ report }) => report)).toEqual(
        gradesOf(list.reply).map(({ report }) => report),
      )
    },
  )

  it('a file is said to stand beside it', () => {
    const { reply } = conversationWith(pilcrow, 'list the good councils', 'as csv please')
    expect(replyText(reply)).toMatch(/File \(CSV\)/)
  })

  it('what is counted anew keeps none of the words before it', () => {
    const again = asked('how many reports mention covid or the pandemic', 'what about supervision')
    expect(again).toMatchObject({ intent: 'mentions', subject: 'supervision' })
    expect('either' in again && again.either).toBeFalsy()
  })
})

describe('The time between two inspections', () => {
  it.each(['average years between inspections', 'on average how long do councils wait between inspections'])(
    'is told on average beside the longest: %s',
    (message) => {
      expect(asked(message)).toMatchObject({ intent: 'councils', extreme: 'longest gap' })
    },
  )
})

describe('One of what a list tells', () => {
  it('is quoted by its place', () =>
    expect(
      queryOf(pilcrow, 'how many reports mention private fostering', 'quote the second one').asked,
    ).toMatchObject({
      intent: 'citation',
      places: [{}],
    }))

  it('is what is said at a council, whatever conditions the list had', () => {
    const { asked } = queryOf(
      pilcrow,
      'which councils are praised for early help',
      'only those judged good',
      'Show me the North Lincolnshire paragraph',
    )
    expect(asked).toMatchObject({
      intent: 'passages',
      having: [],
      where: { councils: ['north-lincolnshire'] },
    })
    expect(asked).not.toHaveProperty('isByCouncil')
  })

  it('is the newest, where the most recent is asked for', () =>
    expect(
      queryOf(
        pilcrow,
        'which councils are praised for early help',
        'give me the paragraph for the most recent one',
      ).asked,
    ).toMatchObject({ intent: 'passages', extreme: 'newest' }))
})

describe('After councils by their grades', () => {
  it('SEND asks for the outcomes of the same councils', () =>
    expect(queryOf(pilcrow, 'which councils are outstanding', 'any of them send')?.asked).toMatchObject({
      intent: 'comparison',
      judgement: { keys: ['SEND//area-send'] },
      where: { councils: expect.arrayContaining(['northumberland']) },
    }))

  it('the worst are councils too', () =>
    expect(queryOf(pilcrow, 'best councils for leadership', 'and the worst').asked).toMatchObject({
      intent: 'councils',
      extreme: 'worst',
    }))
})

describe('Who is graded better, or worse, than one council', () => {
  it.each([
    ["who's better than south gloucestershire", ['Outstanding', 'Good']],
    ['which councils are worse than South Gloucestershire', ['Requires improvement', 'Inadequate']],
  ])('is asked of all others by the grades beyond its own: %s', (message, grades) => {
    const query = asked(message)
    expect(query).toMatchObject({ intent: 'councils', where: { except: ['south-gloucestershire'] } })
    const [having] = 'having' in query ? query.having : []
    expect(having?.grades.filter((grade) => grades.includes(grade)).length).toBeGreaterThan(0)
  })

  it('is as good as it, where none can be better', () =>
    expect(queryOf(pilcrow, "who's better than northumberland").asked).toMatchObject({
      having: [{ grades: ['Outstanding'] }],
      where: { except: ['northumberland'] },
    }))

  it('is told after its grade as well', () =>
    expect(queryOf(pilcrow, 'how good is lincolnshire', 'who is better than that').asked).toMatchObject({
      intent: 'councils',
      having: [{ grades: ['Outstanding'] }],
    }))
})
