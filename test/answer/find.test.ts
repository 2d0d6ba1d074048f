import { describe, expect, it } from 'vitest'
import { answerFind } from '../../src/answer/grades-asked.js'
import { overall } from '../../src/answer/judgement-meant.js'
import { gradesOf, type Reply } from '../../src/model/reply.js'
import type { Report } from '../../src/model/report.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { bundledContext as context } from '../open.js'
import { bundledReport, laterReport } from './later-report.js'

const ilacs = bundledReport('north-lincolnshire-2022')
const everyGrade = (grade: 'Good' | 'Outstanding') =>
  Object.fromEntries(ilacs.judgements.map(({ judgement }) => [judgement, grade]))
/** All of one is Good, of the other all but the whole. */
const good = laterReport(ilacs, 2023, everyGrade('Good'))
const inParts = laterReport(ilacs, 2024, { ...everyGrade('Good'), 'overall-effectiveness': 'Outstanding' })

const found = (reports: readonly Report[], asked: Partial<Parameters<typeof answerFind>[0]>): Reply =>
  answerFind({ grades: null, named: null, reports, ...asked }, context)
const firstLine = (reply: Reply): string | undefined => replyText(reply).split('\n')[0]

describe('Grades that are looked for', () => {
  it('are counted, in the one report by its name', () => {
    expect(firstLine(found([inParts], { grades: ['Outstanding'] }))).toBe(
      '1 grade in North Lincolnshire 2024:',
    )
    expect(firstLine(found([good], { grades: ['Good'] }))).toBe(
      `${good.judgements.length} grades in North Lincolnshire 2023:`,
    )
    expect(firstLine(found([inParts, good], { named: overall(context) }))).toBe('2 grades in 2 reports:')
  })

  it('come first of reports that give the whole such a grade', () => {
    const rows = gradesOf(found([inParts, good], { grades: ['Good'] }))
    expect([...new Set(rows.map(({ report }) => report))]).toEqual([good.id, inParts.id])
  })

  it('that nobody was given are said to be none, with what was asked', () => {
    expect(replyText(found([good], { grades: ['Inadequate', 'Adequate'] }))).toContain(
      'No judgement was graded Inadequate or Adequate in North Lincolnshire 2023.',
    )
    expect(replyText(found([good, inParts], { grades: ['Inadequate'], named: overall(context) }))).toContain(
      `No judgement for “${overall(context).label}” was graded Inadequate in the 2 reports asked about.`,
    )
  })
})
