import { beforeAll, describe, expect, it } from 'vitest'
import { assignId } from '../../src/ingest/ingest.js'
import { buildExtract } from '../../src/ingest/store/extracts.js'
import { createLibrary } from '../../src/library/library.js'
import { choicesOf, excerptsOf, figuresOf, gradesOf, recommendationsOf } from '../../src/model/reply.js'
import { chartOf } from '../../src/picture/chart.js'
import { GRADE_STYLE } from '../../src/picture/drawing.js'
import { type Answers, answersOver } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { sendReport } from '../ingest/parse/send-report.js'
import { bundled, vocabulary } from '../open.js'

/** Answers over the bundled reports and some that are made. */
async function openWith(inspections: readonly Parameters<typeof sendReport>[0][]): Promise<Answers> {
  const { reports } = bundled
  const made = await Promise.all(inspections.map((one) => sendReport(one)))
  const extracts = made.map(({ report }, at) =>
    buildExtract(
      report,
      assignId(report, new Set()),
      { file: 'send.pdf', sha256: String(at).repeat(64) },
      { published: null, publishedSource: 'given', url: null },
    ),
  )
  return answersOver(createLibrary([...reports, ...extracts]), vocabulary)
}

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openWith([
    { council: 'North Lincolnshire', dates: '12 to 16 February 2024', outcome: 3 },
    { council: 'Lincolnshire', dates: '4 to 8 March 2024', outcome: 1 },
  ])
})

const outcomes = (message: string) =>
  gradesOf(pilcrow.say(message)).map(({ report, grade, outcome }) => [report, grade, outcome])

