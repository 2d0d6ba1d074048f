import { beforeAll, describe, expect, it } from 'vitest'
import type { Query } from '../../src/model/query.js'
import { excerptsOf, gradesOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { conversationWith } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const last = (...messages: string[]) => conversationWith(pilcrow, ...messages)
const asked = (...messages: string[]): Query['asked'] | undefined => last(...messages).query?.asked
const told = (...messages: string[]): string => replyText(last(...messages).reply)

const OUTSTANDING = 'which councils are outstanding overall'
const PRAISED = 'which councils are praised for early help'

describe('Whether a council is on a list', () => {
  it.each(['is northumberland one of them', 'is Northumberland on that list', 'did Northumberland make it'])(
    'is told with how it stands, where it is: %s',
    (message) => {
      expect(told(OUTSTANDING, message)).toMatch(
        /^Yes, Northumberland is among them \(Outstanding overall\):/,
      )
      expect(told(OUTSTANDING, message)).toContain('Northumberland 2012: safeguarding Outstanding')
    },
  )

  it('is told with how it stands, where it is not', () => {
    const reply = told('which councils are inadequate overall', 'was Northumberland one of those')
    expect(reply).toMatch(/^No, Northumberland is not among them \(Inadequate overall\):/)
    expect(reply).toContain('Northumberland 2012: safeguarding Outstanding')
  })

  it('is told of a list of what is said by what is said of that council', () =>
    expect(asked(PRAISED, 'is Lincolnshire one of them')).toMatchObject({
      intent: 'passages',
      tone: 'praise',
      where: { councils: ['lincolnshire'] },
    }))

  it('begins with yes or no, as the list itself would have it', () => {
    expect(told(PRAISED, 'is Lincolnshire one of them')).toMatch(
      /^Yes: Lincolnshire 2015 praises “early help”/,
    )
    expect(told('which councils are criticised for early help', 'is Lincolnshire one of them')).toMatch(
      /^No: Lincolnshire 2015 is not one of those that find fault with “early help”/,
    )
  })

  it('is asked of those on it alone, where they are pointed at', () =>
    expect(asked(OUTSTANDING, 'which of them are praised for early help')).toMatchObject({
      intent: 'passages',
      tone: 'praise',
      isByCouncil: true,
      subject: expect.stringContaining('early help'),
    }))

  it('quotes none but those', () => {
    const { reply } = conversationWith(pilcrow, OUTSTANDING, 'which of them are praised for early help')
    const listed = new Set(gradesOf(conversationWith(pilcrow, OUTSTANDING).reply).map(({ report }) => report))
    expect(excerptsOf(reply).length).toBeGreaterThan(0)
    for (const { report } of excerptsOf(reply)) expect(listed).toContain(report)
  })

  it('is how its grade went, after a list of movements', () =>
    expect(asked('which councils have got worse', 'was Northumberland one of those')).toMatchObject({
      intent: 'history',
      where: { councils: ['northumberland'] },
    }))

  it('is no matter to a question of one council', () =>
    expect(asked(PRAISED, 'is Lincolnshire short of foster carers')).toMatchObject({
      intent: 'passages',
      where: { councils: ['lincolnshire'] },
    }))

  it('is not asked of what one council’s reports say', () =>
    expect(asked('neglect in lincolnshire', 'and Northumberland?')).toMatchObject({
      intent: 'passages',
      subject: expect.stringContaining('neglect'),
      where: { councils: ['northumberland'] },
    }))
})

describe('Who has a grade', () => {
  it.each(['who has that one', 'can you give me an example of a council that got it', 'how many have it'])(
    'is told after what it means: %s',
    (message) =>
      expect(asked('what does requires improvement mean', message)).toMatchObject({
        intent: 'councils',
        having: [{ grades: ['Requires improvement'] }],
      }),
  )

  it('and how it stands to another, by the scale', () =>
    expect(
      asked('what does requires improvement mean', 'and is that better or worse than inadequate'),
    ).toMatchObject({ intent: 'definition', grades: expect.arrayContaining(['Requires improvement']) }))
})

describe('The names of councils of which something is said', () => {
  it.each(['list them all', 'give me all the names', 'how many is that'])('are told alone: %s', (message) => {
    expect(asked(PRAISED, message)).toMatchObject({ isByCouncil: true, isNamesOnly: true })
    const reply = told(PRAISED, message)
    expect(reply).toMatch(/^\d of the newest reports of 4 councils praises? “early help”/)
    expect(reply).not.toContain('“The')
  })
})

describe('What is said at its strongest', () => {
  it.each(['quote me the worst bit', 'most damning line', 'what did they slate them for the most'])(
    'is fault found, on the subject that was asked about: %s',
    (message) =>
      expect(asked('care leavers in lincolnshire', message)).toMatchObject({
        intent: 'passages',
        subject: expect.stringContaining('care leavers'),
        tone: 'criticism',
        where: { councils: ['lincolnshire'] },
      }),
  )

  it('is praise, where the best is asked for, of the whole report after its grades', () =>
    expect(asked('grade northumberland', 'what is the highest praise in there')).toMatchObject({
      intent: 'reasons',
      tone: 'praise',
      where: { councils: ['northumberland'] },
    }))

  it('is of a subject of its own, where it names one', () =>
    expect(asked('grade northumberland', 'most damning line on caseloads')).toMatchObject({
      intent: 'passages',
      subject: expect.stringContaining('caseloads'),
      tone: 'criticism',
    }))
})

describe('Which councils something is said of', () => {
  it.each([
    ['which councils have a family hub', 'family hub'],
    ['who has a therapeutic team for foster carers', 'therapeutic team for foster carers'],
    ['which reports say there arent enough foster carers', 'arent enough foster carers'],
  ])('is asked of all, whatever it is: %s', (message, subject) =>
    expect(asked(message)).toMatchObject({
      intent: 'passages',
      subject,
      tone: 'neither',
      isByCouncil: true,
    }),
  )

  it.each([
    ['which councils have manageble caseloads', 'manageble caseloads', 'praise'],
    ['which councils had a high turnover of social workers', 'high turnover of social workers', 'criticism'],
  ])('is praise or criticism by what it is, whatever else is said: %s', (message, subject, tone) =>
    expect(asked(message)).toMatchObject({ intent: 'passages', subject, tone, isByCouncil: true }),
  )

  it('is asked of none in particular by how they do it', () =>
    expect(asked('how do councils check on private fostering')).not.toHaveProperty('isByCouncil'))
})

describe('What must improve in SEND', () => {
  it('is what its own inspection recommends, only where one is held', () =>
    expect(asked('what must SEND improve in lincolnshire')).toMatchObject({
      intent: 'recommendations',
      where: { framework: null },
    }))
})
