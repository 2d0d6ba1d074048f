import { beforeAll, describe, expect, it } from 'vitest'
import { createLibrary } from '../../src/library/library.js'
import { type Excerpt, excerptsOf, gradesOf, recommendationsOf } from '../../src/model/reply.js'
import type { Grade } from '../../src/model/report.js'
import { type Answers, answersOver } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { sentencesOf } from '../../src/text/tokens.js'
import { answerContextOf } from '../answer-context.js'
import { openBundled, vocabulary } from '../open.js'
import { bundledReport, laterReport } from './later-report.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const judgementsIn = (message: string): Set<string> =>
  new Set(gradesOf(pilcrow.say(message)).map(({ judgement }) => judgement))
const reportsIn = (message: string): Set<string> =>
  new Set(gradesOf(pilcrow.say(message)).map(({ report }) => report))

describe('A council as a whole', () => {
  it.each([
    'is south gloucestershire good?',
    'Is South Gloucestershire still inadequate?',
    'was lincolnshire good or outstanding',
    'north lincolnshire overall',
  ])('is what a yes or no is about: %s', (message) =>
    expect(judgementsIn(message)).toEqual(new Set(['overall-effectiveness'])),
  )

  it('is not what is asked for by anything in it', () => {
    expect(judgementsIn('is anything inadequate in south gloucestershire?')).not.toContain(
      'overall-effectiveness',
    )
  })

  it('has no overall grade where its report gives none, and no other takes its place', () => {
    const { reports } = pilcrow.library
    const without = reports.map((report) =>
      report.framework === 'ILACS'
        ? {
            ...report,
            judgements: report.judgements.filter(({ judgement }) => judgement !== 'overall-effectiveness'),
          }
        : report,
    )
    const newest = answersOver(
      createLibrary(without.filter(({ id }) => id !== 'north-lincolnshire-2012')),
      vocabulary,
    )
    const rows = gradesOf(newest.say('compare overall north lincolnshire and northumberland'))
    expect(rows.filter(({ report }) => report === 'north-lincolnshire-2022')).toMatchObject([
      { judgement: 'overall-effectiveness', grade: null },
    ])
  })

  it.each([
    'North Lincolnshire 2026',
    'summarise North Lincolnshire 2026',
    'North Lincolnshire 2026 vs 2022 overall',
    'has North Lincolnshire got better',
  ])('is said to be given no more where a report of today is shown: %s', (message) => {
    const made = laterReport(bundledReport('north-lincolnshire-2022'), 2026)
    const judgements = made.judgements.filter(({ judgement }) => judgement !== 'overall-effectiveness')
    const held = createLibrary([...pilcrow.library.reports, { ...made, judgements }])
    expect(replyText(answersOver(held, vocabulary).say(message))).toContain(
      'Ofsted gives no overall grade in its inspections of children’s services since April 2026.',
    )
    expect(replyText(pilcrow.say('North Lincolnshire 2022'))).not.toContain('no overall grade')
  })

  it('is not all that a report of today is asked for: the grades that it has are told, and that none is given overall', () => {
    const made = laterReport(bundledReport('north-lincolnshire-2022'), 2026)
    const judgements = made.judgements.filter(({ judgement }) => judgement !== 'overall-effectiveness')
    const reply = answersOver(createLibrary([{ ...made, judgements }]), vocabulary).say(
      'what was the overall grade for North Lincolnshire in 2026 and how does that compare with the last one',
    )
    expect(replyText(reply)).toMatch(
      /^North Lincolnshire, 2026\nOfsted gives no overall grade .* since April 2026\./,
    )
    expect(new Set(gradesOf(reply).map(({ judgement }) => judgement))).toEqual(
      new Set(judgements.map(({ judgement }) => judgement)),
    )
  })

  it('is told with all others where every judgement is asked for', () =>
    expect(
      judgementsIn('overall grade for every judgement, North Lincolnshire 2022 please').size,
    ).toBeGreaterThan(3))
})

