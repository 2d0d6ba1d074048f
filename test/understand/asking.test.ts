import { describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import { openBundled } from '../open.js'

/** People tell more than they ask. */

const pilcrow = await openBundled()

const read = (message: string) => {
  const { query } = pilcrow.respond(message)
  if (query === null) throw new Error(`There is no query: ${message}`)
  return query
}
const askedBy = (message: string): Asked => read(message).asked
const subjectOf = (message: string): string => {
  const asked = askedBy(message)
  return 'subject' in asked ? asked.subject : ''
}
const whereOf = (message: string) => {
  const asked = askedBy(message)
  if (asked.intent === 'citation') throw new Error(`That cites a paragraph: ${message}`)
  return asked.where
}

describe('Of a message that tells and asks', () => {
  it.each([
    ['Thinking of applying to Lincolnshire. What is supervision like there?', 'supervision', 'applying'],
    ['I foster for Northumberland, how well are foster carers supported?', 'carers', 'northumberland'],
    ['We moved here in May with two boys. Do schools help children in care?', 'schools', 'boys'],
    ['Do reports speak of private fostering? I need direct quotes for my essay', 'fostering', 'essay'],
  ])('only what asks is looked for: %s', (message, asks, tells) => {
    expect(subjectOf(message)).toContain(asks)
    expect(subjectOf(message)).not.toContain(tells)
  })

  it('a list stays in one piece', () => {
    const message =
      'Our boy has had no training, advice or transport since May. What does Northumberland do about that?'
    expect(subjectOf(message)).toContain('training advice or transport')
  })

  it('the council is the one that is asked about, wherever another is named', () => {
    const message =
      'We are moving from Lincolnshire to Northumberland, and I wondered how well Northumberland looks after children with disabilities.'
    expect(whereOf(message).councils).toEqual(['northumberland'])
  })

  it('the council is the one that was told of, where the question names none', () => {
    const message = 'I am a foster carer in Northumberland. How quickly are health assessments done?'
    expect(whereOf(message).councils).toEqual(['northumberland'])
  })

  it('asks for a grade, whoever’s grandchildren live there', () => {
    const message =
      'Good morning. My grandchildren live in Northumberland and I should like to know whether the children’s services there are any good.'
    expect(askedBy(message).intent).toBe('grade')
    expect(whereOf(message).councils).toEqual(['northumberland'])
  })

  it.each([
    [
      'My nephew’s school transport was cut in Lincolnshire last term. What do they say about the cuts?',
      'transport',
    ],
    [
      'Our physiotherapy appointments in Northumberland were cancelled. What did they make of the cancellations?',
      'physiotherapy',
    ],
  ])('the one thing that it has spoken of is looked for with what was told of it: %s', (message, told) =>
    expect(subjectOf(message)).toContain(told),
  )

  it('what was told is looked for, where the question leaves it to that', () => {
    const message =
      'My daughter has waited two years for an autism assessment. What did inspectors say about it?'
    expect(subjectOf(message)).toContain('autism')
  })

  it.each([
    'how does Northumberland help young people who leave care and end up homeless',
    'is it normal that a child in care has no school place',
    'children who are placed far away, do they see their social worker',
  ])('a subject is not taken apart: %s', (message) => {
    for (const word of message.match(/homeless|school|placed/g) ?? [])
      expect(subjectOf(message)).toContain(word)
  })

  it('a name that narrows what is asked stays', () => {
    expect(whereOf('list of outstanding for leadership, london only').regions).toEqual(['London'])
  })

  it('a cry for help is heard, whatever is asked beside it', () => {
    const { asked, isConcern } = read(
      'My dad hits me and my little brother every night. What do inspectors say about Northumberland’s emergency duty team?',
    )
    expect(isConcern || (asked.intent === 'aside' && asked.aside === 'danger')).toBe(true)
  })
})

describe('A message of few words', () => {
  it('that is a word of the glossary asks of that, whatever its words say of grades', () => {
    expect(['passages', 'definition']).toContain(askedBy('staying put').intent)
    expect(askedBy('whats staying put').intent).toBe('definition')
    expect(askedBy('which councils stayed put').intent).toBe('councils')
  })

  it.each([
    'how does northumberland compare to others like it',
    'compare northumberland with similar authorities',
  ])('one council is held against those like it: %s', (message) => {
    expect(askedBy(message).intent).toBe('comparison')
    expect(whereOf(message).neighboursOf).toBe('northumberland')
  })

  it('several councils that are listed stay together, however much is said around them', () => {
    const message =
      'Please could you let me have a short quotation from each of Lincolnshire, North Lincolnshire and Northumberland about placement sufficiency.'
    expect(whereOf(message).councils).toEqual(['lincolnshire', 'north-lincolnshire', 'northumberland'])
  })

  it.each(['leicester or walsall, which is better for a NQSW', 'leicester vs walsall for NQSWs'])(
    'councils are compared in what is said of an abbreviation of the field: %s',
    (message) => {
      expect(askedBy(message)).toMatchObject({ intent: 'passages', subject: expect.stringMatching(/nqsw/i) })
    },
  )

  it('two inspections of one council are its history', () => {
    expect(askedBy('compare north lincolnshire 2012 and 2022').intent).toBe('history')
  })

  it('names one council, however often it is named', () => {
    const { asked, readings } = read('i live in blyth, is blyth in northumberland any good')
    expect('where' in asked && asked.where.councils).toEqual(['northumberland'])
    expect(readings).toHaveLength(1)
  })
})
