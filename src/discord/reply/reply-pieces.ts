import { groupsOf } from '../../collections/collections.js'
import {
  type Block,
  type BlockOf,
  blocksIn,
  type CouncilRow,
  type GradeRow,
  gradesOf,
  type RecommendationRow,
  type Reply,
} from '../../model/reply.js'
import { besideFinding, type Finding, findingOf, STRAND_IN_WORDS } from '../../model/report.js'
import { GRADE_STYLE } from '../../picture/drawing.js'
import {
  councilYears,
  DISPUTED,
  gradeJoint,
  gradeMarks,
  gradePlaces,
  inspectionBeside,
  NO_JUDGEMENT,
  partWords,
  RESPONSIBLE,
  recommendationOpening,
  reportOf,
  shareInWords,
} from '../../reply/reply-lines.js'
import { inParts } from '../../text/fit.js'
import { capitalised, uncapitalised } from '../../text/in-words.js'
import { shortLabel } from '../../vocabulary/judgements.js'
import {
  blockQuote,
  bold,
  type CommandIds,
  escapeLine,
  headingLine,
  subtext,
  subtextLine,
} from '../components/markdown.js'
import { type Fits, linkButtons, type OpenTarget, piece, type ReplyPiece } from '../components/piece.js'
import { WORDING } from '../components/wording.js'
import {
  excerptPieces,
  factPieces,
  headingPieces,
  printedPieces,
  sourcePieces,
  wordsPieces,
} from './text-pieces.js'

/** A grade's sign, kept on the line of its word; nothing for what is no grade. */
const gradeSign = (finding: Finding | undefined): string =>
  finding === undefined ? '' : `${GRADE_STYLE[finding].sign}\u00A0`

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
const isOfOne = (rows: readonly GradeRow[]): boolean =>
  new Set(rows.map((row) => `${row.authority} ${shortLabel(row)}`)).size === 1

/** The report of a grade, to be opened whole. */
const openReport = (row: GradeRow): OpenTarget => ({
  report: row.report,
  key: null,
  name: reportOf(row),
  authority: row.authority,
  when: row.when,
})

