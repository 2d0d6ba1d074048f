import { describe, expect, it } from 'vitest'
import type { Block, CouncilRow, GradeRow, Reply } from '../../src/model/reply.js'
import { Finding } from '../../src/model/report.js'
import { GRADE_STYLE } from '../../src/picture/drawing.js'
import {
  councilYears,
  gradeJoint,
  gradeMarks,
  gradePlaces,
  inspectionBeside,
  partWords,
  recommendationOpening,
  replyLines,
  replyText,
  reportOf,
  shareInWords,
} from '../../src/reply/reply-lines.js'
import { excerpt, recommendation, stayingSafe } from './replies.js'

/** Each line as its role, then its spans, each with its emphasis unless it is plain, and where it leads. */
const drawn = (reply: Reply): string[] =>
  replyLines(reply).map(({ role, spans }) =>
    [
      `${role}:`,
      ...spans.map(
        ({ tone, text, link }) => `${tone === 'plain' ? '' : `${tone} `}‹${text}›${link ? ` → ${link}` : ''}`,
      ),
    ].join(' '),
  )

const of = (...second: Block[]): Reply => ({ kind: 'excerpts', blocks: [], second, notes: [] })

const LINK = 'https://files.ofsted.gov.uk/v1/file/1#page=7'

const outcome: GradeRow = {
  ...stayingSafe,
  report: 'bury-2024-send',
  authority: 'Bury',
  when: '2024 SEND',
  strand: null,
  label: 'Area SEND',
  grade: null,
  outcome: 2,
  wording: 'inconsistent experiences',
  citations: ['Bury 2024 SEND ¶3'],
  places: ['¶3'],
  url: LINK,
}

const norfolk = (year: number, grade: GradeRow['grade'], more: Partial<GradeRow> = {}): GradeRow => ({
  ...stayingSafe,
  report: `norfolk-${year}`,
  authority: 'Norfolk',
  year,
  when: `${year}`,
  strand: null,
  grade,
  ...more,
})

