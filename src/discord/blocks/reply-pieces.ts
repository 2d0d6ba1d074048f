import { type Block, type GradeRow, gradesOf, type Reply } from '../../model/reply.js'
import { reportOf } from '../../reply/reply-lines.js'
import type { CommandIds } from '../components/markdown.js'
import type { Fits, ReplyPiece } from '../components/piece.js'
import { excerptPieces } from './excerpt.js'
import { earlierPieces, gradePieces, headlinePieces, isOfOne } from './grades.js'
import { councilPieces, figurePieces } from './over-councils.js'
import { briefPieces, recommendationPieces } from './recommendations.js'
import { factPieces, headingPieces, printedPieces, sourcePieces, wordsPieces } from './words.js'

/** How a reply's blocks are drawn. */
export interface BlockOptions {
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
  if (!first || drawing.inWords) return reply.blocks.flatMap(blockDrawer(drawing, true))
  const draw = blockDrawer(drawing, true)
  return reply.blocks.flatMap((block) => {
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
  const pieces = reply.blocks.flatMap((block): ReplyPiece[] => {
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
  if (isHeadline && reply.blocks.every(({ block }) => block !== 'councils'))
    return gradedPieces(reply, drawing)
  const draw = blockDrawer(drawing, false)
  const blocks = drawing.isPictured ? withoutPictured(reply.blocks) : reply.blocks
  const pieces = blocks.flatMap((block) =>
    block.block === 'grades' && reply.kind === 'excerpts' && isOfOne(block.rows)
      ? headlinePieces(block.rows, drawing.fits)
      : draw(block),
  )
  return reply.kind === 'excerpts' ? firstExcerpts(pieces) : pieces
}