/** `### Leeds 2022: ● Good overall`; where both halves of a report judge it, a line each below. */
function headlinePieces(rows: readonly GradeRow[], fits: Fits): ReplyPiece[] {
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
function earlierPieces(rows: readonly GradeRow[], fits: Fits): ReplyPiece[] {
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
interface GradeListStyle {
  /** With the labels that reports print, and where each grade stands. */
  readonly places: boolean
  /** Under the names of their reports, where nothing above says whose they are. */
  readonly named: boolean
}

/** Grades a line each, under the name of their report and strand, groups in the order in which each first comes. */
const gradePieces = (rows: readonly GradeRow[], how: GradeListStyle, fits: Fits): ReplyPiece[] =>
  groupsOf(rows, (row) => `${row.report} ${row.strand}`).flatMap((group) =>
    group.flatMap((row) => gradeRowPieces(row, how, fits)),
  )

/** `**Norfolk** 2026: ★ Outstanding` */
function drawCouncilRow(row: CouncilRow, block: BlockOf<'councils'>): string {
  const when = block.order === 'side-by-side' ? ` ${escapeLine(councilYears(row))}` : ''
  const marks = gradeMarks(row, block).map(({ before, row: grade, after }, at) => {
    const previous = row.grades[at - 1]
    const joint = previous === undefined ? '' : gradeJoint(block, previous, grade)
    const finding = findingOf(grade)
    const said = finding === null ? NO_JUDGEMENT : `${gradeSign(finding)}${finding}`
    return `${joint}${before === '' ? '' : `${escapeLine(before)} `}${said}${after}`
  })
  return `${bold(row.name)}${when}: ${marks.join('')}${escapeLine(inspectionBeside(row))}`
}

/** A line a council. */
const councilPieces = (block: BlockOf<'councils'>, fits: Fits): ReplyPiece[] =>
  block.rows.flatMap((row) => {
    const text = drawCouncilRow(row, block)
    const [grade] = row.grades.toReversed()
    if (!fits(text)) return wordsPieces(text, fits)
    const opens = grade ? openReport(grade) : null
    return [piece('grade', text, { opens })]
  })

/** Counts in order, a line each, under their title. */
const figurePieces = ({ title, rows }: Extract<Block, { block: 'figures' }>, fits: Fits): ReplyPiece[] =>
  rows.flatMap((row) => {
    const under = title === '' ? null : bold(title)
    const parts = partWords(row) === '' ? '' : `\n${subtext(partWords(row))}`
    const text = `${gradeSign(row.finding)}${escapeLine(row.label)}: ${bold(shareInWords(row))}${parts}`
    if (fits(`${under ?? ''}\n${text}`)) return [piece('grade', text, { under })]
    return wordsPieces(`${title}\n${row.label}: ${shareInWords(row)}\n${partWords(row)}`, fits)
  })

/** Points of a piece that the recommendation's own words need at least. */
const FOR_WORDS = 160

const openRecommendation = (row: RecommendationRow): OpenTarget => ({
  report: row.report,
  key: row.key,
  name: row.citation,
  authority: row.authority,
  when: row.when,
})

function recommendationRowPieces(row: RecommendationRow, isDated: boolean, fits: Fits): ReplyPiece[] {
  const under = isDated ? bold(row.deadline ?? WORDING.noDeadline) : null
  const citation = subtextLine(bold(row.citation))
  const who = row.responsible === null ? '' : `\n${subtext(`${RESPONSIBLE}: ${row.responsible}`)}`
  const around = `${under ?? ''}\n${citation} (${WORDING.continued})${who}`
  if (!fits(around, FOR_WORDS)) return wordsPieces(`${row.deadline}\n${row.text}\n${row.citation}`, fits)
  const opens = openRecommendation(row)
  return inParts(row.text, (part) => part.length === 1 || fits(`${blockQuote(part)}\n${around}`)).map(
    (part, at) => {
      const text = `${blockQuote(part)}\n${citation}${at > 0 ? ` (${WORDING.continued})` : ''}${who}`
      return piece('recommendation', text, { under, opens, links: linkButtons(row.url) })
    },
  )
}

/** Recommendations under their deadline where any has one, each with its citation. */
const recommendationPieces = (rows: readonly RecommendationRow[], fits: Fits): ReplyPiece[] => {
  const isDated = rows.some(({ deadline }) => deadline !== null)
  return groupsOf(rows, (row) => `${row.report} ${row.deadline}`).flatMap((group) =>
    group.flatMap((row) => recommendationRowPieces(row, isDated, fits)),
  )
}

/** In brief: how each begins, as one quote with where they stand under it. */
function briefPieces(rows: readonly RecommendationRow[], fits: Fits): ReplyPiece[] {
  const begin = rows.map(({ text }) => blockQuote(`- ${recommendationOpening(text)}`)).join('\n')
  const citations = [...new Set(rows.map(({ citation }) => citation))].map(bold).join('; ')
  const drawn = `${begin}\n${subtextLine(citations)}`
  const opens = rows[0] ? openRecommendation(rows[0]) : null
  return fits(drawn) ? [piece('recommendation', drawn, { opens })] : recommendationPieces(rows, fits)
}

/** How a reply's blocks are drawn. */
interface BlockOptions {
  readonly fits: Fits
  /** The same of a quotation. */
  readonly fitsQuote: Fits
  readonly commandIds: CommandIds
  /** A picture says the grades and the figures: their words are left to whoever asks for them. */
  readonly isPictured: boolean
  /** In words, with the label that each report prints and the place where each grade stands. */
  readonly inWords: boolean
}

/** So many excerpts answer a question at once, the rest a button away: more are tiring on a phone. */
const FIRST_EXCERPTS = 3

type DrawBlock = (block: Block) => ReplyPiece[]

/** The pieces of every kind of block, one way for each; those of a headline are drawn otherwise. */
function blockDrawer(
  { fits, fitsQuote, commandIds, isPictured, inWords }: BlockOptions,
  isNamed: boolean,
): DrawBlock {
  return (block) => {
    switch (block.block) {
      case 'words':
        return wordsPieces(block.text, fits, commandIds)
      case 'heading':
        return headingPieces(block.text, fits)
      case 'facts':
        return block.facts.flatMap((fact) => factPieces(fact, fits, commandIds))
      case 'printed':
        return block.rows.flatMap((row) => printedPieces(row, fits))
      case 'sources':
        return block.rows.flatMap((row) => sourcePieces(row, fits))
      case 'grades':
        return isPictured ? [] : gradePieces(block.rows, { places: inWords, named: !isNamed }, fits)
      case 'councils':
        return councilPieces(block, fits)
      case 'figures':
        return isPictured ? [] : figurePieces(block, fits)
      case 'excerpt':
        return excerptPieces(block.excerpt, fitsQuote)
      case 'recommendations':
        return block.isBrief && !inWords
          ? briefPieces(block.rows, fits)
          : recommendationPieces(block.rows, fits)
      case 'map':
      case 'choices':
        return []
    }
  }
}

const asOverflow = (pieces: readonly ReplyPiece[]): ReplyPiece[] =>
  pieces.map((piece) => ({ ...piece, later: true }))

/** What an answer to one question quotes first, and what goes beyond that. */
function firstExcerpts(pieces: readonly ReplyPiece[]): ReplyPiece[] {
  const excerpts = pieces.filter((each) => each.what === 'excerpt' && each.opens !== null)
  const end = excerpts[FIRST_EXCERPTS]
  if (end === undefined) return [...pieces]
  const at = pieces.indexOf(end)
  return [...pieces.slice(0, at), ...asOverflow(pieces.slice(at))]
}

const isOverallRow = ({ judgement, outcome }: GradeRow): boolean =>
  judgement === 'overall-effectiveness' || outcome !== null

/** One inspection: its overall grade in a headline, then a grade a line. */
function reportPieces(reply: Reply, drawing: BlockOptions): ReplyPiece[] {
  const rows = gradesOf(reply)
  const overall = rows.filter(isOverallRow)
  const [first] = overall
  if (!first || drawing.inWords) return blocksIn(reply).flatMap(blockDrawer(drawing, true))
  const draw = blockDrawer(drawing, true)
  return blocksIn(reply).flatMap((block) => {
    if (block.block === 'heading' && block.text === reportOf(first))
      return headlinePieces(overall, drawing.fits)
    if (block.block !== 'grades') return draw(block)
    return draw({ ...block, rows: block.rows.filter((row) => !isOverallRow(row)) })
  })
}

/**
 * The grade of one judgement: the newest inspection's in a headline with the words that state it, those before in a line;
 * their words go beyond the answer.
 */
function gradedPieces(reply: Reply, drawing: BlockOptions): ReplyPiece[] {
  const { fits } = drawing
  const rows = gradesOf(reply)
  const newest = rows.filter(({ report }) => report === rows[0]?.report)
  const older = rows.filter((row) => !newest.includes(row))
  const draw = blockDrawer(drawing, false)
  const stated = { count: 0 }
  const placed = (pieces: readonly ReplyPiece[], isOfNewest: boolean): ReplyPiece[] => {
    const isFirst = isOfNewest && stated.count < newest.length
    if (isFirst) stated.count += pieces.length > 0 ? 1 : 0
    return isFirst ? [...pieces] : asOverflow(pieces)
  }
  const [first] = newest
  const pieces = blocksIn(reply).flatMap((block): ReplyPiece[] => {
    if (block.block === 'grades') return headlinePieces(newest, fits)
    if (block.block === 'excerpt') return placed(draw(block), block.excerpt.report === first?.report)
    if (block.block !== 'printed') return draw(block)
    return block.rows.flatMap((row) => placed(draw({ ...block, rows: [row] }), row.report === first?.report))
  })
  const end = pieces.findIndex((piece) => piece.later)
  const at = end < 0 ? pieces.length : end
  return [...pieces.slice(0, at), ...earlierPieces(older, fits), ...pieces.slice(at)]
}

/** Of what a picture says, only the first heading is left: it is the picture's title. */
const withoutPictured = (blocks: readonly Block[]): Block[] =>
  blocks.filter(
    (block, at) =>
      block.block !== 'heading' ||
      blocks.findIndex((one) => one.block === 'heading') === at ||
      blocks[at + 1]?.block !== 'grades',
  )

/** A reply's blocks, but for its choices, as the pieces that pages are made of, in reading order. */
export function replyPieces(reply: Reply, drawing: BlockOptions): ReplyPiece[] {
  const rows = gradesOf(reply)
  const isHeadline = reply.kind === 'grades' && rows.length > 0 && isOfOne(rows) && !drawing.inWords
  if (reply.kind === 'report') return reportPieces(reply, drawing)
  if (isHeadline && blocksIn(reply).every(({ block }) => block !== 'councils'))
    return gradedPieces(reply, drawing)
  const draw = blockDrawer(drawing, false)
  const blocks = drawing.isPictured ? withoutPictured(blocksIn(reply)) : blocksIn(reply)
  const pieces = blocks.flatMap((block) =>
    block.block === 'grades' && reply.kind === 'excerpts' && isOfOne(block.rows)
      ? headlinePieces(block.rows, drawing.fits)
      : draw(block),
  )
  return reply.kind === 'excerpts' ? firstExcerpts(pieces) : pieces
}
