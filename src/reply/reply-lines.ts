import { groupsOf } from '../collections/collections.js'
import {
  BLANK,
  type Block,
  type BlockOf,
  blocksIn,
  type Choice,
  type CouncilRow,
  type Excerpt,
  type FigureRow,
  type GradeRow,
  noteText,
  type RecommendationRow,
  type Reply,
} from '../model/reply.js'
import { besideFinding, findingOf, STRAND_IN_WORDS } from '../model/report.js'
import { citesHeading, datesInWords, inWords, LEFT_OUT, ledInWords } from '../quotation/quote.js'

/** What a line of a drawn reply is for; each screen decides how a role looks. */
export type StyledRole =
  | 'heading'
  | 'words'
  | 'fact'
  | 'group'
  | 'row'
  | 'quote'
  | 'citation'
  | 'source'
  | 'footnote'
  | 'recommendation'
  | 'choice'
  | 'note'
  | 'gap'

/** How a span of a line is to be read: 'grade' is the word of a grade, 'quiet' may be dimmed. */
type Emphasis = 'plain' | 'strong' | 'quiet' | 'grade'

export interface StyledSpan {
  readonly tone: Emphasis
  readonly text: string
  /** Where the words lead, on a screen that takes links. */
  readonly link?: string | null
}

/** One line of a reply, not yet wrapped; it holds no line break. */
export interface StyledLine {
  readonly role: StyledRole
  readonly spans: readonly StyledSpan[]
}

const plainSpan = (text: string): StyledSpan => ({ tone: 'plain', text })
const strongSpan = (text: string): StyledSpan => ({ tone: 'strong', text })
const quietSpan = (text: string): StyledSpan => ({ tone: 'quiet', text })
const linkSpan = (text: string, link: string | null, tone: Emphasis = 'plain'): StyledSpan => ({
  tone,
  text,
  link,
})

const styledLine = (role: StyledRole, ...spans: StyledSpan[]): StyledLine => ({ role, spans })

/** A text of several lines, each line of it with the same role: a quote keeps its bullets so. */
const styledLines = (
  role: StyledRole,
  text: string,
  span: (text: string) => StyledSpan = plainSpan,
): StyledLine[] => text.split('\n').map((part) => styledLine(role, span(part)))

const GAP_LINE: StyledLine = { role: 'gap', spans: [] }

/** The words of a line, whatever their emphasis. */
const lineText = ({ spans }: StyledLine): string => spans.map(({ text }) => text).join('')

// The words of a reply's rows that every screen shares: of grades, of lists over councils, of figures, of recommendations.

export const NO_JUDGEMENT = 'no such judgement in this report'
export const DISPUTED = 'disputed: the report prints more than one grade'
export const RESPONSIBLE = 'Responsible body'

/** `Northumberland 2012`, `Surrey August 2015` */
export const reportOf = ({ authority, when }: Pick<GradeRow, 'authority' | 'when'>): string =>
  `${authority} ${when}`

/** Where a grade stands, its report named once: `Northumberland 2012 ¶75; Record of main findings`. */
export const gradePlaces = ({ citations, places }: GradeRow): string =>
  [...citations.slice(0, 1), ...places.slice(1)].join('; ')

/** `2022` or `2019 to 2022`: which inspections a line of a list is of. */
export const councilYears = ({ grades }: CouncilRow): string =>
  [...new Set(grades.map(({ when }) => when))].join(' to ')

/**
 * `since 5 November 2021, 2 inspections in a row`, `since 11 December 2013 at least, the only inspection here`,
 * `from 9 April 2014 to 14 December 2018, 2 inspections in a row`
 */
function sinceInWords({ day, until, inspections, isFirstHeld }: NonNullable<CouncilRow['since']>): string {
  const from = until === undefined ? `since ${inWords(day)}` : `from ${inWords(day)} to ${inWords(until)}`
  if (isFirstHeld) return `${from} at least, ${heldInWords(inspections, until !== undefined)}`
  return inspections === 1 ? from : `${from}, ${inspections} inspections in a row`
}

/** How many inspections graded it so, of which the first that is held is one. */
const heldInWords = (inspections: number, isEnded: boolean): string => {
  if (isEnded)
    return inspections === 1 ? 'the first inspection here' : `the first ${inspections} inspections here`
  return inspections === 1 ? 'the only inspection here' : `all ${inspections} inspections here`
}

