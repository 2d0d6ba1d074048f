import { describe, expect, it } from 'vitest'
import { type AskedFor, EVERYWHERE } from '../../../src/model/query.js'
import { figuresOf } from '../../../src/model/reply.js'
import { having, mentions, whereOf } from './asked.js'
import { answered, said } from './small-england.js'

const passages = (some: Partial<AskedFor<'passages'>>): AskedFor<'passages'> => ({
  intent: 'passages',
  where: EVERYWHERE,
  having: [],
  subject: 'advocacy',
  judgement: null,
  answer: 'topic',
  tone: 'neither',
  page: 0,
  ...some,
})

/** The lines but for the places of what is quoted. */
const told = (asked: AskedFor<'passages'> | AskedFor<'mentions'>): string[] =>
  answered(asked).lines.filter((line) => !/^ {2}Under/.test(line))

const OUTSTANDING = [having(null, 'Outstanding')]
const INADEQUATE = [having(null, 'Inadequate')]

describe('What reports mention', () => {
  it('only in praise is counted of all, with how many speak of it', () =>
    expect(told(mentions({ subject: 'advocacy', of: 'reports', tone: 'praise' }))).toEqual([
      '1 of 29 reports praises “advocacy” (3%), in 1 paragraph; 2 of them speak of it in all.',
      '“Advocacy is offered to every child in care.”',
      '— Surrey 2025 ¶2',
    ]))

  it('only in criticism has none of what praises it', () =>
    expect(told(mentions({ subject: 'advocacy', of: 'reports', tone: 'criticism' }))).toEqual([
      '1 of 29 reports finds fault with “advocacy” (3%), in 1 paragraph; 2 of them speak of it in all.',
      '“Too many children wait for an advocate.”',
      '— Surrey 2018 ¶2',
    ]))

  it('in a tone that nobody has of it is none, though they speak of it', () => {
    const { reply, lines } = answered(mentions({ subject: 'turnover', of: 'reports', tone: 'praise' }))
    expect(reply.kind).toBe('none')
    expect(lines).toEqual([
      '0 of 29 reports praise “turnover”, in 0 paragraphs; 1 of them speaks of it in all.',
    ])
  })

  it('in both tones is weighed, each with its reports and its words', () =>
    expect(told(mentions({ subject: 'advocacy', of: 'reports', tone: 'both' }))).toEqual([
      'As much praise as criticism: of 2 paragraphs on “advocacy” 1 praises it and 1 finds fault, in 2 of 29 reports (7%).',
      'Praised in 1 report: Surrey 2025.',
      'Criticised in 1 report: Surrey 2018.',
      'What is praised',
      '“Advocacy is offered to every child in care.”',
      '— Surrey 2025 ¶2',
      'What is criticised',
      '“Too many children wait for an advocate.”',
      '— Surrey 2018 ¶2',
      '1. What is praised → /find mentions:advocacy show:"reports in praise"',
      '2. What is criticised → /find mentions:advocacy show:"reports in criticism"',
    ]))

  it('in both tones by region has figures of each, which add up to the reports of each', () => {
    const { reply } = answered(mentions({ subject: 'advocacy', of: 'reports', tone: 'both', by: 'region' }))
    const rows = figuresOf(reply)
    expect(rows.filter(({ count }) => count > 0).map(({ label }) => label)).toEqual([
      'South East',
      'South East',
    ])
  })

  it.each(['praise', 'criticism', 'both'] as const)(
    'in %s is what its own command asks for again',
    (tone) => {
      const { reply } = answered(mentions({ subject: 'advocacy', of: 'reports', tone }))
      const command = 'command' in reply ? reply.command : ''
      expect(said(command ?? '').lines).toEqual(
        answered(mentions({ subject: 'advocacy', of: 'reports', tone })).lines,
      )
    },
  )

  it('as any of several subjects is named one by one, and counted once', () =>
    expect(
      told(mentions({ subject: 'advocacy or turnover', either: ['advocacy', 'turnover'], of: 'reports' }))[0],
    ).toBe('3 of 29 reports mention “advocacy” or “turnover” (10%), in 3 paragraphs.'))
})

describe('Which councils are praised or criticised for something', () => {
  it('is told of the newest report of each, and says where none is', () => {
    const [lead] = told(passages({ tone: 'criticism', isByCouncil: true }))
    expect(lead).toBe(
      'I found nothing that surely finds fault with “advocacy” in the newest reports of 13 councils. What comes nearest:',
    )
  })

  it('is told of a year where one is named', () =>
    expect(
      told(passages({ tone: 'criticism', isByCouncil: true, where: whereOf({ period: { years: [2018] } }) })),
    ).toEqual([
      '1 of 4 reports in 2018 finds fault with “advocacy”, as far as I can tell.',
      'It is Surrey 2018.',
      '“Too many children wait for an advocate.”',
      '— Surrey 2018 ¶2',
    ]))

  it('names the subject without the words that ask for the tone', () =>
    expect(told(passages({ tone: 'praise', isByCouncil: true, subject: 'advocacy best' }))[0]).toMatch(
      /praises “advocacy”/,
    ))

  it('counts what it lists', () => {
    const { reply } = answered(passages({ tone: 'praise', isByCouncil: true }))
    expect(reply).toMatchObject({ kind: 'excerpts', total: { what: 'councils', count: 1, of: 13 } })
  })
})

describe('The best beside the worst', () => {
  it('are two lists, of praise and of criticism, of all that was ever graded so where no newest report speaks of it', () =>
    expect(told(passages({ tone: 'praise', having: [having(null, 'Good')], beside: INADEQUATE }))).toEqual([
      expect.stringMatching(
        /^“advocacy”, as far as I can tell\. Praised in 1 of the newest reports of \d councils graded Good overall; criticised in 1 of 7 reports since 2009 graded Inadequate overall\.$/,
      ),
      'What is praised, graded Good overall',
      '“Advocacy is offered to every child in care.”',
      '— Surrey 2025 ¶2',
      'What is criticised, graded Inadequate overall',
      '“Too many children wait for an advocate.”',
      '— Surrey 2018 ¶2',
    ]))

  it('say so where one of them says nothing', () =>
    expect(told(passages({ tone: 'praise', having: OUTSTANDING, beside: INADEQUATE }))[0]).toMatch(
      /Praised in 0 of .* graded Outstanding overall; criticised in 1 of 7 reports/,
    ))
})
