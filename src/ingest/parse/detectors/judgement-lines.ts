import { memoisedByObject } from '../../../collections/collections.js'
import type { Grade } from '../../../model/report.js'
import { editDistance } from '../../../text/fuzzy.js'
import { capitalised } from '../../../text/in-words.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { FrameworkSpec, GradeSentence } from '../../frameworks/spec.js'
import { endsSentence, fold, oneSpaced, type SourceLine } from '../../read/line.js'
import { isSeparated, isSetApart, standsApart } from './typography.js'

/** A grade with the words that print it. */
export interface PrintedGrade {
  readonly grade: Grade
  /** 'Grade 2 (Good)', 'outstanding' */
  readonly quote: string
}

/** 'Requires improvement to be good' is how later reports print the same grade. */
const gradeVocabulary =
  'outstanding|good|adequate|inadequate|requir(?:es?|ing)\\s+improvements?(?:\\s+to\\s+be\\s+good)?|not\\s+(?:judged|graded)'

/** The number or sign of a note that a copy has set on the line. */
const noteSuffix = '\\s*[*†‡§¹²³\\d]{0,2}'
const numberedGrade = new RegExp(`^grade\\s*([1-4])\\s*[:–-]?\\s*\\(?\\s*(${gradeVocabulary})\\s*\\)?$`, 'i')
const gradeAlone = new RegExp(`^\\(?(${gradeVocabulary})\\)?\\.?${noteSuffix}$`, 'i')

/** The scale of 2009 to 2013 gives each grade a number too; the third of four has had another name since. */
const gradesByNumber: Readonly<Record<string, readonly Grade[]>> = {
  1: ['Outstanding'],
  2: ['Good'],
  3: ['Adequate', 'Requires improvement'],
  4: ['Inadequate'],
}

/** The grade that a word means, or null. */
export function parseGradeWord(text: string): Grade | null {
  const match = gradeAlone.exec(text.trim())
  if (!match?.[1]) return null
  const word = match[1].toLowerCase().replace(/\s+/g, ' ')
  if (word.startsWith('requir')) return 'Requires improvement'
  if (word.startsWith('not')) return 'Not judged'
  return capitalised(word) as Grade
}

/** The grades that some words print when they are nothing but a grade: two where its number and its word disagree. */
export function parseGrades(text: string): PrintedGrade[] {
  const quote = text.trim()
  const match = numberedGrade.exec(quote)
  const word = parseGradeWord(match?.[2] ?? quote)
  if (word === null) return []
  const numbered = gradesByNumber[match?.[1] ?? ''] ?? [word]
  return (numbered.includes(word) ? [word] : [word, ...numbered.slice(0, 1)]).map((grade) => ({
    grade,
    quote,
  }))
}

/** Whether some words are a grade in the numbered form, which stands nowhere but under a heading. */
export const isNumberedGrade = (text: string): boolean => numberedGrade.test(text.trim())

const gradeSuffix = new RegExp(`^(.*?)[\\s:]*\\b(${gradeVocabulary})\\.?${noteSuffix}$`, 'is')

/** Cuts a grade off the end of some words: the rest, and the grade with its words; null where none stands there. */
export function splitTrailingGrade(text: string): { rest: string; printed: PrintedGrade } | null {
  const match = gradeSuffix.exec(text.trim())
  const grade = match?.[2] ? parseGradeWord(match[2]) : null
  if (!match || grade === null) return null
  return { rest: match[1] ?? '', printed: { grade, quote: match[2] ?? '' } }
}

/** A slip of this many letters is forgiven in a label at least this long; shorter ones would meet each other. */
const LABEL_TYPOS = 3
const LONG_LABEL = 20

/** What two printings of one label share: no number before it, no article, 'experience' for 'experiences'. */
const bareLabel = (label: string): string =>
  fold(
    label
      .replace(/^\s*\d(\.\d)?\.?\s+/, '')
      .replace(/^the\s+/i, '')
      .replace(/\bexperiences\b/gi, 'experience')
      .replace(/&/g, ' and '),
  )

/** The labels that a framework's reports print, bare, each with the slug of what it names. */
const frameworkLabels = memoisedByObject(({ framework }: FrameworkSpec) =>
  judgementsOf(framework).flatMap(({ label, printed, slug }) =>
    [label, ...printed].map((each) => [bareLabel(each), slug] as const),
  ),
)

/** Fuzzy match: the slug of the judgement that a printed label names, by edit distance where it is long; null for none. */
export function judgementByLabel(label: string, spec: FrameworkSpec): string | null {
  const printed = bareLabel(label)
  const labels = frameworkLabels(spec)
  const exact = labels.find(([each]) => each === printed)
  if (exact) return exact[1]
  if (printed.length < LONG_LABEL) return null
  const near = labels
    .filter(([each]) => Math.abs(each.length - printed.length) <= LABEL_TYPOS)
    .map(([each, slug]) => ({ slug, count: editDistance(each, printed) }))
    .filter(({ count }) => count <= LABEL_TYPOS)
    .sort((one, other) => one.count - other.count)
  return near[0]?.slug ?? null
}