describe('Lines of a reply', () => {
  it('are of words, headings, facts, what is printed, sources, choices, the next page and notes', () => {
    const reply: Reply = {
      kind: 'report',
      blocks: [],
      second: [
        { block: 'heading', text: 'Kent 2022' },
        { block: 'words', text: 'One.\nTwo.' },
        { block: 'facts', facts: [{ name: 'Published', value: '14 May 2012' }] },
        {
          block: 'printed',
          rows: [{ report: 'kent-2022', citation: 'Kent 2022, Table', words: 'Staying safe Good' }],
        },
        { block: 'sources', rows: [{ report: 'kent-2022', citation: 'Ofsted, Inspection: Kent' }] },
        { block: 'map', marks: [] },
        {
          block: 'choices',
          choices: [
            { label: 'Kent', message: '/report kent' },
            { label: '/help', message: '/help' },
          ],
          another: { label: 'Another', message: '/report {}' },
        },
        { block: 'choices', choices: [{ label: 'Kent', message: 'Kent' }] },
      ],
      notes: ['One note.', { lead: 'Printed there: ', report: 'kent-2022', words: ['one', 'two'], end: '.' }],
      more: '/find page:2',
    }
    expect(drawn(reply)).toEqual([
      'heading: strong ‹Kent 2022›',
      'words: ‹One.›',
      'words: ‹Two.›',
      'gap:',
      'fact: strong ‹Published: › ‹14 May 2012›',
      'gap:',
      'fact: strong ‹Kent 2022, Table: › ‹“Staying safe Good”›',
      'gap:',
      'fact: strong ‹Source: › ‹Ofsted, Inspection: Kent›',
      'gap:',
      'choice: ‹1. Kent› quiet ‹ → /report kent›',
      'choice: ‹2. /help›',
      'choice: ‹Another› quiet ‹ → /report …›',
      'gap:',
      'choice: ‹3. Kent›',
      'gap:',
      'choice: ‹More: › quiet ‹/find page:2›',
      'gap:',
      'note: ‹Note: One note.›',
      'note: ‹Note: Printed there: one; two.›',
    ])
  })

  it('are of quotations, each report cited in full once, with what is wrong with a copy said once', () => {
    const caveat = 'its numbers are lost'
    const lost = {
      ...excerpt,
      caveat,
      fullCitation: `${excerpt.fullCitation} (${caveat})`,
      url: LINK,
      noted: [],
    }
    expect(
      drawn(
        of(
          { block: 'excerpt', excerpt },
          {
            block: 'excerpt',
            excerpt: {
              ...excerpt,
              key: 's1p2',
              paragraph: null,
              noted: [],
              citation: 'Northumberland 2012, Staying safe, passage 2',
            },
          },
          { block: 'excerpt', excerpt: { ...lost, report: 'kent-2012' } },
          { block: 'excerpt', excerpt: { ...lost, report: 'kent-2012' } },
          { block: 'excerpt', excerpt: { ...excerpt, report: 'devon-2012', noted: [], caveat } },
        ),
      ),
    ).toEqual([
      'quote: ‹“Safeguarding is good. It covers:›',
      'quote: ‹- visits›',
      'quote: ‹- reviews.”›',
      'citation: ‹— › ‹Northumberland 2012 ¶75›',
      'source: quiet ‹Under ‘Staying safe’. Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 75›',
      'footnote: quiet ‹Footnote: Figures are for 2011.›',
      'gap:',
      'quote: ‹“Safeguarding is good. It covers:›',
      'quote: ‹- visits›',
      'quote: ‹- reviews.”›',
      'citation: ‹— › ‹Northumberland 2012, Staying safe, passage 2›',
      'gap:',
      'quote: ‹“Safeguarding is good. It covers:›',
      'quote: ‹- visits›',
      'quote: ‹- reviews.”›',
      'citation: ‹— › ‹Northumberland 2012 ¶75› → https://files.ofsted.gov.uk/v1/file/1#page=7',
      'source: quiet ‹Under ‘Staying safe’. Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 75 (its numbers are lost)›',
      'gap:',
      'quote: ‹“Safeguarding is good. It covers:›',
      'quote: ‹- visits›',
      'quote: ‹- reviews.”›',
      'citation: ‹— › ‹Northumberland 2012 ¶75› → https://files.ofsted.gov.uk/v1/file/1#page=7 quiet ‹ (its numbers are lost)›',
      'source: quiet ‹Under ‘Staying safe’›',
      'gap:',
      'quote: ‹“Safeguarding is good. It covers:›',
      'quote: ‹- visits›',
      'quote: ‹- reviews.”›',
      'citation: ‹— › ‹Northumberland 2012 ¶75› quiet ‹ (its numbers are lost)›',
      'source: quiet ‹Under ‘Staying safe’. Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 75›',
    ])
  })

  it('are of grades, under the name of their report where it has several', () => {
    const rows = [
      stayingSafe,
      {
        ...stayingSafe,
        label: 'Being healthy',
        disputed: true,
        citations: ['Northumberland 2012 ¶72', 'Northumberland 2012, Record'],
        places: ['¶72', 'Record'],
      },
      outcome,
      { ...outcome, label: 'Other', outcome: null, wording: null, citations: [], places: [] },
    ]
    expect(drawn(of({ block: 'grades', rows }))).toEqual([
      'group: strong ‹Northumberland 2012 – looked after children›',
      'row: ‹Staying safe: › grade ‹Good› quiet ‹ — › quiet ‹Northumberland 2012 ¶75›',
      'row: ‹Being healthy: › grade ‹Good› ‹ (disputed: the report prints more than one grade)› quiet ‹ — › quiet ‹Northumberland 2012 ¶72; Record›',
      'group: strong ‹Bury 2024 SEND›',
      'row: ‹Area SEND: › grade ‹Outcome 2› ‹ of 3: inconsistent experiences› quiet ‹ — › quiet ‹Bury 2024 SEND ¶3› → https://files.ofsted.gov.uk/v1/file/1#page=7',
      'row: ‹Other: › ‹no such judgement in this report›',
    ])
    expect(drawn(of({ block: 'grades', rows: [stayingSafe, outcome] }))).toEqual([
      'group: ‹Northumberland 2012 – looked after children – › ‹Staying safe: › grade ‹Good› quiet ‹ — › quiet ‹Northumberland 2012 ¶75›',
      'group: ‹Bury 2024 SEND – › ‹Area SEND: › grade ‹Outcome 2› ‹ of 3: inconsistent experiences› quiet ‹ — › quiet ‹Bury 2024 SEND ¶3› → https://files.ofsted.gov.uk/v1/file/1#page=7',
    ])
  })

  it('are of councils, and of figures with and without a title', () => {
    const rows: CouncilRow[] = [
      { council: 'norfolk', name: 'Norfolk', grades: [norfolk(2023, 'Good'), norfolk(2026, null)] },
    ]
    const figure = { label: 'London', count: 3, of: 4, councils: [], parts: [{ label: 'Good', count: 2 }] }
    expect(
      drawn(
        of(
          { block: 'councils', rows, order: 'over-time', labels: {} },
          { block: 'councils', rows, order: 'side-by-side', labels: {} },
          { block: 'figures', title: 'By region', rows: [figure] },
          { block: 'figures', title: '', rows: [{ ...figure, of: null, parts: [] }] },
        ),
      ),
    ).toEqual([
      'group: ‹Norfolk: › ‹2023 › grade ‹Good› ‹ → 2026 › ‹no such judgement in this report›',
      'gap:',
      'group: ‹Norfolk 2023 to 2026: › grade ‹Good› ‹, › ‹no such judgement in this report›',
      'gap:',
      'group: strong ‹By region›',
      'row: ‹London: › strong ‹3 of 4 (75%)› quiet ‹ – Good 2›',
      'gap:',
      'group: ‹London: › strong ‹3›',
    ])
  })

  it('are of recommendations under their deadline, or of how they begin', () => {
    const one = { ...recommendation, responsible: 'The council', url: LINK }
    const rows = [
      one,
      { ...recommendation, text: 'Train staff.', citation: 'Northumberland 2012 ¶21' },
      { ...one, deadline: null },
    ]
    expect(drawn(of({ block: 'recommendations', rows }))).toEqual([
      'group: strong ‹Within three months›',
      'recommendation: ‹- Ensure that plans are:›',
      'recommendation: ‹- specific›',
      'recommendation: ‹- timely.›',
      'fact: quiet ‹Responsible body: The council›',
      'citation: quiet ‹— › quiet ‹Northumberland 2012 ¶20› → https://files.ofsted.gov.uk/v1/file/1#page=7',
      'recommendation: ‹- Train staff.›',
      'citation: quiet ‹— › quiet ‹Northumberland 2012 ¶21›',
      'group: strong ‹No deadline stated›',
      'recommendation: ‹- Ensure that plans are:›',
      'recommendation: ‹- specific›',
      'recommendation: ‹- timely.›',
      'fact: quiet ‹Responsible body: The council›',
      'citation: quiet ‹— › quiet ‹Northumberland 2012 ¶20› → https://files.ofsted.gov.uk/v1/file/1#page=7',
    ])
    expect(drawn(of({ block: 'recommendations', rows, isBrief: true }))).toEqual([
      'recommendation: ‹- Ensure that plans are: …›',
      'recommendation: ‹- Train staff.›',
      'recommendation: ‹- Ensure that plans are: …›',
      'citation: quiet ‹— Northumberland 2012 ¶20; Northumberland 2012 ¶21›',
    ])
  })

  it('have no gap under a heading, nor for a block that shows nothing, and stand apart otherwise', () => {
    const blocks: Block[] = [
      { block: 'heading', text: 'One' },
      { block: 'grades', rows: [] },
      { block: 'words', text: 'Two' },
      { block: 'words', text: 'Three' },
    ]
    expect(replyText(of(...blocks))).toBe('One\nTwo\n\nThree')
    expect(replyText(of())).toBe('')
  })
})

