import { groupsOf } from '../groups.js'
import { besideFinding, findingOf } from '../model/finding.js'
import type { GradeRow } from '../model/reply.js'
import { STRAND_IN_WORDS } from '../model/strand.js'
import { DISPUTED, NO_JUDGEMENT, placesOf, reportOf } from './grade-row.js'
import { type Line, line, linked, plain, quiet, type Span, strong } from './line.js'

/** 'Northumberland 2012 – looked after children': the report, and the strand where it has strands. */
const groupName = (row: GradeRow): string =>
  row.strand === null ? reportOf(row) : `${reportOf(row)} – ${STRAND_IN_WORDS[row.strand]}`

function gradeSpans(row: GradeRow): Span[] {
  const finding = findingOf(row)
  const grade: Span[] = finding === null ? [plain(NO_JUDGEMENT)] : [{ tone: 'grade', text: finding }]
  const beside = besideFinding(row)
  if (beside !== '') grade.push(plain(beside))
  const disputed = row.disputed ? [plain(` (${DISPUTED})`)] : []
  const citations = row.citations.length > 0 ? [quiet(' — '), linked(placesOf(row), row.url, 'quiet')] : []
  return [plain(`${row.label}: `), ...grade, ...disputed, ...citations]
}

/**
 * Grades under the name of their report and strand, in the order in which each first comes; where every report and
 * strand has a single grade, name and grade share a line.
 */
export function gradeLines(rows: readonly GradeRow[]): Line[] {
  const groups = groupsOf(rows, (row) => `${row.report} ${row.strand}`)
  const single = groups.length === rows.length
  return groups.flatMap((group) => {
    const name = group[0] ? groupName(group[0]) : ''
    if (single) return group.map((row) => line('group', plain(`${name} – `), ...gradeSpans(row)))
    return [line('group', strong(name)), ...group.map((row) => line('row', ...gradeSpans(row)))]
  })
}
