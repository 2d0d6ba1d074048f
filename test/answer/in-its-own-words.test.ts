import { beforeAll, describe, expect, it } from 'vitest'
import { summaryIn } from '../../src/answer/report.js'
import { createLibrary } from '../../src/library/library.js'
import { excerptsOf, gradesOf, recommendationsOf } from '../../src/model/reply.js'
import { type Answers, answersOver } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { openBundled, vocabulary } from '../open.js'
import { conversationWith } from '../understand/conversation.js'
import { bundledReport } from './later-report.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

describe('What Ofsted said of a council', () => {
  it.each([
    'what did ofsted say about North Lincolnshire',
    'new lead member, North Lincolnshire, what did ofsted say about us last time',
  ])('is its newest report’s own summary: %s', (message) => {
    const reply = pilcrow.say(message)
    const report = pilcrow.library.byId('north-lincolnshire-2022')
    expect(gradesOf(reply).map(({ judgement }) => judgement)).toEqual(['overall-effectiveness'])
    expect(excerptsOf(reply).map(({ key }) => key)).toEqual(report && summaryIn(report).map(({ key }) => key))
  })
})

describe('A report that lists them', () => {
  const titlesOf = (message: string): (string | undefined)[] => {
    const report = pilcrow.library.byId('lincolnshire-2015')
    return excerptsOf(pilcrow.say(message)).map(({ key }) => {
      const section = report?.paragraphs.find((one) => one.key === key)?.section
      return report?.sections.find((one) => one.key === section)?.title
    })
  }

  it('is quoted by the reasons that it gives for its grade of the whole', () => {
    // The bundled copy has lost the heading that the PDF has there.
    const report = bundledReport('lincolnshire-2015')
    const sections = report.sections.map((one) =>
      one.key === 's3' ? { ...one, title: 'Children’s services in Lincolnshire are good because:' } : one,
    )
    const whole = answersOver(createLibrary([{ ...report, sections }]), vocabulary)
    const within = excerptsOf(whole.say('why was lincolnshire good in 2015')).map(
      ({ key }) => report.paragraphs.find((one) => one.key === key)?.section,
    )
    expect(within.length).toBeGreaterThan(2)
    for (const section of within) expect(['s3', 's4', 's5', 's6', 's7']).toContain(section)
  })

  it('is quoted by what it calls strengths', () => {
    const titles = titlesOf('what are the strengths of lincolnshire')
    expect(titles.length).toBeGreaterThan(2)
    for (const title of titles) expect(title).toMatch(/strengths$/)
  })
})

describe('Strengths and weaknesses', () => {
  it('of the one begin with the summary, of the other end with what must improve', () => {
    const strengths = pilcrow.say('north lincolnshire 2022 strengths')
    const report = pilcrow.library.byId('north-lincolnshire-2022')
    const summary = report ? summaryIn(report).map(({ key }) => key) : []
    expect(summary).toContain(excerptsOf(strengths)[0]?.key)
    const { reply } = conversationWith(pilcrow, 'north lincolnshire 2022 strengths', 'and weaknesses')
    expect(recommendationsOf(reply).length).toBeGreaterThan(0)
    expect(excerptsOf(reply).length).toBeGreaterThan(0)
    expect(reply.blocks.findIndex(({ block }) => block === 'recommendations')).toBeGreaterThan(
      reply.blocks.findLastIndex(({ block }) => block === 'excerpt'),
    )
  })
})

describe('Councils compared on one judgement', () => {
  it('hear which is graded higher, what one grade covers beside it, and what each report says behind its own', () => {
    const reply = pilcrow.say('compare Lincolnshire and North Lincolnshire on care leavers')
    expect(replyText(reply)).toContain('graded higher')
    expect(replyText(reply)).toContain(
      'In North Lincolnshire 2022 one grade covers more than that: “The experiences and progress of children in care and care leavers”.',
    )
    expect(new Set(excerptsOf(reply).map(({ report }) => report))).toEqual(
      new Set(['lincolnshire-2015', 'north-lincolnshire-2022']),
    )
  })
})

describe('A judgement over time', () => {
  it('has the words of each inspection beside its grade', () => {
    const { blocks } = pilcrow.say('how has leadership in North Lincolnshire been graded over time')
    expect(blocks.flatMap(({ block }) => (block === 'grades' || block === 'excerpt' ? [block] : []))).toEqual(
      ['grades', 'excerpt', 'grades', 'excerpt'],
    )
  })
})

describe('What Pilcrow is asked to do', () => {
  it('is to say who holds an office, which reports tell by the office alone', () =>
    expect(replyText(pilcrow.say('who is in charge in Lincolnshire'))).toMatch(
      /^Reports hardly ever name a council’s own people/,
    ))

  it('is to ring somebody, which it cannot', () =>
    expect(replyText(pilcrow.say('can you ring lincolnshire council and tell them to phone me'))).toMatch(
      /^I cannot ring or write to anybody/,
    ))

  it('is to give a short quote of what was shown: one sentence, cited', () => {
    const { reply } = conversationWith(
      pilcrow,
      'supervision in Lincolnshire',
      'a short quote I can use in print',
    )
    expect(excerptsOf(reply)).toHaveLength(1)
    expect(excerptsOf(reply)[0]?.sentences).toHaveLength(1)
  })

  it('is every judgement beside the overall one, where both are asked for', () =>
    expect(
      gradesOf(pilcrow.say('lincolnshire overall judgement, and the other judgements')).length,
    ).toBeGreaterThan(3))

  it('is to look at all of England, of which it says how much is here', () =>
    expect(replyText(pilcrow.say('how many councils in England are good'))).toMatch(
      /^Not all of England is here: reports on 4 of its \d+ councils are\./,
    ))
})
