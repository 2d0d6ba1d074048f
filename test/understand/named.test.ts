import { beforeAll, describe, expect, it } from 'vitest'
import { ANY_TIME, type Asked, type Having, type Period, type Where } from '../../src/model/query.js'
import type { Grade } from '../../src/model/report.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { whereOf } from '../../src/understand/follow-up/shown.js'
import { openBundled } from '../open.js'
import { queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const asked = (message: string): Asked => queryOf(pilcrow, message).asked
const where = (message: string): Where => whereOf(asked(message))
const period = (message: string): Period => where(message).period
const having = (message: string): Having[] => {
  const query = asked(message)
  return 'having' in query ? query.having : []
}

describe('When', () => {
  it.each<[string, Partial<Period>]>([
    ['caseloads in 2012', { years: [2012] }],
    ['private fostering in 2012 and 2015', { years: [2012, 2015] }],
    ['which councils were good in 2012 or 2015', { years: [2012, 2015] }],
    ['caseloads between 2014 and 2020', { from: 2014, to: 2020 }],
    ['caseloads from 2014 to 2020', { from: 2014, to: 2020 }],
    ['caseloads 2014-2020', { from: 2014, to: 2020 }],
    ['caseloads 2014–2020', { from: 2014, to: 2020 }],
    ['caseloads between 2020 and 2014', { from: 2014, to: 2020 }],
    ['caseloads since 2015', { from: 2015 }],
    ['caseloads after 2015', { from: 2016 }],
    ['caseloads before 2014', { to: 2013 }],
    ['caseloads until 2014', { to: 2014 }],
    ['caseloads', {}],
  ])('%s', (message, expected) => expect(period(message)).toEqual({ ...ANY_TIME, ...expected }))

  it.each([
    ['latest inspection of north lincolnshire', 'latest'],
    ['the previous inspection of north lincolnshire', 'previous'],
    ['first inspection of north lincolnshire', 'first'],
  ] as const)('%s', (message, order) => expect(period(message).order).toBe(order))

  it('a year of account is no year of a report', () => {
    expect(period('caseloads in 2013/14')).toEqual(ANY_TIME)
    expect(period('how many children were adopted in 2010-11')).toEqual(ANY_TIME)
  })

  it('is no subject: the year is not looked for in the text', () => {
    const query = asked('what did inspectors say about caseloads in north lincolnshire in 2022')
    expect('subject' in query ? query.subject : '2022').not.toContain('2022')
  })
})

describe('Grades', () => {
  it.each<[string, Grade[]]>([
    ['which councils are outstanding', ['Outstanding']],
    ['which councils are good or outstanding', ['Good', 'Outstanding']],
    ['councils rated inadequate or requires improvement', ['Inadequate', 'Requires improvement']],
    ['which councils are better than adequate', ['Outstanding', 'Good']],
    ['which councils are worse than good', ['Adequate', 'Requires improvement', 'Inadequate']],
    ['which councils are not good', ['Adequate', 'Requires improvement', 'Inadequate']],
    ['councils rated other than good', ['Outstanding', 'Adequate', 'Requires improvement', 'Inadequate']],
    ['councils that are not good or outstanding', ['Adequate', 'Requires improvement', 'Inadequate']],
    ['councils that are at least good', ['Outstanding', 'Good']],
    ['councils no better than adequate', ['Adequate', 'Requires improvement', 'Inadequate']],
    ['which councils are RI', ['Requires improvement']],
  ])('%s', (message, grades) => {
    const [one, ...others] = having(message)
    expect([...(one?.grades ?? [])].sort()).toEqual([...grades].sort())
    expect(others).toEqual([])
  })

  it('belong to the judgement that is named beside them', () => {
    const [one] = having('which councils are worse than good for leadership')
    expect(one?.judgement?.keys).toContain('ILACS//leadership')
    expect(one?.judgement?.keys).toContain('SIF//leadership')
    expect(having('which councils are good')[0]?.judgement).toBeNull()
  })

  it('of other councils are a condition on where the text is looked for', () => {
    expect(asked('what do outstanding councils do about early help')).toMatchObject({
      intent: 'passages',
      having: [{ judgement: null, grades: ['Outstanding'] }],
    })
  })

  it('are no condition where they are plain words', () =>
    expect(having('good examples of supervision')).toEqual([]))
})

describe('A judgement', () => {
  it('is every one of every framework that its name may mean', () => {
    const query = asked('how good is leadership in northumberland')
    expect('judgement' in query ? query.judgement?.keys : []).toEqual(
      expect.arrayContaining([
        'SLAC/safeguarding/leadership-and-management',
        'SLAC/looked-after-children/leadership-and-management',
        'SIF//leadership',
        'ILACS//leadership',
      ]),
    )
  })

  it('is that of the half of a report that is named', () => {
    const query = asked('is northumberland good for safeguarding')
    expect(query).toMatchObject({ intent: 'grade', judgement: { strand: 'safeguarding' } })
    expect('judgement' in query ? query.judgement?.keys : []).not.toContain(
      'SLAC/looked-after-children/overall-effectiveness',
    )
  })

  it('that is a subject too is both: its grade, and what the paragraphs say', () => {
    expect(asked('what did ofsted say about adoption in lincolnshire')).toMatchObject({
      intent: 'passages',
      judgement: { keys: ['SIF//adoption'] },
    })
    const { blocks } = pilcrow.say('what did ofsted say about adoption in lincolnshire')
    const kinds = blocks.map(({ block }) => block)
    expect(kinds).toContain('grades')
    expect(kinds.indexOf('excerpt')).toBeGreaterThan(kinds.indexOf('grades'))
  })
})

describe('An inspector, a framework, a report', () => {
  it('who led an inspection says which reports are asked about', () => {
    expect(where('which reports did Martin Ayres lead').inspector).toBe('Martin Ayres')
    expect(where('what did martin ayres say about private fostering').inspector).toBe('Martin Ayres')
    expect(where('which reports did Martin Nobody lead').inspector).toBeNull()
  })

  it('is named by its framework', () => {
    expect(where('which SLAC inspections rated overall effectiveness good').framework).toBe('SLAC')
    expect(where('which SIF reports are good for leadership').framework).toBe('SIF')
  })

  it('is named outright by its id', () => {
    expect(where('northumberland-2012').reports).toEqual(['northumberland-2012'])
    expect(asked('summarise northumberland-2012')).toMatchObject({
      intent: 'report',
      part: 'summary',
      where: { reports: ['northumberland-2012'] },
    })
    expect(where('kent-2031').reports).toEqual([])
  })
})

describe('Words in quotation marks', () => {
  it.each([
    'how many reports mention "private fostering"',
    'how many reports mention “private fostering”',
    'how many reports mention ‘private fostering’',
  ])('are taken letter for letter: %s', (message) =>
    expect(asked(message)).toMatchObject({ intent: 'mentions', phrases: ['private fostering'] }),
  )

  it('are none where an apostrophe is all there is', () => {
    const query = asked("how many reports mention children's homes and parents' views")
    expect('phrases' in query ? query.phrases : []).toEqual([])
  })
})

describe('A name that means something only whole', () => {
  it.each([
    'neglect and the graded care profile, Lincolnshire',
    'the children in care council in Lincolnshire',
    'edge of care in Lincolnshire',
  ])('names no judgement and no grade: %s', (message) =>
    expect(asked(message)).toMatchObject({ intent: 'passages', judgement: null }),
  )

  it('but for one that is a judgement too', () =>
    expect(asked('leaving care, Lincolnshire')).toMatchObject({ judgement: { label: 'Care leavers' } }))
})