describe('Words of a row', () => {
  it('name its report and its places once', () => {
    expect(reportOf(outcome)).toBe('Bury 2024 SEND')
    expect(
      gradePlaces({
        ...stayingSafe,
        citations: ['Kent 2012 ¶1', 'Kent 2012, Record'],
        places: ['¶1', 'Record'],
      }),
    ).toBe('Kent 2012 ¶1; Record')
    expect(gradePlaces({ ...stayingSafe, citations: [], places: [] })).toBe('')
  })

  it('tell the grades of a council apart by judgement, by year or by half of a report, as its list is laid out', () => {
    const grades = [
      norfolk(2022, 'Good', { judgement: 'overall-effectiveness' }),
      norfolk(2022, 'Inadequate', { judgement: 'leadership', label: 'Leaders', disputed: true }),
    ]
    const row: CouncilRow = { council: 'norfolk', name: 'Norfolk', grades }
    const block = { block: 'councils', rows: [row], labels: { 'overall-effectiveness': 'Overall' } } as const
    const list = (order: 'side-by-side' | 'over-time') => ({ ...block, rows: [row], order })
    const marks = (one: CouncilRow, order: 'side-by-side' | 'over-time') =>
      gradeMarks(one, list(order)).map(({ before, after }) => [before, after])
    const disputed = ' (disputed: the report prints more than one grade)'
    expect(marks(row, 'side-by-side')).toEqual([
      ['Overall ', ''],
      ['Leaders ', disputed],
    ])
    expect(marks(row, 'over-time')).toEqual([
      ['2022 ', ''],
      ['2022 ', disputed],
    ])
    expect(marks({ ...row, grades: [{ ...stayingSafe, strand: 'safeguarding' }] }, 'side-by-side')).toEqual([
      ['safeguarding ', ''],
    ])
    expect(councilYears(row)).toBe('2022')
    const [one, two] = [norfolk(2019, 'Good'), norfolk(2022, 'Good')]
    expect(gradeJoint(list('over-time'), one, two)).toBe(' → ')
    expect(gradeJoint(list('over-time'), two, two)).toBe(', ')
    expect(gradeJoint(list('side-by-side'), one, two)).toBe(', ')
  })

  it('count of a whole where there is one, and in parts', () => {
    expect(shareInWords({ count: 4, of: null })).toBe('4')
    expect(shareInWords({ count: 4, of: 41 })).toBe('4 of 41 (10%)')
    expect(shareInWords({ count: 0, of: 0 })).toBe('0 of 0')
    const parts = [
      { label: 'Good', count: 3 },
      { label: 'Inadequate', count: 1 },
    ]
    expect(partWords({ label: 'London', count: 4, of: null, councils: [], parts })).toBe(
      'Good 3, Inadequate 1',
    )
  })

  it('give the beginning of a recommendation, cut between words', () => {
    expect(recommendationOpening('Train staff.')).toBe('Train staff.')
    expect(recommendationOpening('Ensure that:\n- plans are timely')).toBe('Ensure that: …')
    const hundred = 'x'.repeat(100)
    expect(recommendationOpening(hundred)).toBe(hundred)
    expect(recommendationOpening(`${'word '.repeat(30)}end`)).toBe(`${'word '.repeat(20).trim()} …`)
    expect(recommendationOpening(`${'word '.repeat(19)}longerword and more`)).toBe(
      `${'word '.repeat(19).trim()} …`,
    )
  })
})