/** Whether words may be a part of a label that wraps over lines. */
export function isPartOfLabel(words: string, spec: FrameworkSpec): boolean {
  const part = bareLabel(words)
  return frameworkLabels(spec).some(([each]) => each.includes(part))
}

/** Whether more words follow these in a label. */
export function isLabelPrefix(words: string, spec: FrameworkSpec): boolean {
  const opening = bareLabel(words)
  return frameworkLabels(spec).some(([each]) => each.startsWith(opening))
}

/** The slug of the judgement that a row of a judgement table means by another wording; null for none. */
export const judgementByKeywords = (label: string, spec: FrameworkSpec): string | null =>
  spec.labelKeywords?.find(([words]) => words.test(label))?.[1] ?? null

export interface JudgementRow {
  /** What is judged; null for a label that the framework does not know. */
  readonly slug: string | null
  /** As printed. */
  readonly label: string
  readonly printed: PrintedGrade
}

/** A table that gives judgements their grades: on a cover, or at the head of a chapter ('Key judgement'). */
export interface JudgementTable {
  readonly lines: number
  readonly rows: readonly JudgementRow[]
  /** A cover's table has several rows; one alone stands at the head of a chapter and names it. */
  readonly opensChapter: boolean
  /** The slugs of rows whose grade cannot be told from a neighbour's. */
  readonly doubtful: readonly string[]
}

/** Words too short to be told for part of a label. */
export const SHORTEST_LABEL_PART = 4

/** A row that gives label and grade in cells of their own. */
interface CellRow {
  /** As printed, without the row's number. */
  readonly label: string
  readonly printed: PrintedGrade
}

/** The words that name the columns. */
const columnHeader =
  /^((key|graded|judge?ments?|grades?|areas?|previous|last|current|this|new|inspection|\(?(19|20)\d\d\)?)\b\)?\s*)+$/i

const namesGrade = /\b(judge?ments?|grades?)\b/i

export const isColumnHeader = ({ text }: SourceLine): boolean =>
  columnHeader.test(oneSpaced(text)) && namesGrade.test(text)

export const rowNumber = /^\d(\.\d)?\.?\s+/

/** A column that gives what an earlier inspection found. */
const earlierColumn = /\b(previous|last|prior|earlier)\b/i

/** Of several cells that hold a grade, the one that holds this inspection's; -1 where nothing tells. */
function gradeCell(cells: readonly string[], columns: readonly string[]): number {
  const graded = cells.flatMap((cell, at) => (parseGrades(cell).length > 0 ? [at] : []))
  // The first columns of a row may be set as one, so that its cells answer to the names of the last.
  const nameOf = (at: number): string => columns[columns.length - cells.length + at] ?? ''
  const named = graded.filter((at) => nameOf(at) !== '' && !earlierColumn.test(nameOf(at)))
  const [only, ...more] = graded.length > 1 ? named : graded
  return only !== undefined && more.length === 0 ? only : -1
}

/** The row of a line in columns of which one is nothing but a grade. `columns` are the names above them, where printed. */
export function rowInCells(line: SourceLine, columns: readonly string[]): CellRow | null {
  const cells = line.cells ?? []
  const at = gradeCell(cells, columns)
  const printed = parseGrades(cells[at] ?? '')[0]
  const rest = cells.filter((cell, here) => here !== at && cell !== '' && parseGrades(cell).length === 0)
  if (!printed || rest.length === 0) return null
  return { label: oneSpaced(rest.join(' ')).replace(rowNumber, ''), printed }
}

/** A row in a narrow table wraps over at most this many lines. */
const MOST_ROW_LINES = 4

/** How a grade goes on in its column. */
const wrappedGrade = /^(improvement|to be|be good|good|to be good|improvement to be|improvement to be good)$/i

/** A row whose cells wrap over several lines, which no frame holds together: each line has a part of label or grade. */
export function rowOverLines(
  lines: readonly SourceLine[],
  at: number,
  columns: readonly string[],
  spec: FrameworkSpec,
): { row: CellRow; lines: number } | null {
  const first = lines[at]
  if (!first?.cells || rowInCells(first, columns) || isColumnHeader(first)) return null
  let label = ''
  let grade = ''
  let found: { row: CellRow; lines: number } | null = null
  for (const [turn, line] of lines.slice(at, at + MOST_ROW_LINES).entries()) {
    const cells = line.cells?.filter((cell) => cell !== '') ?? [line.text]
    const end = cells.at(-1) ?? ''
    const ends = cells.length > 1 || (turn > 0 && wrappedGrade.test(end))
    const words = (ends ? cells.slice(0, -1) : cells).join(' ').replace(rowNumber, '')
    if (line.text === '' || (words !== '' && !isPartOfLabel(words, spec))) break
    label = oneSpaced(`${label} ${words}`)
    grade = ends ? oneSpaced(`${grade} ${end}`) : grade
    const printed = parseGrades(grade)[0]
    if (printed && judgementByLabel(label, spec)) found = { row: { label, printed }, lines: turn + 1 }
  }
  return found
}

