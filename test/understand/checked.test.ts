import { beforeAll, describe, expect, it } from 'vitest'
import type { Asked } from '../../src/model/query.js'
import { excerptsOf, gradesOf, recommendationsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled } from '../open.js'
import { conversationWith, queryOf } from './conversation.js'

/** An answer that is checked: since when, was it always so, had it come up before, in which words, can it be true. */

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (...messages: string[]): Asked => queryOf(pilcrow, ...messages).asked
const talk = (...messages: string[]) => conversationWith(pilcrow, ...messages).reply

const COUNCIL = { where: { councils: ['north-lincolnshire'] } }
const ABOUT = 'private fostering in north lincolnshire'

describe('Whether it was always so', () => {
  it.each([
    'was it always like that',
    'has it changed over the years',
    'were they any better at it in the past',
    'has that changed since 2012',
    'it was dreadful when we began, has it always been so',
  ])('is told by what each inspection says of the subject, and by no grade: %s', (message) => {
    expect(asked(ABOUT, message)).toMatchObject({ intent: 'passages', isOverTime: true, ...COUNCIL })
    const reply = talk(ABOUT, message)
    expect(gradesOf(reply)).toEqual([])
    expect(new Set(excerptsOf(reply).map(({ authority }) => authority))).toEqual(
      new Set(['North Lincolnshire']),
    )
  })

  it('says which of them do not speak of it', () => {
    const text = replyText(talk('return home interviews in north lincolnshire', 'was it always like that'))
    expect(text).toMatch(/the newest first|one speaks of it|do(es)? not speak of it|only inspection/)
  })

  it('of a council as a whole is told by its grades', () => {
    expect(asked('how good is north lincolnshire', 'were they always as good as that')).toMatchObject({
      intent: 'history',
    })
  })
})

describe('A grade that is said to have moved', () => {
  it.each([
    'so they came down from outstanding?',
    'was that downgraded from outstanding',
    'up from adequate then?',
  ])('is told from one inspection to the next, for what was spoken of: %s', (message) => {
    expect(asked('what grade did north lincolnshire get for leadership', message)).toMatchObject({
      intent: 'history',
      judgement: { label: 'Leadership' },
      ...COUNCIL,
    })
  })

  it('is not meant by the name of a judgement', () => {
    const why = 'why is capacity for improvement inadequate?'
    expect(asked('south gloucestershire staying safe', why)).toMatchObject({ intent: 'reasons' })
  })
})

describe('Since when, and by when', () => {
  it.each(['since when', 'how long has that gone on for', 'from when then'])(
    'is told by what was shown, or that it gives no date: %s',
    (message) => {
      expect(asked(ABOUT, message)).toMatchObject({ intent: 'citation', isOfDates: true })
      expect(replyText(talk(ABOUT, message))).toMatch(/says of when|gives no date/)
    },
  )

  it('stands beside recommendations that have a time, and is said to be lacking of others', () => {
    expect(talk('recommendations lincolnshire 2015', 'by when though').kind).not.toBe('error')
    const text = replyText(talk('recommendations north lincolnshire 2022', 'by when though'))
    expect(text).toMatch(/gives no date|says of when|lists no recommendations/)
  })
})

describe('A doubt from experience', () => {
  it.each([
    'that isnt how it went for us, we waited a year. you sure?',
    'Our experience was the very opposite. Is that correct?',
    'nah we never got any of that',
  ])('is taken in earnest: of when the report is, and what it says against: %s', (message) => {
    expect(asked(ABOUT, message)).toMatchObject({ intent: 'passages', isDoubted: true, tone: 'criticism' })
    expect(replyText(talk(ABOUT, message))).toMatch(/tells what inspectors saw in [A-Z][a-z]+ \d{4}/)
  })
})

