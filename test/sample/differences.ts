import type { Report } from '../../src/model/report.js'
import type { Expected, Row } from './expected.js'

/** A cell that is not as expected; for a whole file, the cell is 'framework'. */
export interface Difference {
  readonly file: string
  readonly cell: string
  readonly expected: string
  readonly got: string
}

export interface Compared {
  readonly cells: number
  readonly differences: readonly Difference[]
}

/** The framework of a row for a file that is no PDF: it must fail. */
const NOT_A_PDF = 'not-a-pdf'

const numbersOf = ({ paragraphs }: Report): number[] =>
  paragraphs.flatMap(({ number }) => (number === null ? [] : [number]))

/** The columns of reports.csv, as a report fills them. */
const columns: Readonly<Record<string, (report: Report) => string>> = {
  framework: ({ framework }) => framework,
  inspected_from: ({ inspected }) => inspected.from,
  inspected_to: ({ inspected }) => inspected.to,
  published: ({ published }) => published ?? '',
  lead_inspector: ({ leadInspector }) => leadInspector ?? '',
  paragraphs: (report) => String(Math.max(0, ...numbersOf(report))),
}

/** Printed numbers run from 1 without a gap or a double. */
function sequence(file: string, report: Report): Difference[] {
  const numbers = numbersOf(report)
  const broken = numbers.find((number, at) => number !== at + 1)
  if (broken === undefined) return []
  const at = numbers.indexOf(broken)
  return [{ file, cell: 'paragraph numbers', expected: String(at + 1), got: String(broken) }]
}

function reportCells(row: Row, report: Report | undefined): { cells: number; differences: Difference[] } {
  const { file = '' } = row
  if (row.framework === NOT_A_PDF || !report) {
    const got = report ? report.framework : NOT_A_PDF
    const same = row.framework === NOT_A_PDF && !report
    const difference = {
      file,
      cell: 'framework',
      expected: row.framework ?? '',
      got: report ? got : 'failed',
    }
    return { cells: 1, differences: same ? [] : [difference] }
  }
  const known = Object.entries(columns).filter(([cell]) => cell in row)
  const differences = known.flatMap(([cell, of]) => {
    const [expected, got] = [row[cell] ?? '', of(report)]
    return expected === got ? [] : [{ file, cell, expected, got }]
  })
  return { cells: known.length, differences: [...differences, ...sequence(file, report)] }
}

/** The grades of each judgement; a judgement of two strands has two. */
function byJudgement(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const grades = new Map<string, string[]>()
  for (const [judgement, grade] of pairs) grades.set(judgement, [...(grades.get(judgement) ?? []), grade])
  return new Map([...grades].map(([judgement, all]) => [judgement, all.sort().join(', ')]))
}

function gradeCells(file: string, rows: readonly Row[], report: Report) {
  const expected = byJudgement(rows.map(({ judgement = '', grade = '' }) => [judgement, grade]))
  const got = byJudgement(report.judgements.map(({ judgement, grade }) => [judgement, grade ?? 'disputed']))
  const judgements = [...new Set([...expected.keys(), ...got.keys()])]
  return judgements
    .map((cell) => ({ file, cell, expected: expected.get(cell) ?? 'none', got: got.get(cell) ?? 'none' }))
    .filter((each) => each.expected !== each.got)
}

/** Holds reports, by the name of their file, against what is expected of them: cell by cell, judgement by judgement. */
export function compare({ reports, grades }: Expected, made: ReadonlyMap<string, Report>): Compared {
  const compared = reports.map((row) => reportCells(row, made.get(row.file ?? '')))
  const files = [...new Set(grades.map(({ file = '' }) => file))]
  const graded = files.flatMap((file) => {
    const report = made.get(file)
    const rows = grades.filter((row) => row.file === file)
    if (report) return gradeCells(file, rows, report)
    return [{ file, cell: 'grades', expected: String(rows.length), got: 'failed' }]
  })
  return {
    cells: compared.reduce((sum, { cells }) => sum + cells, grades.length),
    differences: [...compared.flatMap(({ differences }) => differences), ...graded],
  }
}
