import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseGrades } from '../../src/ingest/parse/detectors/judgement-lines.js'
import { runs } from '../runs.js'
import { parseText, slacReports, sourceOf } from './bundled.js'

const bodyGrade = /Grade ([1-4]) \((outstanding|good|adequate|inadequate)\)/gi
const scale = ['Outstanding', 'Good', 'Adequate', 'Inadequate']

/** The report with its `turn`th body grade changed to the next one of the scale. */
function altered(text: string, turn: number): string {
  // The first four stand in the scale that explains the grades, in another form.
  const grade = [...text.matchAll(bodyGrade)][turn]
  if (!grade) throw new Error('no such grade')
  const next = Number(grade[1]) % scale.length
  const replaced = `Grade ${next + 1} (${scale[next]})`
  return text.slice(0, grade.index) + replaced + text.slice(grade.index + grade[0].length)
}

describe.each(slacReports)('a copy of %s with one body grade altered', (id) => {
  const text = sourceOf(id)
  const whole = parseText(text).report
  const grades = [...text.matchAll(bodyGrade)].length

  it('has exactly that judgement without a grade, with both grades as evidence and a warning that names it', () => {
    expect(grades).toBe(20)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: grades - 1 }), (turn) => {
        const { report } = parseText(altered(text, turn))
        const disputed = report.judgements.filter(({ grade }) => grade === null)
        expect(disputed).toHaveLength(1)
        expect(new Set(disputed[0]?.evidence.map(({ grade }) => grade)).size).toBe(2)
        expect(report.warnings).toHaveLength(1)
        expect(report.warnings[0]).toContain(disputed[0]?.label)
        const others = report.judgements.filter(({ grade }) => grade !== null)
        const same = whole.judgements.filter(
          ({ judgement, strand }) =>
            !(judgement === disputed[0]?.judgement && strand === disputed[0]?.strand),
        )
        expect(others).toEqual(same)
      }),
      { numRuns: runs(12, 100) },
    )
  })
})

it('a grade whose number and word disagree is disputed too', () => {
  const text = sourceOf('northumberland-2012').replace(
    'Staying safe\n\nGrade 2 (Good)',
    'Staying safe\n\nGrade 3 (Good)',
  )
  const { judgements } = parseText(text).report
  const stayingSafe = judgements.find(({ judgement }) => judgement === 'staying-safe')
  expect(stayingSafe?.grade).toBeNull()
  expect(stayingSafe?.evidence.map(({ grade }) => grade)).toEqual(['Good', 'Adequate', 'Good'])
})

it('the third grade of four is no dispute by either of its names', () => {
  for (const grade of ['Adequate', 'Requires improvement'])
    expect(parseGrades(`Grade 3 (${grade})`).map((printed) => printed.grade)).toEqual([grade])
  expect(parseGrades('Grade 3 (Good)').map((printed) => printed.grade)).toEqual(['Good', 'Adequate'])
})

it('a record that disagrees with a section heading of a later framework is flagged', () => {
  const text = sourceOf('north-lincolnshire-2022').replace('care leavers: outstanding', 'care leavers: good')
  const { report } = parseText(text)
  expect(
    report.judgements.find(({ judgement }) => judgement === 'in-care-and-care-leavers')?.grade,
  ).toBeNull()
  expect(report.warnings).toHaveLength(1)
})
