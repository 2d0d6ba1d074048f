import { describe, expect, it } from 'vitest'
import { type Block, bullets, grades, heading, newPage, para, prose, reread } from './typeset.js'

const help = 'The experiences and progress of children who need help and protection'
const inCare = 'The experiences and progress of children in care'
const leavers = 'The experiences and progress of care leavers'
const both = 'The experiences and progress of children in care and care leavers'
const leaders = 'The impact of leaders on social work practice with children and families'

const cover = (dates: string, ...rows: [string, string][]): Block[] => [
  heading('Inspection of Norfolk local authority children’s services', 26),
  prose(`Inspection dates: ${dates}`),
  prose('Lead inspector: Ann-Marie Lee, His Majesty’s Inspector'),
  grades(['Judgement', 'Grade'], ...rows),
]

const graded = async (...blocks: Block[]) => {
  const { report } = await reread(blocks)
  return {
    report,
    judged: Object.fromEntries(report.judgements.map(({ judgement, grade }) => [judgement, grade])),
  }
}

describe('an inspection of children’s services, 2023 to March 2026', async () => {
  const { report, judged } = await graded(
    ...cover(
      '3 to 14 November 2025',
      [leaders, 'Good'],
      [help, 'Requires improvement to be good'],
      [inCare, 'Good'],
      [leavers, 'Outstanding'],
      ['Overall effectiveness', 'Good'],
    ),
    prose('Children are safe and do well. '.repeat(8).trim()),
    prose('Leaders have turned a weak service round.'),
    heading('What needs to improve?'),
    ...bullets(
      'The time that children wait for a plan.',
      'The choice of homes for care leavers in the north.',
    ),
    newPage,
    heading(`${help}: requires improvement to be good`),
    para(1, 'Help comes early. '.repeat(240).trim()),
    para(2, 'Plans are written with families.'),
    heading(`${inCare}: good`),
    para(3, 'Children see their brothers and sisters:'),
    ...bullets('at home', 'in the holidays.'),
    para(4, 'They are heard.'),
    heading(`${leavers}: outstanding`),
    para(5, 'Young people stay in touch.'),
    heading(`${leaders}: good`),
    para(6, 'Leaders know their staff.'),
    newPage,
    prose(
      'The Office for Standards in Education, Children’s Services and Skills regulates and inspects.',
      10,
    ),
    prose('© Crown copyright 2025', 10),
  )

  it('makes five judgements, each told by the table and by its heading', () => {
    expect(judged).toEqual({
      'overall-effectiveness': 'Good',
      leadership: 'Good',
      'help-and-protection': 'Requires improvement',
      'in-care': 'Good',
      'care-leavers': 'Outstanding',
    })
    expect(report.warnings).toEqual([])
    const evidence = report.judgements.find(({ judgement }) => judgement === 'in-care')?.evidence
    expect(evidence?.map(({ kind, paragraph, page }) => [kind, paragraph, page])).toEqual([
      ['table', null, 1],
      ['heading', '3', 3],
    ])
  })

  it('has its paragraphs whole, across the ends of pages, and its prose as passages', () => {
    expect(report.paragraphs.filter(({ number }) => number !== null).map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6,
    ])
    const text = (key: string) => report.paragraphs.find((each) => each.key === key)?.text
    expect(text('1')).toBe('Help comes early. '.repeat(240).trim())
    expect(text('3')).toBe('Children see their brothers and sisters:\n- at home\n- in the holidays.')
    expect(report.paragraphs.slice(0, 2).map((each) => [each.number, each.text])).toEqual([
      [null, 'Children are safe and do well. '.repeat(8).trim()],
      [null, 'Leaders have turned a weak service round.'],
    ])
    expect(report.paragraphs.some((each) => /Crown copyright|Office for Standards/.test(each.text))).toBe(
      false,
    )
  })

  it('recommends each bullet of what needs to improve', () => {
    expect(report.recommendations.map(({ text, paragraph }) => [text, paragraph])).toEqual([
      ['The time that children wait for a plan.', null],
      ['The choice of homes for care leavers in the north.', null],
    ])
  })
})