/** A line or more that state a grade in a sentence and stand as a heading. */
interface JudgementSentence {
  readonly lines: number
  readonly slug: string
  /** What was graded, as the sentence says it. */
  readonly title: string
  /** The whole sentence. */
  readonly printed: PrintedGrade
  /** The level of the section that it heads; null for one that stands under a heading. */
  readonly level: number | null
}

/** A sentence of this kind wraps over at most this many lines. */
const MOST_SENTENCE_LINES = 3

/** Shorter words may begin a label and go on with a sentence as well: 'children'. */
const SHORTEST_ROW_LABEL = 12

/** Whether a line begins a row of a judgement table, which no sentence goes on with. */
function opensRow({ text }: SourceLine, spec: FrameworkSpec): boolean {
  const label = text.split(/\s{3,}|\t/)[0] ?? ''
  const words = (splitTrailingGrade(label)?.rest ?? label).replace(rowNumber, '').trim()
  return words.length >= SHORTEST_ROW_LABEL && isLabelPrefix(words, spec)
}

/**
 * The offsets of the lines that may make one sentence. A gap ends it, unless it is set apart from the text on both sides
 * of the gap alike, and has not come to its end.
 */
function sentenceLines(
  lines: readonly SourceLine[],
  at: number,
  spec: FrameworkSpec,
  bodySize: number | null,
): number[] {
  const first = lines[at] as SourceLine
  const offsets = [at]
  while (offsets.length < MOST_SENTENCE_LINES) {
    const last = offsets.at(-1) ?? at
    const next = lines.findIndex((line, here) => here > last && line.text !== '')
    const line = lines[next]
    if (!line || opensRow(line, spec)) break
    const alike = line.size === first.size && line.bold === first.bold && line.page === first.page
    const open = alike && isSetApart(first, bodySize) && !endsSentence(lines[last]?.text ?? '')
    if (next > last + 1 && !open) break
    offsets.push(next)
  }
  return offsets
}

/** What a text says by itself: what was graded, and how. */
function matchGradeSentence(
  text: string,
  known: readonly GradeSentence[],
): Omit<JudgementSentence, 'lines'> | null {
  for (const { slug, pattern, level } of known) {
    const match = pattern.exec(text)
    const found = match?.[2] ? parseGradeWord(match[2]) : null
    if (match?.[1] && found !== null)
      return { slug, title: capitalised(match[1]), printed: { grade: found, quote: text }, level }
  }
  return null
}

/** The sentence at line `at` that gives a grade and stands by itself, or null. `early`: no numbered paragraph stands before it. */
export function judgementSentenceAt(
  lines: readonly SourceLine[],
  at: number,
  spec: FrameworkSpec,
  bodySize: number | null,
  early: boolean,
): JudgementSentence | null {
  const apart = standsApart(lines, at, bodySize)
  const parted = early && isSeparated(lines[at - 1], lines[at])
  if (!(apart || parted) || /^(- |\d)/.test(lines[at]?.text ?? '')) return null
  const known = [
    ...(spec.gradeSentences?.heading ?? []),
    ...(early ? (spec.gradeSentences?.cover ?? []) : []),
  ]
  const offsets = sentenceLines(lines, at, spec, bodySize)
  // The longest comes first: 'requires improvement' may go on with 'to be good'.
  for (let count = offsets.length; count > 0; count -= 1) {
    const last = offsets[count - 1] ?? at
    const text = oneSpaced(
      offsets
        .slice(0, count)
        .map((here) => lines[here]?.text)
        .join(' '),
    )
    const found = matchGradeSentence(text, known)
    // '… is good because:' heads the reasons, not the judgement.
    const goesOn = /^because\b/i.test(lines[last + 1]?.text ?? '')
    // On a cover, a sentence may be set like the text, with a gap on both sides.
    const whole = apart || isSeparated(lines[last], lines[last + 1])
    if (found && whole && !goesOn) return { ...found, lines: last - at + 1 }
  }
  return null
}

/** What a sentence of the text says was graded, and how, or null. */
export const judgementInSentence = (
  sentence: string,
  spec: FrameworkSpec,
): Omit<JudgementSentence, 'lines'> | null =>
  matchGradeSentence(oneSpaced(sentence), spec.gradeSentences?.text ?? [])
