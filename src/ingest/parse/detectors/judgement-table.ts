import type { FrameworkSpec } from '../../frameworks/spec.js'
import { oneSpaced, type SourceLine } from '../../read/line.js'
import {
  isColumnHeader,
  isLabelPrefix,
  isPartOfLabel,
  type JudgementRow,
  type JudgementTable,
  judgementByKeywords,
  judgementByLabel,
  type PrintedGrade,
  parseGrades,
  rowInCells,
  rowNumber,
  rowOverLines,
  SHORTEST_LABEL_PART,
  splitTrailingGrade,
} from './judgement-lines.js'
import { bulletLead } from './list-markers.js'

/** Words of a table that belong together, and the lines that they take. */
interface LineRange {
  readonly words: string
  readonly first: number
  readonly last: number
}

interface TextFragment {
  readonly kind: 'label' | 'grade'
  readonly words: string
  readonly at: number
}

/** Columns of a copy that keeps the page's layout stand so far apart. */
const COLUMN_GAP = /\s{3,}|\t/

/** A row's number, however far its label stands from it. */
const leadingRowNumber = /^(\d(?:\.\d)?\.?)\s+/

const textColumns = ({ text }: SourceLine): string[] =>
  text.replace(leadingRowNumber, '$1 ').split(COLUMN_GAP)

/** The longest grade that a column breaks over lines; each part of it is some of these words in a row. */
const LONGEST_GRADE = 'requires improvement to be good'

const isPartOfGrade = (words: string): boolean =>
  parseGrades(words).length > 0 || ` ${LONGEST_GRADE} `.includes(` ${words.toLowerCase()} `)

const brokenGrade = /^(.{4,}?)\s+(requires(?:\s+improvement(?:\s+to(?:\s+be)?)?)?)$/i

/** Lines that the longest label takes. */
const MOST_LABEL_LINES = 3

const isSentence = (words: string): boolean => /[.:;]$|\.\s/.test(words.replace(rowNumber, ''))

/** 'Overall effectiveness: good' stands in a list, such as that of an earlier inspection's grades. */
const gradeInList = /:\s*[\w\s]+$/

/** What one column of a line holds: part of a label, of a grade, or of both; null for what no table holds. */
function columnFragments(
  words: string,
  at: number,
  open: boolean,
  spec: FrameworkSpec,
): TextFragment[] | null {
  if (isPartOfGrade(words)) return [{ kind: 'grade', words, at }]
  const [, before = '', broken = ''] = brokenGrade.exec(words) ?? []
  const end = splitTrailingGrade(words)
  const label = broken ? before : (end?.rest ?? words)
  const bare = label.replace(rowNumber, '')
  const known = bare.length >= SHORTEST_LABEL_PART && isPartOfLabel(bare, spec)
  if (isSentence(words) || gradeInList.test(words) || !(known || open)) return null
  const grade = broken || end?.printed.quote
  const named: TextFragment = { kind: 'label', words: label, at }
  return grade ? [named, { kind: 'grade', words: grade, at }] : [named]
}

/** Whether a line that gives a grade comes soon, so that words before it are a label, whatever their wording. */
function gradeComes(lines: readonly SourceLine[], at: number): boolean {
  const ahead = lines.slice(at).filter(({ text }) => text !== '')
  const grade = ahead.findIndex(({ text }) => isPartOfGrade(oneSpaced(text)))
  return grade > 0 && grade <= MOST_LABEL_LINES && !ahead.slice(0, grade).some(({ text }) => isSentence(text))
}

/** The fragments of the table from line `at` on, in reading order. */
function textFragments(lines: readonly SourceLine[], at: number, spec: FrameworkSpec): TextFragment[] {
  const fragments: TextFragment[] = []
  let headed = false
  for (let here = at; here < lines.length; here += 1) {
    const line = lines[here]
    if (!line || line.text === '') continue
    if (line.cells || bulletLead(line) > 0) break
    if (isColumnHeader(line)) {
      if (fragments.length > 0) break
      headed = true
      continue
    }
    const open = headed && gradeComes(lines, here)
    const found = textColumns(line).map((words) => columnFragments(oneSpaced(words), here, open, spec))
    if (found.some((each) => each === null)) break
    fragments.push(...found.flatMap((each) => each ?? []))
  }
  return fragments
}