/** ` (7 March 2022 to 18 March 2022, inspection led by Ada Byron)`: of the inspection that a line ends with, where that was asked for. */
export function inspectionBeside({ inspected, leadInspector, since }: CouncilRow): string {
  const said = [
    since && sinceInWords(since),
    inspected && datesInWords(inspected),
    leadInspector === undefined
      ? undefined
      : leadInspector === null
        ? 'no lead inspector named'
        : ledInWords(leadInspector),
  ].filter((part) => part !== undefined)
  return said.length === 0 ? '' : ` (${said.join(', ')})`
}

/** What stands before a grade in its line: what it is of, where the line holds more than one thing. */
export interface CouncilGrade {
  readonly before: string
  readonly row: GradeRow
  /** What follows the grade: that the report disagrees with itself. */
  readonly after: string
}

/** The grades of a line, each with the words before it: `Leadership `, `2019 `, `looked after children `. */
export function gradeMarks(
  { grades }: CouncilRow,
  { order, labels, isNamed }: BlockOf<'councils'>,
): CouncilGrade[] {
  const judgements = new Set(grades.map(({ judgement }) => judgement))
  return grades.map((row) => {
    const isOfSeveral = order === 'side-by-side' && (isNamed === true || judgements.size > 1)
    const label = isOfSeveral ? `${labels[row.judgement] ?? row.label} ` : ''
    const year = order === 'over-time' ? `${row.when} ` : ''
    const strand = row.strand === null ? '' : `${STRAND_IN_WORDS[row.strand]} `
    return { before: `${year}${label}${strand}`, row, after: row.disputed ? ` (${DISPUTED})` : '' }
  })
}

/** What stands between two grades of a line: an arrow where time goes on. */
export const gradeJoint = ({ order }: BlockOf<'councils'>, one: GradeRow, next: GradeRow): string =>
  order === 'over-time' && one.report !== next.report ? ' → ' : ', '

/** `4 of 41 (10%)`, `4` */
export const shareInWords = ({ count, of }: Pick<FigureRow, 'count' | 'of'>): string =>
  of === null ? `${count}` : `${count} of ${of}${of > 0 ? ` (${Math.round((100 * count) / of)}%)` : ''}`

/** `Good 3, Inadequate 1`, `Slough, Surrey`: what stands behind a count; nothing where nothing is to be told of it. */
export const partWords = ({ parts, names = [] }: FigureRow): string =>
  [...parts.map(({ label, count }) => `${label} ${count}`), ...names].join(', ')

/** Characters of a recommendation in brief. */
const OPENING_LENGTH = 100

/** How a recommendation begins, word for word. */
export function recommendationOpening(text: string): string {
  const [first = ''] = text.split('\n')
  const opening =
    first.length <= OPENING_LENGTH ? first : first.slice(0, OPENING_LENGTH).replace(/\s+\S*$/, '')
  return opening === text ? opening : `${opening} ${LEFT_OUT}`
}

// Rows of a reply as lines: grades, councils, figures, recommendations.

/** 'Northumberland 2012 – looked after children': the report, and the strand where it has strands. */
const reportAndStrand = (row: GradeRow): string =>
  row.strand === null ? reportOf(row) : `${reportOf(row)} – ${STRAND_IN_WORDS[row.strand]}`

function gradeSpans(row: GradeRow): StyledSpan[] {
  const finding = findingOf(row)
  const grade: StyledSpan[] =
    finding === null ? [plainSpan(NO_JUDGEMENT)] : [{ tone: 'grade', text: finding }]
  const beside = besideFinding(row)
  if (beside !== '') grade.push(plainSpan(beside))
  const disputed = row.disputed ? [plainSpan(` (${DISPUTED})`)] : []
  const citations =
    row.citations.length > 0 ? [quietSpan(' — '), linkSpan(gradePlaces(row), row.url, 'quiet')] : []
  return [plainSpan(`${row.label}: `), ...grade, ...disputed, ...citations]
}

/**
 * Grades under the name of their report and strand, in the order in which each first comes; where every report and
 * strand has a single grade, name and grade share a line.
 */
function gradeLines(rows: readonly GradeRow[]): StyledLine[] {
  const groups = groupsOf(rows, (row) => `${row.report} ${row.strand}`)
  const single = groups.length === rows.length
  return groups.flatMap((group) => {
    const name = reportAndStrand(group[0])
    if (single) return group.map((row) => styledLine('group', plainSpan(`${name} – `), ...gradeSpans(row)))
    return [
      styledLine('group', strongSpan(name)),
      ...group.map((row) => styledLine('row', ...gradeSpans(row))),
    ]
  })
}