const short = (title: string, grade: string, number: number): Block[] => [
  heading(`${title}${grade}`),
  para(number, 'They do well.'),
]

it('until 2022, care and leaving care are judged together', async () => {
  const { report, judged } = await graded(
    ...cover(
      '10 to 14 October 2022',
      [leaders, 'Good'],
      [help, 'Good'],
      [both, 'Inadequate'],
      ['Overall effectiveness', 'Good'],
    ),
    ...short(help, ': good', 1),
    ...short(both, ' are: inadequate', 2),
    ...short(leaders, ' is good', 3),
  )
  expect(judged).toEqual({
    'overall-effectiveness': 'Good',
    leadership: 'Good',
    'help-and-protection': 'Good',
    'in-care-and-care-leavers': 'Inadequate',
  })
  expect(report.warnings).toEqual([])
})

it('from April 2026, nothing is judged overall, and nothing is missed', async () => {
  const rows: [string, string][] = [
    [leaders, 'Good'],
    [help, 'Good'],
    [inCare, 'Good'],
    [leavers, 'Good'],
  ]
  const sections = [
    ...short(help, ': good', 1),
    ...short(inCare, ': good', 2),
    ...short(leavers, ': good', 3),
    ...short(leaders, ': good', 4),
  ]
  const later = await graded(...cover('8 to 19 June 2026', ...rows), ...sections)
  expect(Object.keys(later.judged)).toHaveLength(4)
  expect(later.report.warnings).toEqual([])
  const earlier = await graded(...cover('12 to 23 January 2026', ...rows), ...sections)
  expect(earlier.report.warnings).toEqual(['Overall effectiveness: no grade could be read.'])
})

describe('whatever a table prints', () => {
  const sections = [...short(help, ': good', 1), ...short(both, ': good', 2), ...short(leaders, ': good', 3)]
  const read = async (...rows: [string, string][]) =>
    graded(...cover('10 to 14 October 2022', ...rows), ...sections)
  const rest: [string, string][] = [
    [leaders, 'Good'],
    [both, 'Good'],
    ['Overall effectiveness', 'Good'],
  ]

  it.each([
    ['a slip in a label', [help.replace('protection', 'protecton'), 'Good']],
    ['columns the other way round', ['Good', help]],
    ['a note behind a grade', [help, 'Good*']],
    ['a singular', [help.replace('experiences', 'experience'), 'Good']],
    ['a number before it', [`1. ${help}`, 'Good']],
  ] as [string, [string, string]][])('%s is understood', async (_, row) => {
    const { report, judged } = await read(row, ...rest)
    expect(report.warnings).toEqual([])
    expect(judged['help-and-protection']).toBe('Good')
    expect(
      report.judgements.flatMap(({ evidence }) => evidence).filter(({ kind }) => kind === 'table'),
    ).toHaveLength(4)
  })

  it('a grade that its heading does not bear out is shown as disputed', async () => {
    const { report, judged } = await read([help, 'Inadequate'], ...rest)
    expect(judged['help-and-protection']).toBeNull()
    expect(report.warnings.join()).toContain(help)
  })

  it('a grade that cannot be read is named', async () => {
    const { report, judged } = await read(
      [help, 'Good'],
      [leaders, 'Good'],
      [both, 'Good'],
      ['Overall effectiveness', 'Gud'],
    )
    expect(judged).not.toHaveProperty('overall-effectiveness')
    expect(report.warnings).toEqual(['Overall effectiveness: no grade could be read.'])
  })

  it('a judgement that no framework makes is named', async () => {
    const { report } = await read([help, 'Good'], ...rest, ['The quality of the canteen', 'Good'])
    expect(report.warnings).toEqual([
      "The quality of the canteen: graded 'Good', but no judgement of this framework is called so.",
    ])
  })
})