/** Fragments of one kind, put together as long as `goesOn` says so. */
function mergeRanges(
  fragments: readonly TextFragment[],
  kind: TextFragment['kind'],
  goesOn: (before: string, words: string, parted: boolean) => boolean,
): LineRange[] {
  const found: LineRange[] = []
  for (const [turn, { kind: own, words, at }] of fragments.entries()) {
    if (own !== kind) continue
    const before = found.at(-1)
    if (before && goesOn(before.words, words, fragments[turn - 1]?.kind !== kind)) {
      found[found.length - 1] = { words: `${before.words} ${words}`, first: before.first, last: at }
    } else found.push({ words, first: at, last: at })
  }
  return found
}

const gradeGoesOn = (before: string, words: string): boolean =>
  LONGEST_GRADE.startsWith(`${before} ${words}`.toLowerCase())

/** A label may wrap around its grade, where it is one that the framework knows. */
const labelGoesOn =
  (spec: FrameworkSpec) =>
  (before: string, words: string, parted: boolean): boolean =>
    !rowNumber.test(words) &&
    ((judgementByLabel(before, spec) === null && !parted) || isLabelPrefix(`${before} ${words}`, spec))

/** A label with the grades that stand beside it or beneath it, before the next label. */
interface LabelledRow {
  readonly label: LineRange
  readonly grades: readonly LineRange[]
}

function pairLabels(labels: readonly LineRange[], grades: readonly LineRange[]): LabelledRow[] {
  return labels.map((label, at) => {
    const next = labels[at + 1]?.first ?? Number.POSITIVE_INFINITY
    return {
      label,
      grades: grades.filter(({ first, last }) => last >= label.first && first < next && last < next),
    }
  })
}

/** Whether a row's grade stands on a line of its label, or around it: there is no other row there. */
const isBeside = ({ label, grades: [grade] }: LabelledRow): boolean =>
  grade !== undefined && grade.first <= label.last && grade.last >= label.first

/** The grade of a row, where it meets its label beyond doubt; null where it may be a neighbour's. */
function sureGrade(row: LabelledRow, before: LabelledRow | undefined, inOrder: boolean): PrintedGrade | null {
  const [grade, ...others] = row.grades
  if (!grade || others.length > 0) return null
  const beneath = inOrder && (before === undefined || before.grades.length === 1)
  return isBeside(row) || beneath ? (parseGrades(grade.words)[0] ?? null) : null
}

/**
 * The judgement table that begins at line `at` of a copy that marks no columns, with each label on a line (or more) and
 * its grade behind, beside or beneath it. A grade is a row's only where it stands beside its label, or right beneath it in a
 * table in which each does; the labels of other rows are given in `doubtful`. Null for no table; undefined for
 * one without any label that is known.
 */
function textTableAt(
  lines: readonly SourceLine[],
  at: number,
  spec: FrameworkSpec,
): JudgementTable | null | undefined {
  const first = lines[at]
  if (!first || first.text === '') return null
  const fragments = textFragments(lines, at, spec)
  const labels = mergeRanges(fragments, 'label', labelGoesOn(spec))
  const grades = mergeRanges(fragments, 'grade', gradeGoesOn)
  const all = pairLabels(labels, grades)
  // What follows the last row that has a grade is the next heading.
  const made = all.slice(0, 1 + all.findLastIndex((row) => row.grades.length > 0))
  const inOrder = !grades.some((grade) => !all.some((row) => row.grades.includes(grade)))
  const headed = isColumnHeader(first)
  const named = made.map(({ label }) => judgementByLabel(label.words, spec))
  const sure = headed || named.some((slug) => slug !== null)
  const slugOf = (label: string, turn: number): string | null => {
    const meant = named[turn] === null && sure ? judgementByKeywords(label, spec) : null
    return named[turn] ?? (meant !== null && !named.includes(meant) ? meant : null)
  }
  const rows: JudgementRow[] = []
  const doubtful: string[] = []
  for (const [turn, row] of made.entries()) {
    const label = row.label.words.replace(rowNumber, '')
    const slug = slugOf(label, turn)
    const printed = sureGrade(row, made[turn - 1], inOrder)
    if (printed) rows.push({ slug, label, printed })
    else if (slug) doubtful.push(slug)
  }
  const known = rows.filter(({ slug }) => slug !== null).length + doubtful.length
  if (known === 0) return grades.length > 0 ? undefined : null
  if (known < (headed || rowNumber.test(oneSpaced(first.text)) ? 1 : 2)) return null
  const end = Math.max(
    ...made.flatMap(({ label, grades: own }) => [label.last, ...own.map(({ last }) => last)]),
  )
  const opensChapter = rows.length === 1 && made.length === 1 && rows[0]?.slug !== 'overall-effectiveness'
  return { lines: end - at + 1, rows, opensChapter, doubtful }
}

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