/** `Norfolk 2026: Outstanding`, `Norfolk: 2023 Good → 2026 Outstanding` */
const councilLines = (block: BlockOf<'councils'>): StyledLine[] =>
  block.rows.map((row) => {
    const name = block.order === 'side-by-side' ? `${row.name} ${councilYears(row)}` : row.name
    const marks = gradeMarks(row, block).flatMap(({ before, row: grade, after }, at): StyledSpan[] => {
      const previous = row.grades[at - 1]
      const joint = previous === undefined ? '' : gradeJoint(block, previous, grade)
      const finding = findingOf(grade)
      const said: StyledSpan = finding === null ? plainSpan(NO_JUDGEMENT) : { tone: 'grade', text: finding }
      return [plainSpan(`${joint}${before}`), said, plainSpan(after)].filter(({ text }) => text !== '')
    })
    const beside = inspectionBeside(row)
    return styledLine(
      'group',
      plainSpan(`${name}: `),
      ...marks,
      ...(beside === '' ? [] : [quietSpan(beside)]),
    )
  })

/** Counts in order, a line each, under their title. */
const figureLines = ({ title, rows }: BlockOf<'figures'>): StyledLine[] => [
  ...(title === '' ? [] : [styledLine('group', strongSpan(title))]),
  ...rows.map((row) =>
    styledLine(
      title === '' ? 'group' : 'row',
      plainSpan(`${row.label}: `),
      strongSpan(shareInWords(row)),
      ...(partWords(row) === '' ? [] : [quietSpan(` – ${partWords(row)}`)]),
    ),
  ),
]

const NO_DEADLINE = 'No deadline stated'

/** In brief: how each begins, and under them where they stand. */
const briefRecommendationLines = (rows: readonly RecommendationRow[]): StyledLine[] => [
  ...rows.flatMap(({ text }) => styledLines('recommendation', `- ${recommendationOpening(text)}`)),
  styledLine('citation', quietSpan(`— ${[...new Set(rows.map(({ citation }) => citation))].join('; ')}`)),
]

const recommendationCitation = ({ citation, url }: RecommendationRow): StyledLine =>
  styledLine('citation', quietSpan('— '), linkSpan(citation, url, 'quiet'))

/** Recommendations under their deadline, and the citation once where all of a deadline share it. */
const recommendationLines = (rows: readonly RecommendationRow[]): StyledLine[] =>
  groupsOf(rows, (row) => `${row.report} ${row.deadline}`).flatMap((group) => {
    const shared = new Set(group.map((row) => row.citation)).size === 1
    return [
      styledLine('group', strongSpan(group[0].deadline ?? NO_DEADLINE)),
      ...group.flatMap((row) => [
        ...styledLines('recommendation', `- ${row.text}`),
        ...(row.responsible === null
          ? []
          : [styledLine('fact', quietSpan(`${RESPONSIBLE}: ${row.responsible}`))]),
        ...(shared ? [] : [recommendationCitation(row)]),
      ]),
      ...(shared ? [recommendationCitation(group[0])] : []),
    ]
  })

// A reply as lines in reading order, and as plain text.

/** Where quoted words stand: the heading over them, and on the first excerpt of a report the citation in full. */
function whereQuoted(excerpt: Excerpt, inFull: boolean): string {
  const heading = citesHeading(excerpt) ? [] : [`Under ‘${excerpt.locator}’`]
  return [...heading, ...(inFull ? [excerpt.fullCitation] : [])].join('. ')
}

/** What is wrong with the copy quoted, where the citation in full does not say it just below. */
const caveatSpans = ({ caveat, fullCitation }: Excerpt, inFull: boolean): StyledSpan[] =>
  caveat === null || (inFull && fullCitation.includes(caveat)) ? [] : [quietSpan(` (${caveat})`)]

/** The quote, its citation under it, then where it stands and the footnotes that belong to it. */
function excerptLines(excerpt: Excerpt, inFull: boolean): StyledLine[] {
  const where = whereQuoted(excerpt, inFull)
  const { quote, citation, url, noted } = excerpt
  return [
    ...styledLines('quote', `“${quote}”`),
    styledLine('citation', plainSpan('— '), linkSpan(citation, url), ...caveatSpans(excerpt, inFull)),
    ...(where === '' ? [] : [styledLine('source', quietSpan(where))]),
    ...noted.flatMap((note) => styledLines('footnote', `Footnote: ${note}`, quietSpan)),
  ]
}