describe('a table of the grades of two inspections', () => {
  const sections = [...short(help, ': good', 1), ...short(both, ': good', 2), ...short(leaders, ': good', 3)]
  const table = (...rows: string[][]): Block[] => [
    ...cover('10 to 14 October 2022', ['Judgement', 'Grade']).slice(0, 3),
    { rows, widths: [240, 100, 100] },
    ...sections,
  ]
  const rows = [leaders, help, both].map((label) => [label, 'Inadequate', 'Good'])

  it.each([
    ['Previous grade', 'Grade'],
    ['Last inspection', 'This inspection'],
    ['Previous judgement', 'Current judgement'],
  ])('gives those of this one: %s, %s', async (before, now) => {
    const { report, judged } = await graded(
      ...table(['Judgement', before, now], ...rows, ['Overall effectiveness', 'Inadequate', 'Good']),
    )
    expect(judged).toEqual({
      'overall-effectiveness': 'Good',
      leadership: 'Good',
      'help-and-protection': 'Good',
      'in-care-and-care-leavers': 'Good',
    })
    expect(report.warnings).toEqual([])
  })

  it('that does not say which is which gives none', async () => {
    const { judged } = await graded(...table(...rows, ['Overall effectiveness', 'Inadequate', 'Good']))
    expect(judged).not.toHaveProperty('overall-effectiveness')
  })
})

it('labels of another wording are known among those of the usual one', async () => {
  const { report, judged } = await graded(
    ...cover(
      '3 to 14 November 2025',
      ['The impact of leadership on practice', 'Good'],
      ['The experiences of children in need of help and protection', 'Inadequate'],
      [inCare, 'Good'],
      ['The experiences and progress of care-experienced young people', 'Outstanding'],
      ['Overall effectiveness', 'Inadequate'],
    ),
    para(1, 'They do well.'),
  )
  expect(judged).toEqual({
    'overall-effectiveness': 'Inadequate',
    leadership: 'Good',
    'help-and-protection': 'Inadequate',
    'in-care': 'Good',
    'care-leavers': 'Outstanding',
  })
  expect(report.warnings).toEqual([])
})

it('numbers go on in a part that is set further in', async () => {
  const { report } = await graded(
    ...cover(
      '10 to 14 October 2022',
      [leaders, 'Good'],
      [help, 'Good'],
      [both, 'Good'],
      ['Overall effectiveness', 'Good'],
    ),
    para(1, 'They do well, and they say so when they are asked. '.repeat(9).trim()),
    para(2, 'They do better.'),
    { number: 3, words: 'They stand further in, and go on for some lines. '.repeat(9).trim(), inset: 20 },
    { number: 4, words: 'So does this.', inset: 20 },
  )
  expect(report.paragraphs.flatMap(({ number }) => number ?? [])).toEqual([1, 2, 3, 4])
})

describe('numbers out of turn', () => {
  const read = async (...numbers: number[]) =>
    (
      await graded(
        ...cover(
          '10 to 14 October 2022',
          [leaders, 'Good'],
          [help, 'Good'],
          [both, 'Good'],
          ['Overall effectiveness', 'Good'],
        ),
        heading(`${help}: good`),
        ...numbers.map((number) =>
          para(
            number,
            `Words of the paragraph printed as ${number}. ${'They go on over several lines. '.repeat(6)}`.trim(),
          ),
        ),
      )
    ).report

  it('one printed twice is a passage the second time, and named', async () => {
    const report = await read(1, 2, 2, 3)
    expect(report.paragraphs.map(({ key }) => key)).toEqual(['1', '2', 's1p1', '3'])
    expect(report.warnings).toEqual([
      'The number 2 is printed a second time; that paragraph is a passage here.',
    ])
  })

  it('one left out is named', async () => {
    const report = await read(1, 2, 4, 5)
    expect(report.paragraphs.map(({ number }) => number)).toEqual([1, 2, 4, 5])
    expect(report.warnings).toEqual(['Paragraph 3 is missing from this copy.'])
  })
})
