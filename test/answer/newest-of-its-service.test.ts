import { beforeAll, describe, expect, it } from 'vitest'
import { createLibrary } from '../../src/library/library.js'
import { excerptsOf, gradesOf, type Reply } from '../../src/model/reply.js'
import { type Answers, answersOver } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled, vocabulary } from '../open.js'
import { conversationWith } from '../understand/conversation.js'
import { bundledReport, laterReport } from './later-report.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

describe('Councils side by side', () => {
  it.each(['supervision of social workers', 'children who go missing', 'placement stability'])(
    'each begin with what their newest inspection says of %s',
    (subject) => {
      const found = excerptsOf(pilcrow.say(`${subject}, North Lincolnshire and Northumberland`))
      const ofOne = found.filter(({ authority }) => authority === 'North Lincolnshire')
      expect(ofOne[0]?.report).toBe('north-lincolnshire-2022')
    },
  )
})

describe('What older inspections say first', () => {
  it('is the best of them alone, where what comes nearest in the newest is hardly on the subject', () => {
    const message = 'how many young folk who’d been in care went on to college, North Lincolnshire?'
    const found = excerptsOf(pilcrow.say(message))
    expect(found[0]?.text).toContain('19 year old care leavers engaged in education')
    expect(found.slice(0, 2).map(({ report }) => report)).toEqual([
      'north-lincolnshire-2012',
      'north-lincolnshire-2022',
    ])
  })

  it('stands under a line that the newest does not speak of it', () => {
    const reply = pilcrow.say('sexual assault referral centre in North Lincolnshire')
    expect(replyText(reply)).toMatch(
      /^North Lincolnshire 2022, the newest here, does not speak of it, as far as I can tell\. What older ones say:\n/,
    )
    expect(excerptsOf(reply)[0]?.report).toBe('north-lincolnshire-2012')
  })

  it.each([
    'will they speed up camhs and autism lists, North Lincolnshire?',
    'who looks out for kids with no papers, North Lincolnshire?',
  ])('stands under no such line where the newest is quoted too: %s', (message) => {
    const reply = pilcrow.say(message)
    expect(excerptsOf(reply).map(({ report }) => report)).toContain('north-lincolnshire-2022')
    expect(replyText(reply)).not.toContain('does not speak of it')
  })

  it('stands under no doubt that it speaks of it', () => {
    const replies = ['pre-birth assessments', 'elective home education', 'neglect', 'radicalisation'].map(
      (subject) => pilcrow.say(`${subject} in North Lincolnshire`),
    )
    for (const reply of replies) expect(replyText(reply)).not.toContain('I am not sure that')
    expect(replies.some((reply) => replyText(reply).includes('Earlier'))).toBe(true)
  })

  it('stands under none where the newest says it', () =>
    expect(replyText(pilcrow.say('private fostering in North Lincolnshire'))).not.toContain(
      'What older ones say',
    ))
})

describe('Area SEND and a council’s other services', () => {
  /** Two reports of one council: what the older one says is of services, what the newer one says of area SEND. */
  const services = bundledReport('north-lincolnshire-2022')
  const north = bundledReport('northumberland-2012')
  const send = {
    ...north,
    id: 'north-lincolnshire-2024-send',
    authority: services.authority,
    framework: 'SEND' as const,
    inspected: { from: '2024-02-12', to: '2024-02-16' },
  }
  const answers = answersOver(createLibrary([services, send]), vocabulary)
  const subject = 'children who go missing, North Lincolnshire'

  it('are inspected each by itself: neither is what was earlier', () => {
    const reply = answers.say(subject)
    expect(new Set(excerptsOf(reply).map(({ report }) => report)).size).toBe(2)
    expect(replyText(reply)).not.toContain('Earlier')
  })

  it('leave what an older inspection of the same service found under its heading', () => {
    const older = { ...north, id: 'north-lincolnshire-2012', authority: services.authority }
    const reply = answersOver(createLibrary([services, older]), vocabulary).say(subject)
    expect(replyText(reply)).toContain('Earlier')
  })
})

describe('A review of the safeguarding board', () => {
  it('makes no newest inspection the oldest, whichever was made first', () => {
    const services = bundledReport('north-lincolnshire-2022')
    const review = {
      ...bundledReport('northumberland-2012'),
      id: 'north-lincolnshire-2023',
      authority: services.authority,
      framework: 'LSCB' as const,
      inspected: { from: '2023-02-13', to: '2023-02-15' },
    }
    const answers = answersOver(createLibrary([services, review]), vocabulary)
    const { reply } = conversationWith(
      answers,
      'north lincolnshire 2022',
      'has it been inspected again since',
    )
    expect(replyText(reply)).toMatch(/^North Lincolnshire 2022 is the newest here: I hold none after it\./)
  })
})

describe('A region beside a council', () => {
  it('is where somebody comes from, and no condition', () => {
    expect(
      replyText(pilcrow.say('moving from London to Northumberland, adoption support there')),
    ).not.toContain('Only from')
  })
})

describe('How good a council is, whose newest inspection gives no overall grade any more', () => {
  it('is told by the grades that it does give, before the overall grade of an older one', () => {
    const before = bundledReport('north-lincolnshire-2022')
    const newest = laterReport(before, 2026)
    const without = {
      ...newest,
      judgements: newest.judgements.filter(({ judgement }) => judgement !== 'overall-effectiveness'),
    }
    const later = answersOver(createLibrary([before, without]), vocabulary)
    for (const message of [
      'is north lincolnshire any good now',
      '/grade north-lincolnshire overall-effectiveness',
    ]) {
      const { kind, ...reply } = later.say(message)
      expect(kind).toBe('grades')
      const rows = gradesOf({ kind, ...reply } as Reply)
      expect(rows[0]).toMatchObject({ report: without.id, judgement: 'overall-effectiveness', grade: null })
      expect(rows.filter(({ report }) => report === without.id)).toHaveLength(1 + without.judgements.length)
      expect(rows.at(-1)).toMatchObject({ report: before.id, judgement: 'overall-effectiveness' })
      expect(reply.notes.join(' ')).toContain('since April 2026')
    }
  })
})