describe('Area SEND', () => {
  it('is said not to be held of a council where what only its reports speak of is asked', () => {
    const reply = pilcrow.say('are EHCPs finished on time in Northumberland')
    expect(replyText(reply)).toMatch(/^No report on area SEND is here for Northumberland\./)
    expect(reply.kind).toBe('none')
  })

  it.each([
    'SEND education, health and care plans in North Lincolnshire',
    'special needs in North Lincolnshire, education health and care plans',
    'how late are the education, health and care plans, SEND North Lincolnshire',
  ])('is where to look, and not what to look for, where more is asked of it: %s', (message) => {
    const [first, ...others] = excerptsOf(pilcrow.say(message))
    expect(first?.quote).toContain('Education, health and care plans are typically poor')
    for (const { report } of others) expect(report).toBe(first?.report)
  })

  it.each([
    '/grade north-lincolnshire send',
    '/grade north-lincolnshire area-send',
    'how is SEND in North Lincolnshire?',
  ])('has an outcome in place of a grade: %s', (message) =>
    expect(outcomes(message)).toEqual([['north-lincolnshire-2024-send', null, 3]]),
  )

  it('is summed up by the outcome and how each part of the findings begins, with what must improve', () => {
    const reply = pilcrow.say('summarise the SEND report on North Lincolnshire')
    expect(excerptsOf(reply).map(({ locator }) => locator)).toEqual([
      'Inspection outcome',
      'What is it like to be a child or young person with SEND in this area?',
      'What is the area partnership doing that is effective?',
      'What does the area partnership need to do better?',
    ])
    expect(recommendationsOf(reply)[0]?.text).toContain('Leaders should write plans on time.')
  })

  it.each([
    [
      'what are the strengths of SEND in North Lincolnshire',
      'What is the area partnership doing that is effective?',
    ],
    ['what is bad about SEND in North Lincolnshire', 'What does the area partnership need to do better?'],
  ])('is praised and found fault with by the section for it: %s', (message, section) => {
    const quoted = excerptsOf(pilcrow.say(message)).map(({ locator }) => locator)
    expect(quoted.length).toBeGreaterThan(0)
    expect(new Set(quoted)).toEqual(new Set([section]))
  })

  it('is not asked about where it is denied', () =>
    expect(
      gradesOf(
        pilcrow.say('what grade did North Lincolnshire get, the social care report, not the SEND one'),
      ).map(({ outcome }) => outcome),
    ).not.toContain(3))

  it('is what inspections of SEND are compared on', () => {
    expect(
      new Set(
        outcomes('compare the SEND inspections of Lincolnshire and North Lincolnshire').map(([id]) => id),
      ),
    ).toEqual(new Set(['lincolnshire-2024-send', 'north-lincolnshire-2024-send']))
  })

  it('is worded as the report words it, and quoted by the sentence that says so', () => {
    const said = replyText(pilcrow.say('/grade north-lincolnshire send'))
    expect(said).toContain(
      'North Lincolnshire 2024 SEND – Area SEND: Outcome 3 of 3: widespread and/or systemic failings — North Lincolnshire 2024 SEND, Inspection outcome, passage 1',
    )
    expect(said).toContain('“There are widespread and/or systemic failings')
  })

  it.each([
    'is North Lincolnshire any good for send kids',
    'is North Lincolnshire any good for SEND?',
    'somebody told me North Lincolnshire was outstanding for SEND, is that right',
  ])('supposed to be graded is told to have outcomes, and where among them it stands: %s', (message) => {
    const said = replyText(pilcrow.say(message))
    expect(said).toMatch(
      /^Area SEND inspections give no grade such as (?:Good|Outstanding), but one of 3 outcomes/,
    )
    expect(said).toContain('North Lincolnshire 2024 SEND is outcome 3, the last.')
    expect(outcomes(message)).toEqual([['north-lincolnshire-2024-send', null, 3]])
  })

  it.each([
    '/find outcome 3',
    '/find grade:"Outcome 3"',
    'which councils have outcome 3',
    'which area has the worst SEND',
    'which areas have widespread and/or systemic failings',
  ])('is asked for over all councils: %s', (message) =>
    expect(outcomes(message)).toEqual([['north-lincolnshire-2024-send', null, 3]]),
  )

  it('is spread over its own scale, and leaves that of grades alone', () => {
    const spread = (message: string) =>
      figuresOf(pilcrow.say(message)).flatMap(({ label, count }) => (count > 0 ? [[label, count]] : []))
    expect(spread('/find judgement:send show:distribution')).toEqual([
      ['Outcome 1', 1],
      ['Outcome 3', 1],
    ])
    expect(spread('/find judgement:overall show:distribution').flat().join(' ')).not.toMatch(/Outcome/)
    expect(pilcrow.say('/find judgement:overall show:list').notes.join(' ')).not.toMatch(/SEND/)
  })

  it('is listed with the outcome as an inspection, and with grades nowhere', () => {
    expect(outcomes('/find framework:SEND')).toEqual([
      ['north-lincolnshire-2024-send', null, 3],
      ['lincolnshire-2024-send', null, 1],
    ])
    expect(outcomes('which councils are not outcome 3')).toEqual([['lincolnshire-2024-send', null, 1]])
  })

  it('is offered beside the judgements of the newest inspection', () =>
    expect(choicesOf(pilcrow.say('/grade north-lincolnshire')).at(-1)?.message).toBe(
      '/grade north-lincolnshire area-send',
    ))

  it('is no village, unless a place is spoken of', () => {
    const councils = (message: string) => {
      const asked = pilcrow.respond(message).query?.asked
      return asked && 'where' in asked ? asked.where.councils : []
    }
    expect(councils('how is SEND in North Lincolnshire?')).toEqual(['north-lincolnshire'])
    expect(councils('send me the report on Lincolnshire')).toEqual(['lincolnshire'])
    expect(councils('children from Send')).toEqual(['surrey'])
  })

  it('is compared with SEND alone, and found by its outcome', () => {
    expect(outcomes('/compare send north-lincolnshire lincolnshire')).toEqual([
      ['north-lincolnshire-2024-send', null, 3],
      ['lincolnshire-2024-send', null, 1],
    ])
    expect(outcomes('/find "outcome 1"')).toEqual([['lincolnshire-2024-send', null, 1]])
    expect(outcomes('/find inadequate').filter(([report]) => String(report).endsWith('send'))).toEqual([])
  })

  it('is no newer inspection of the council’s services, nor they of it', () => {
    expect(gradesOf(pilcrow.say('/report north-lincolnshire'))[0]?.report).toBe('north-lincolnshire-2022')
    expect(pilcrow.say('/grade north-lincolnshire overall 2022').notes.join(' ')).not.toMatch(/newer/)
    expect(pilcrow.say('/grade lincolnshire send').notes.join(' ')).not.toMatch(/newer/)
  })

  it('is told beside the grades in a history, and never on their scale', () => {
    const reply = pilcrow.say('/history north-lincolnshire')
    expect(gradesOf(reply).filter(({ outcome }) => outcome !== null)).toHaveLength(1)
    expect(reply.notes.join(' ')).not.toMatch(/SEND/)
  })

  it('has a front page with all inspectors, and recommendations with those who must act', () => {
    const page = replyText(pilcrow.say('/report north-lincolnshire-2024-send show:about'))
    expect(page).toContain('Inspectors (CQC): Grace Hopper (lead), Mary Seacole')
    const asked = recommendationsOf(pilcrow.say('/recommendations north-lincolnshire-2024-send'))
    expect(asked.map(({ responsible }) => responsible)).toContain('The board')
  })

  it.each(['priority action in North Lincolnshire', 'areas for priority action in North Lincolnshire'])(
    'has areas for priority action, each with those who must act: %s',
    (message) =>
      expect(
        recommendationsOf(pilcrow.say(message)).map(({ report, responsible }) => [report, responsible]),
      ).toEqual([
        ['north-lincolnshire-2024-send', 'North Lincolnshire Council and the board'],
        ['north-lincolnshire-2024-send', 'The board'],
      ]),
  )

  it('is what is quoted on education, health and care plans', () =>
    expect(replyText(pilcrow.say('EHC plans in North Lincolnshire'))).toContain('typically poor'))

  it('leaves the verb alone', () =>
    expect(gradesOf(pilcrow.say('do they send children away in North Lincolnshire?'))).toEqual([]))

  it('is drawn with its wording, in colours that no grade has', () => {
    const chart = chartOf(pilcrow.say('/compare send north-lincolnshire lincolnshire'))
    expect(chart?.rows[0]?.cells.flat().map(({ grade, under }) => [grade, under])).toEqual([
      ['Outcome 3', 'widespread and/or systemic failings'],
      ['Outcome 1', 'typically lead to positive experiences and outcomes'],
    ])
    expect(new Set(Object.values(GRADE_STYLE).map(({ colour }) => colour)).size).toBe(
      Object.keys(GRADE_STYLE).length,
    )
  })

  it('is cited so that the citation leads back to it', () => {
    const citation =
      'North Lincolnshire 2024 SEND, What is it like to be a child or young person with SEND in this area?, passage 1'
    expect(replyText(pilcrow.say(citation))).toContain(
      '“Education, health and care plans are typically poor.',
    )
  })

  it('is said to be all that is held of a council, where something else was asked for', async () => {
    const pilcrow = await openWith([{ council: 'Suffolk', dates: '11 to 15 March 2024', outcome: 2 }])
    const alone = 'Of Suffolk only a report on area SEND is here, and none on children’s services.'
    const fostering = pilcrow.say('does Suffolk support its foster carers')
    expect(replyText(fostering)).toContain(alone)
    // What comes nearest to it there is about something else.
    expect(fostering.kind).toBe('none')
    expect(excerptsOf(fostering)).toEqual([])
    expect(replyText(pilcrow.say('what grade is Suffolk'))).toContain(alone)
    expect(replyText(pilcrow.say('how is SEND in Suffolk'))).not.toContain(alone)
    expect(replyText(pilcrow.say('are EHC plans in Suffolk on time'))).not.toContain(alone)
    expect(replyText(pilcrow.say('does Lincolnshire support its foster carers'))).not.toContain('area SEND')
  })
})