describe('A doubt in a word or two', () => {
  it.each(['are you sure', 'hm, I had them down as better than that', 'can that grade be right?'])(
    'of all grades of a council is borne out by where the overall one stands: %s',
    (message) => {
      expect(asked('north lincolnshire 2022', message)).toMatchObject({ intent: 'grade', ...COUNCIL })
      const reply = talk('what grade did north lincolnshire get', message)
      expect(reply.kind).toBe('grades')
      expect(replyText(reply)).toMatch(/North Lincolnshire 2022, .*: “.*outstanding/i)
    },
  )

  it.each(['really?', 'I find that surprising', 'not sure I buy that'])(
    'of one grade is borne out by what is behind it: %s',
    (message) => {
      expect(asked('north lincolnshire leadership', message)).toMatchObject({
        intent: 'reasons',
        judgement: { label: 'Leadership' },
        ...COUNCIL,
      })
    },
  )

  it('that supposes another grade is told that it was not given, for what was asked about', () => {
    expect(
      asked('north lincolnshire 2012 staying safe', 'no way, I had them down as outstanding'),
    ).toMatchObject({
      intent: 'grade',
      judgement: { label: 'Staying safe' },
      grades: ['Outstanding'],
      ...COUNCIL,
    })
  })

  it('of words is answered as one from experience, and of a list by how it can be checked', () => {
    expect(asked(ABOUT, 'is that accurate?')).toMatchObject({ isDoubted: true })
    expect(asked('recommendations north lincolnshire 2022', 'you certain thats the lot?')).toMatchObject({
      intent: 'report',
      part: 'front-page',
      where: { reports: ['north-lincolnshire-2022'] },
    })
  })

  it('is no word of thanks', () => {
    for (const remark of ['not so brilliant then', 'that is shocking', 'pretty decent isnt it'])
      expect([remark, asked(ABOUT, remark)]).not.toMatchObject([remark, { aside: 'thanks' }])
  })
})

describe('The exact words', () => {
  it('are the paragraphs of the report that have them', () => {
    const cited = excerptsOf(talk('leadership in lincolnshire', 'exact wording on private fostering please'))
    expect(cited.length).toBeGreaterThan(0)
    for (const { text, report } of cited) {
      expect(report).toBe('lincolnshire-2015')
      expect(text).toMatch(/private/i)
      expect(text).toMatch(/foster/i)
    }
  })
})

describe('What had come up before', () => {
  it.each([
    'had any of those come up before',
    'were any of them flagged last time',
    'are any of these repeats',
  ])('is told of what a report recommends by its council’s earlier ones: %s', (message) => {
    const first = 'recommendations north lincolnshire 2022'
    expect(asked(first, message)).toMatchObject({
      intent: 'mentions',
      isAgain: true,
      where: { reports: ['north-lincolnshire-2022'] },
    })
    expect(replyText(talk(first, message))).toMatch(/of the \d+ recommendations?|earlier inspection/)
  })
})

describe('Where by its words nothing had come up before', () => {
  it('what the inspection before recommended is shown, for whoever reads it to tell', () => {
    const first = 'recommendations north lincolnshire 2022'
    const reply = talk(first, 'had any of those come up before')
    const before = pilcrow.library.byId('north-lincolnshire-2012')?.recommendations.map(({ text }) => text)
    expect(before?.length).toBeGreaterThan(0)
    expect(replyText(reply)).toMatch(/^By the words that they share, none of the 1 recommendation /)
    expect(recommendationsOf(reply).map(({ text }) => text)).toEqual(before)
  })
})

describe('A word for the other side, after the reasons for a grade', () => {
  it.each([
    'any drawbacks anywhere in it',
    'anything less flattering in there',
    'what were they told to work on',
  ])('keeps to the council and drops the grade: %s', (message) => {
    const after = asked('why was north lincolnshire outstanding in 2022', message)
    expect(['reasons', 'recommendations']).toContain(after.intent)
    expect(after).toMatchObject({ where: { councils: ['north-lincolnshire'] } })
    if (after.intent === 'reasons') expect(after.grades).toEqual([])
  })
})

describe('A place after something else', () => {
  it('keeps the subject, whoever lives there', () => {
    for (const message of ['my lads in lincolnshire, try that one', 'ask the same of lincolnshire'])
      expect(asked(ABOUT, message), message).toMatchObject({
        intent: 'passages',
        subject: expect.stringMatching(/private fostering/),
        where: { councils: ['lincolnshire'] },
      })
  })

  it('after how inspections differ is told with what it was inspected under, and its grade', () => {
    for (const first of ['what does SIF mean', 'what is the difference between SIF and ILACS']) {
      const text = replyText(talk(first, 'and which was lincolnshire'))
      expect(text, first).toMatch(/Lincolnshire 2015.*SIF, Good overall/)
    }
  })
})
