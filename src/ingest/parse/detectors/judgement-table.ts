import type { FrameworkSpec } from '../../frameworks/spec.js'
import type { SourceLine } from '../../read/line.js'
import { oneSpaced } from '../../read/line.js'
import { type PrintedGrade, parseGrades, splitTrailingGrade } from './grades.js'
import { isLabelPrefix, isPartOfLabel, judgementByKeywords, judgementByLabel } from './judgement-labels.js'
import {
  isColumnHeader,
  type JudgementRow,
  type JudgementTable,
  rowInCells,
  rowNumber,
  rowOverLines,
  SHORTEST_LABEL_PART,
} from './table-rows.js'
import { textTableAt } from './text-table.js'

/** How a grade goes on in the next line of a narrow column. */
const gradeContinuation = /\s*\bto be good$/i

interface TableFragment {
  /** How sure it is that the line belongs to a table: it names the columns, or has some, or a row's number. */
  readonly kind: 'header' | 'row' | 'words'
  /** Words of a label, or part of them. */
  readonly label: string
  readonly printed: PrintedGrade | null
  /** Its cells give label and grade, so nothing of the row stands in other lines. */
  readonly whole: boolean
}

/** What a line adds to a table, or null for a line that belongs to none. */
function lineFragment(
  line: SourceLine,
  columns: readonly string[],
  spec: FrameworkSpec,
): TableFragment | null {
  const text = oneSpaced(line.text)
  if (isColumnHeader(line)) return { kind: 'header', label: '', printed: null, whole: false }
  const inCells = rowInCells(line, columns)
  const row: TableFragment | null = inCells && { ...inCells, kind: 'row', whole: true }
  if (row && judgementByLabel(row.label, spec)) return row
  const kind = rowNumber.test(text) || line.cells ? 'row' : 'words'
  const bare = text.replace(rowNumber, '')
  // 'good.' is the end of a sentence and 'protection: good' that of a heading; a table prints neither.
  if (/\.$/.test(bare) || /:\s*[\w\s]+$/.test(bare)) return row
  const whole = parseGrades(bare)[0] ?? null
  const trailing = whole ? { rest: '', printed: whole } : splitTrailingGrade(bare)
  const label = (trailing ? trailing.rest : bare).replace(gradeContinuation, '').trim()
  const fits = label === '' || (label.length >= SHORTEST_LABEL_PART && isPartOfLabel(label, spec))
  if (!fits || (label === '' && !trailing && !gradeContinuation.test(` ${bare}`))) return row
  return { kind, label, printed: trailing?.printed ?? null, whole: false }
}

/** Lines of a table, blank ones within it included, as fragments by the offset of their last line. */
function tableFragments(
  lines: readonly SourceLine[],
  at: number,
  spec: FrameworkSpec,
): Map<number, TableFragment> {
  const fragments = new Map<number, TableFragment>()
  let columns: readonly string[] = []
  for (let here = at; here < lines.length; here += 1) {
    const line = lines[here]
    if (!line || line.text === '') continue
    if (isColumnHeader(line)) columns = line.cells ?? []
    const wrapped = rowOverLines(lines, here, columns, spec)
    const fragment = wrapped
      ? { ...wrapped.row, kind: 'row' as const, whole: true }
      : lineFragment(line, columns, spec)
    if (!fragment) break
    if (wrapped) here += wrapped.lines - 1
    fragments.set(here, fragment)
  }
  return fragments
}

/** The rows that the fragments make, and how many fragments they take. A label may wrap around its grade. */
function rowsFromFragments(
  fragments: readonly TableFragment[],
  spec: FrameworkSpec,
): { rows: JudgementRow[]; taken: number } {
  const rows: JudgementRow[] = []
  let label = ''
  let printed: PrintedGrade | null = null
  let taken = 0
  for (const [turn, fragment] of fragments.entries()) {
    if (fragment.whole && fragment.printed) {
      rows.push({
        slug: judgementByLabel(fragment.label, spec),
        label: fragment.label,
        printed: fragment.printed,
      })
      taken = turn + 1
      continue
    }
    label = `${label} ${fragment.label}`.trim()
    printed ??= fragment.printed
    const slug = judgementByLabel(label, spec)
    const next = fragments[turn + 1]
    const longer = next?.label && !next.whole && isLabelPrefix(`${label} ${next.label}`, spec)
    if (!slug || !printed || longer) continue
    rows.push({ slug, label, printed })
    taken = turn + 1
    label = ''
    printed = null
  }
  return { rows, taken }
}

/** In a table that names some judgements as they are known, a row of another wording is known by its chief words. */
function resolveKeywords(rows: readonly JudgementRow[], sure: boolean, spec: FrameworkSpec): JudgementRow[] {
  const taken = new Set(rows.map(({ slug }) => slug))
  return rows.map((row) => {
    const meant = row.slug === null && sure ? judgementByKeywords(row.label, spec) : null
    return meant === null || taken.has(meant) ? row : { ...row, slug: meant }
  })
}

/** The judgement table that begins at line `at`, or null. */
export function judgementTableAt(
  lines: readonly SourceLine[],
  at: number,
  spec: FrameworkSpec,
): JudgementTable | null {
  const line = lines[at]
  if (!line || line.text === '') return null
  const inText = line.page === null && !line.cells ? textTableAt(lines, at, spec) : undefined
  if (inText !== undefined) return inText
  const fragments = tableFragments(lines, at, spec)
  const [first] = fragments.values()
  if (!first || (first.kind === 'words' && !first.printed)) return null
  const all = [...fragments.values()]
  const { rows: named, taken } = rowsFromFragments(all, spec)
  const sure = named.some(({ slug }) => slug !== null) || first.kind === 'header'
  const rows = resolveKeywords(named, sure, spec)
  const known = rows.filter(({ slug }) => slug !== null)
  // A heading may end in its grade too, but has no columns.
  if (known.length === 1 && all.every(({ kind }) => kind === 'words')) return null
  // A copy may have lost the labels of its table: then several bare grades still show what it was.
  if (known.length === 0 && all.filter(({ printed, whole }) => printed && !whole).length < 2) return null
  // What follows the last row in words alone is the next heading.
  const last = [...fragments.keys()].at(rows.length > 0 ? taken - 1 : -1) ?? at
  const opensChapter = rows.length === 1 && rows[0]?.slug !== 'overall-effectiveness'
  return { lines: last - at + 1, rows, opensChapter, doubtful: [] }
}