describe('The style of a grade', () => {
  it('is a sign and a colour that no other has', () => {
    const styles = Finding.options.map((finding) => GRADE_STYLE[finding])
    expect(styles.map(({ sign }) => sign).join('')).toBe('★●◆◇▼○①②③')
    expect(new Set(styles.map(({ colour }) => colour)).size).toBe(Finding.options.length)
    for (const { colour } of styles) expect(colour).toBeGreaterThan(0)
  })
})

describe('Beside the grade of a line', () => {
  const row: CouncilRow = { council: 'norfolk', name: 'Norfolk', grades: [norfolk(2022, 'Good')] }
  const since = (inspections: number, isFirstHeld: boolean, until?: string): string =>
    inspectionBeside({
      ...row,
      since: { day: '2018-12-14', inspections, isFirstHeld, ...(until === undefined ? {} : { until }) },
    })

  it('nothing is told that was not asked for', () => expect(inspectionBeside(row)).toBe(''))

  it('is told when the inspection was, and who led it or that nobody is named', () => {
    const inspected = { from: '2022-03-07', to: '2022-03-18' }
    expect(inspectionBeside({ ...row, inspected, leadInspector: 'Ada Byron' })).toBe(
      ' (7 March 2022 to 18 March 2022, inspection led by Ada Byron)',
    )
    expect(inspectionBeside({ ...row, leadInspector: null })).toBe(' (no lead inspector named)')
  })

  it('is told since when it has been so, over how many inspections, and whether it may have been before', () => {
    expect(since(1, false)).toBe(' (since 14 December 2018)')
    expect(since(2, false)).toBe(' (since 14 December 2018, 2 inspections in a row)')
    expect(since(1, true)).toBe(' (since 14 December 2018 at least, the only inspection here)')
    expect(since(3, true)).toBe(' (since 14 December 2018 at least, all 3 inspections here)')
    const until = '2022-03-18'
    expect(since(2, false, until)).toBe(' (from 14 December 2018 to 18 March 2022, 2 inspections in a row)')
    expect(since(1, true, until)).toBe(
      ' (from 14 December 2018 to 18 March 2022 at least, the first inspection here)',
    )
    expect(since(2, true, until)).toBe(
      ' (from 14 December 2018 to 18 March 2022 at least, the first 2 inspections here)',
    )
  })

  it('is told what a grade is of where any judgement was asked for, though the line has one alone', () => {
    const list = { block: 'councils', rows: [row], order: 'side-by-side', labels: {} } as const
    const [grade] = row.grades
    const labels = { [grade?.judgement ?? '']: 'Leadership' }
    expect(gradeMarks(row, { ...list, rows: [row], labels })[0]?.before).toBe('')
    expect(gradeMarks(row, { ...list, rows: [row], labels, isNamed: true })[0]?.before).toMatch(/^Leadership/)
  })
})