const choiceLine = ({ label, message }: Choice, number: number): StyledLine =>
  label === message
    ? styledLine('choice', plainSpan(`${number}. ${message}`))
    : styledLine('choice', plainSpan(`${number}. ${label}`), quietSpan(` → ${message}`))

/** Councils to choose from that have a line each; more of them stand in one. */
const MOST_IN_LINES = 6

/** The part of some messages before that in which they differ, up to a whole word. */
function beginningOf([first = '', ...others]: readonly string[]): string {
  const differs = [...first].findIndex((letter, at) => others.some((other) => other[at] !== letter))
  const shared = differs < 0 ? first : first.slice(0, differs)
  return shared.slice(0, shared.lastIndexOf(' ') + 1)
}

/** Many councils to choose from, each by its number, and how any of them is asked for: `1. Bedford, 2. Bexley → neglect, …`. */
function councilsLine(all: readonly Choice[], first: number): StyledLine {
  const named = all.map(({ label }, at) => `${first + at}. ${label}`).join(', ')
  return styledLine(
    'choice',
    plainSpan(named),
    quietSpan(` → ${beginningOf(all.map(({ message }) => message))}…`),
  )
}

/** What is not in a list of choices: how to say another. */
const anotherLine = ({ label, message }: Choice): StyledLine =>
  styledLine('choice', plainSpan(label), quietSpan(` → ${message.replace(BLANK, '…')}`))

const namedLine = (name: string, value: string): StyledLine =>
  styledLine('fact', strongSpan(`${name}: `), plainSpan(value))

/** What has been drawn so far bears on what follows: choices count on, a report is cited in full once. */
interface DrawnSoFar {
  choices: number
  readonly citedInFull: Set<string>
}

function blockLines(block: Block, drawn: DrawnSoFar): StyledLine[] {
  switch (block.block) {
    case 'words':
      return styledLines('words', block.text)
    case 'heading':
      return styledLines('heading', block.text, strongSpan)
    case 'facts':
      return block.facts.map(({ name, value }) => namedLine(name, value))
    case 'printed':
      return block.rows.map(({ citation, words }) => namedLine(citation, `“${words}”`))
    case 'sources':
      return block.rows.map(({ citation }) => namedLine('Source', citation))
    case 'grades':
      return gradeLines(block.rows)
    case 'councils':
      return councilLines(block)
    case 'figures':
      return figureLines(block)
    case 'map':
      return []
    case 'excerpt': {
      const inFull = !drawn.citedInFull.has(block.excerpt.report)
      drawn.citedInFull.add(block.excerpt.report)
      return excerptLines(block.excerpt, inFull)
    }
    case 'recommendations':
      return block.isBrief ? briefRecommendationLines(block.rows) : recommendationLines(block.rows)
    case 'choices': {
      const first = drawn.choices + 1
      drawn.choices += block.choices.length
      if (block.of === 'councils' && block.choices.length > MOST_IN_LINES)
        return [councilsLine(block.choices, first)]
      return [
        ...block.choices.map((choice, at) => choiceLine(choice, first + at)),
        ...(block.another ? [anotherLine(block.another)] : []),
      ]
    }
  }
}

/** A reply in reading order, a gap between its blocks but none under a heading, the notes at the end. */
export function replyLines(reply: Reply): StyledLine[] {
  const drawn: DrawnSoFar = { choices: 0, citedInFull: new Set() }
  const parts = blocksIn(reply)
    .map((block) => blockLines(block, drawn))
    .filter((part) => part.length > 0)
  if (reply.more !== undefined) parts.push([styledLine('choice', plainSpan('More: '), quietSpan(reply.more))])
  const notes = reply.notes.flatMap((note) => styledLines('note', `Note: ${noteText(note)}`))
  if (notes.length > 0) parts.push(notes)
  return parts.flatMap((part, index) => {
    const before = parts[index - 1]
    return before === undefined || before.at(-1)?.role === 'heading' ? part : [GAP_LINE, ...part]
  })
}

/** A quote stays at the margin, so that its words stand in the text exactly as in the report. */
const TEXT_INDENT: Partial<Record<StyledRole, string>> = { row: '  ', source: '  ', footnote: '  ' }

/** Lines as plain text: no colour, not wrapped. */
export const linesText = (drawn: readonly StyledLine[]): string =>
  drawn.map((line) => (TEXT_INDENT[line.role] ?? '') + lineText(line)).join('\n')

/** The whole reply as plain text, without a line break at its end. */
export const replyText = (reply: Reply): string => linesText(replyLines(reply))
