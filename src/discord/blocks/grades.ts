import { groupsOf } from '../../collections/collections.js'
import type { GradeRow } from '../../model/reply.js'
import { besideFinding, findingOf, STRAND_IN_WORDS } from '../../model/report.js'
import { GRADE_STYLE } from '../../reply/grade-style.js'
import { DISPUTED, gradePlaces, NO_JUDGEMENT, reportOf } from '../../reply/reply-lines.js'
import { capitalised, uncapitalised } from '../../text/in-words.js'
import { shortLabel } from '../../vocabulary/judgements.js'
import { bold, escapeLine, headingLine, subtext, subtextLine } from '../components/markdown.js'
import { type Fits, type OpenTarget, piece, type ReplyPiece } from '../components/piece.js'
import { WORDING } from '../components/wording.js'
import { wordsPieces } from './text-pieces.js'

/** A grade's sign, kept on the line of its word; nothing for what is no grade. */
export const gradeSign = (label: string): string =>
  Object.hasOwn(GRADE_STYLE, label) ? `${GRADE_STYLE[label as keyof typeof GRADE_STYLE].sign}\u00A0` : ''

const signedGrade = (row: GradeRow): string => {
  const finding = findingOf(row)
  return finding === null ? NO_JUDGEMENT : `${gradeSign(finding)}${finding}`
}

function gradeWords(row: GradeRow): string {
  const finding = findingOf(row)
  if (finding === null) return NO_JUDGEMENT
  return `${gradeSign(finding)}${bold(finding)}${besideWords(row)}`
}

/** ` of 3: inconsistent experiences` */
const besideWords = (row: GradeRow): string => {
  const beside = besideFinding(row)
  return beside === '' ? '' : ` ${escapeLine(beside)}`
}

const disputeOf = ({ disputed }: GradeRow): string => (disputed ? ` (${DISPUTED})` : '')

/** ` overall`, ` for staying safe` */
const ofJudgement = (row: GradeRow): string =>
  row.judgement === 'overall-effectiveness'
    ? ' overall'
    : ` for ${escapeLine(uncapitalised(shortLabel(row)))}`

const strandOfRow = ({ strand }: GradeRow): string => (strand === null ? '' : STRAND_IN_WORDS[strand])
const ofStrand = (row: GradeRow): string => (row.strand === null ? '' : ` for ${strandOfRow(row)}`)

/** Whether rows are of one council and one judgement, under whatever label its reports print: what is told in a headline. */
export const isOfOne = (rows: readonly GradeRow[]): boolean =>
  new Set(rows.map((row) => `${row.authority} ${shortLabel(row)}`)).size === 1

/** The report of a grade, to be opened whole. */
export const openReport = (row: GradeRow): OpenTarget => ({
  report: row.report,
  key: null,
  name: reportOf(row),
  authority: row.authority,
  when: row.when,
})

/** `### Leeds 2022: ● Good overall`; where both halves of a report judge it, a line each below. */
export function headlinePieces(rows: readonly GradeRow[], fits: Fits): ReplyPiece[] {
  const [first, second] = rows
  if (!first) return []
  const opens = openReport(first)
  const title = (words: string): ReplyPiece[] => {
    const drawn = `${headingLine(reportOf(first))}: ${words}`
    return fits(drawn)
      ? [piece('heading', drawn, { opens })]
      : wordsPieces(`${reportOf(first)}: ${words}`, fits)
  }
  if (second) {
    const of = escapeLine(uncapitalised(shortLabel(first)))
    const lines = rows.map((row) => `${gradeWords(row)}${ofStrand(row)}${disputeOf(row)}`)
    return [
      ...title(of),
      ...lines.filter((line) => fits(line)).map((line) => piece('grade', line, { opens })),
    ]
  }
  const isFound = findingOf(first) !== null
  const isSend = first.outcome !== null
  const said = isFound
    ? `${signedGrade(first)}${isSend ? ' of 3' : ofJudgement(first)}`
    : `${NO_JUDGEMENT} (${escapeLine(uncapitalised(shortLabel(first)))})`
  const beside = isSend && first.wording !== null ? first.wording : ''
  const under = [beside, capitalised(strandOfRow(first))].filter((words) => words !== '')
  return [
    ...title(said),
    ...under.map((words) => piece('text', subtext(words))).filter(({ text }) => fits(text)),
  ]
}

/** `Earlier: 2018 ● Good, 2010 ◆ Adequate for safeguarding`: the same judgement in the inspections before. */
export function earlierPieces(rows: readonly GradeRow[], fits: Fits): ReplyPiece[] {
  const groups = groupsOf(rows, ({ report }) => report)
  const years = groups.map((group) => {
    const [first] = group
    const grades = group.map((row) => `${signedGrade(row)}${group.length > 1 ? ofStrand(row) : ''}`)
    return `${escapeLine(first.when)} ${grades.join(', ')}`
  })
  const drawn = subtextLine(`${WORDING.earlier}: ${years.join('; ')}`)
  return years.length > 0 && fits(drawn) ? [piece('grade', drawn)] : []
}

/** `Staying safe: ● **Good**`; with `places` the label that the report prints, and its citations small on the next line. */
function drawRow(row: GradeRow, places: boolean): string {
  const label = places ? row.label : shortLabel(row)
  const grade = `${escapeLine(`${label}:`)} ${gradeWords(row)}${disputeOf(row)}`
  const citations = places && row.citations.length > 0 ? subtext(gradePlaces(row).replace(/\s+/g, ' ')) : ''
  return citations === '' ? grade : `${grade}\n${citations}`
}

function gradeRowPieces(row: GradeRow, { places, named }: GradeListStyle, fits: Fits): ReplyPiece[] {
  const strand = strandOfRow(row)
  const name = bold(reportOf(row))
  const whose = named ? `${name}${strand === '' ? '' : ` – ${strand}`}` : strand && bold(capitalised(strand))
  const under = whose === '' ? null : whose
  const text = drawRow(row, places)
  const opens = openReport(row)
  if (fits(`${under ?? ''}\n${text}`)) return [piece('grade', text, { under, opens })]
  const dash = strand === '' ? '' : ` – ${strand}`
  const whole = `${reportOf(row)}${dash} – ${row.label}: ${findingOf(row) ?? NO_JUDGEMENT}${besideFinding(row)}`
  return wordsPieces(`${whole}\n${row.citations.join('; ')}`, fits)
}

/** How a list of grades is drawn. */
export interface GradeListStyle {
  /** With the labels that reports print, and where each grade stands. */
  readonly places: boolean
  /** Under the names of their reports, where nothing above says whose they are. */
  readonly named: boolean
}

/** Grades a line each, under the name of their report and strand, groups in the order in which each first comes. */
export const gradePieces = (rows: readonly GradeRow[], how: GradeListStyle, fits: Fits): ReplyPiece[] =>
  groupsOf(rows, (row) => `${row.report} ${row.strand}`).flatMap((group) =>
    group.flatMap((row) => gradeRowPieces(row, how, fits)),
  )