describe('A list of councils', () => {
  it.each([
    'which councils are outstanding',
    'which councils are outstanding overall',
    'which councils are currently outstanding overall',
  ])(
    'is of their overall grades as they are now, and leaves out what a newer inspection has put aside: %s',
    (message) => {
      expect(reportsIn(message)).toEqual(new Set(['north-lincolnshire-2022', 'northumberland-2012']))
      expect(judgementsIn(message)).toEqual(new Set(['overall-effectiveness']))
    },
  )
})

describe('Care leavers', () => {
  it('are told of where their report does not grade what is done for them', () => {
    expect(pilcrow.say('care leavers in south gloucestershire').kind).toBe('excerpts')
    expect(pilcrow.say('care leavers grade south gloucestershire').kind).toBe('grades')
  })
})

describe('Why', () => {
  const why = (message: string) => {
    const reply = pilcrow.say(message)
    return {
      kind: reply.kind,
      grades: gradesOf(reply).map(({ judgement, grade }) => `${judgement} ${grade}`),
      cited: excerptsOf(reply).map(({ paragraph, sentences }) => ({ paragraph, sentences })),
    }
  }

  it('a judgement was graded so, the paragraphs behind its grade tell, whole', () => {
    expect(why("why is South Gloucestershire's capacity for improvement inadequate?")).toEqual({
      kind: 'grades',
      grades: ['capacity-for-improvement Inadequate'],
      cited: [{ paragraph: 58, sentences: null }],
    })
  })

  it('a council is what it is, its own judgements tell that were graded so', () => {
    expect(why('why was south gloucestershire inadequate?')).toEqual({
      kind: 'grades',
      grades: [
        'performance-management-and-quality-assurance Inadequate',
        'capacity-for-improvement Inadequate',
      ],
      cited: [
        { paragraph: 48, sentences: null },
        { paragraph: 58, sentences: null },
      ],
    })
  })

  it('a council is not, it is told what it is instead', () => {
    const reply = pilcrow.say('why is south gloucestershire outstanding?')
    expect(replyText(reply)).toContain('No judgement of South Gloucestershire 2012 was graded outstanding.')
    expect(gradesOf(reply).map(({ grade }) => grade)).toEqual(['Adequate', 'Adequate'])
  })

  it('a newer report that names its grade in a table alone, its summary tells, as it begins and where it sounds most like that grade', () => {
    const reply = pilcrow.say('why is north lincolnshire outstanding?')
    const [first, ...others] = excerptsOf(reply).map(({ key }) => key)
    expect([first, others]).toEqual(['s1p1', [expect.stringMatching(/^s1p\d$/)]])
  })

  it.each([
    ['Inadequate', 'Outstanding'],
    ['Requires improvement', 'Good'],
  ] as const)('under %s are weaknesses, and under %s of the same part strengths', (low, high) => {
    const before = bundledReport('north-lincolnshire-2022')
    const reasonsUnder = (grade: Grade) => {
      const report = laterReport(before, 2025, { 'help-and-protection': grade })
      const answers = answersOver(createLibrary([report]), vocabulary)
      return excerptsOf(answers.say('why was help and protection graded so in north lincolnshire'))
    }
    const { search } = answerContextOf(createLibrary([before]))
    const tone = (reasons: readonly Excerpt[]): number => {
      const sentences = reasons.flatMap(({ text }) => sentencesOf(text))
      return sentences.reduce((sum, one) => sum + search.toneOf(one), 0) / sentences.length
    }
    const [weaknesses, strengths] = [reasonsUnder(low), reasonsUnder(high)]
    expect(weaknesses).toHaveLength(3)
    expect(tone(strengths) - tone(weaknesses)).toBeGreaterThan(0.1)
  })

  it('where more was hoped for is what falls short, and no praise', () => {
    const before = bundledReport('north-lincolnshire-2022')
    const report = laterReport(before, 2025, { 'help-and-protection': 'Good' })
    const answers = answersOver(createLibrary([report]), vocabulary)
    const { search } = answerContextOf(createLibrary([report]))
    const tone = (message: string): number => {
      const sentences = excerptsOf(answers.say(message)).flatMap(({ text }) => sentencesOf(text))
      return sentences.reduce((sum, one) => sum + search.toneOf(one), 0) / sentences.length
    }
    const why = tone('why was help and protection graded so in north lincolnshire')
    expect(tone('why only good for help and protection in north lincolnshire')).toBeLessThan(why)
    expect(tone("why didn't north lincolnshire get outstanding for help and protection")).toBeLessThan(why)
  })

  it('no deadline is kept to, a note says', () => {
    expect(pilcrow.say('what must north lincolnshire do within 3 months').notes).toContain(
      'North Lincolnshire 2022 sets no deadlines.',
    )
  })
})

