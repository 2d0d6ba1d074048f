import { type Block, type Excerpt, excerptsOf, type Reply } from '../../model/reply.js'
import type { CommandIds } from './block/command.js'
import { councilPieces } from './block/councils.js'
import { excerptLength, excerptPieces } from './block/excerpt.js'
import { figurePieces } from './block/figures.js'
import { gradePieces } from './block/grades.js'
import { recommendationPieces } from './block/recommendations.js'
import { factPieces, headingPieces, wordsPieces } from './block/words.js'
import { PIECE_LENGTH, type Piece } from './piece.js'

/** The best excerpts of one answer share this many drawn characters, so that they stand on its first page. */
const ROOM_FOR_EXCERPTS = 2700
/** Below this a quote says too little; the last excerpts then go to the next page instead. */
const LEAST_ROOM = 420
/** So many excerpts answer a question at once, the rest a button away: more are tiring on a phone. */
export const FIRST_EXCERPTS = 3

/** The room of each excerpt such that short ones leave what they do not need to long ones. */
function fairRoom(excerpts: readonly Excerpt[]): number {
  const lengths = excerpts.map(excerptLength).sort((a, b) => a - b)
  let left = ROOM_FOR_EXCERPTS
  for (const [at, length] of lengths.entries()) {
    const share = left / (lengths.length - at)
    if (length > share) return Math.min(PIECE_LENGTH, Math.max(LEAST_ROOM, Math.floor(share)))
    left -= length
  }
  return PIECE_LENGTH
}

/** A reply's blocks, but for its choices, as the pieces that pages are made of, in reading order. */
export function piecesOf(reply: Reply, commandIds: CommandIds = new Map()): Piece[] {
  const excerpts = excerptsOf(reply)
  const chosen = excerpts.filter((excerpt) => excerpt.sentences !== null)
  const room = fairRoom(chosen.slice(0, FIRST_EXCERPTS))

  const draw = (block: Block): Piece[] => {
    switch (block.block) {
      case 'words':
        return wordsPieces(block.text, commandIds)
      case 'heading':
        return headingPieces(block.text)
      case 'facts':
        return block.facts.flatMap((fact) => factPieces(fact, commandIds))
      case 'grades':
        return gradePieces(block.rows)
      case 'councils':
        return councilPieces(block)
      case 'figures':
        return figurePieces(block)
      case 'map':
        return []
      case 'excerpt':
        return excerptPieces(block.excerpt, block.excerpt.sentences === null ? PIECE_LENGTH : room)
      case 'recommendations':
        return recommendationPieces(block.rows)
      case 'choices':
        return []
    }
  }
  return reply.blocks.flatMap(draw)
}