describe('A framework that is named', () => {
  it('says which reports are asked about', () => {
    const asked = reportsIn('which SLAC inspections rated overall effectiveness as outstanding')
    expect(asked).toEqual(new Set(['north-lincolnshire-2012', 'northumberland-2012']))
    expect(reportsIn('which SIF reports are good for leadership')).toEqual(new Set(['lincolnshire-2015']))
  })

  it('is what is asked about where it is asked what it is', () => {
    expect(JSON.stringify(pilcrow.say('what is SIF?'))).not.toContain('2022')
  })
})

describe('Words that sound like grades', () => {
  it('ask who is better with the grades of both', () => {
    expect(
      judgementsIn('who is better for leadership, Lincolnshire or North Lincolnshire?').size,
    ).toBeGreaterThan(0)
  })

  it('are none where they name the Children in Care Council', () => {
    const reply = pilcrow.say('what did they tell south glos about its children in care council')
    const [first] = [...recommendationsOf(reply), ...excerptsOf(reply)]
    expect(first?.text).toContain('Children in Care Council')
  })

  it('ask for all inspections where things got better or worse', () => {
    expect(pilcrow.say('did north lincolnshire get better or worse').kind).toBe('history')
  })

  it('ask for the front page where they ask when the last inspection was', () => {
    expect(pilcrow.say('when was the last inspection of lincolnshire').kind).toBe('report')
  })
})

describe('How a council did over the years', () => {
  const overall = (year: number, grade: Grade) =>
    laterReport(bundledReport('north-lincolnshire-2022'), year, { 'overall-effectiveness': grade })
  const answers = answersOver(
    createLibrary([
      overall(2023, 'Inadequate'),
      overall(2024, 'Inadequate'),
      overall(2025, 'Requires improvement'),
      overall(2026, 'Good'),
    ]),
    vocabulary,
  )

  it.each([
    'did North Lincolnshire ever get out of inadequate, and when?',
    'how has North Lincolnshire done over the years',
    'What is North Lincolnshire now and how did each inspection before go?',
  ])('is said in a sentence before the grades, with the inspection that left the worst: %s', (message) => {
    const text = replyText(answers.say(message))
    const sentence =
      'Overall: Inadequate in 2023 and 2024, Requires improvement in 2025, Good in 2026: now better than at the inspection before and at the first here. No longer Inadequate since North Lincolnshire 2025, inspected in June 2025.'
    expect(text).toContain(sentence)
    expect(text.indexOf(sentence)).toBeLessThan(text.indexOf(' – Overall'))
  })

  it('may have stayed the same', () => {
    const same = answersOver(createLibrary([overall(2023, 'Good'), overall(2025, 'Good')]), vocabulary)
    expect(replyText(same.say('has North Lincolnshire improved or stayed the same?'))).toContain(
      'Overall: Good in 2023 and 2025: the same as before.',
    )
  })

  it('tells what moved beside it, and which way', () => {
    const moved = answersOver(
      createLibrary([
        laterReport(bundledReport('north-lincolnshire-2022'), 2023, {
          leadership: 'Good',
          'in-care-and-care-leavers': 'Outstanding',
        }),
        laterReport(bundledReport('north-lincolnshire-2022'), 2026, {
          leadership: 'Outstanding',
          'in-care-and-care-leavers': 'Requires improvement',
        }),
      ]),
      vocabulary,
    )
    const text = replyText(moved.say('how have North Lincolnshire’s grades changed over the years'))
    expect(text).toContain('Better than the time before: leadership (Good in 2023, Outstanding in 2026).')
    expect(text).toContain(
      'Worse than the time before: in care and care leavers (Outstanding in 2023, Requires improvement in 2026).',
    )
  })
})
