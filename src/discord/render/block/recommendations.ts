import { groupsOf } from '../../../groups.js'
import type { RecommendationRow } from '../../../model/reply.js'
import { RESPONSIBLE } from '../../../reply/recommendations.js'
import { WORDING } from '../../wording.js'
import { inParts } from '../cut.js'
import { quoted, small, strong } from '../markdown.js'
import { PIECE_LENGTH, type Piece, piece } from '../piece.js'
import { wordsPieces } from './words.js'

function rowPieces(row: RecommendationRow): Piece[] {
  const under = strong(row.deadline ?? WORDING.noDeadline)
  const citation = strong(row.citation)
  const who = row.responsible === null ? '' : `\n${small(`${RESPONSIBLE}: ${row.responsible}`)}`
  const room = PIECE_LENGTH - under.length - citation.length - who.length - 40
  if (room < PIECE_LENGTH / 2) return wordsPieces(`${row.deadline}\n${row.text}\n${row.citation}`)
  const opens = { report: row.report, key: row.key, name: row.citation }
  return inParts(row.text, (part) => quoted(part).length <= room).map((part, at) =>
    piece('recommendation', `${quoted(part)}\n${citation}${at > 0 ? ` (${WORDING.continued})` : ''}${who}`, {
      under,
      opens,
    }),
  )
}

/** Recommendations under their deadline, each with its citation. */
export const recommendationPieces = (rows: readonly RecommendationRow[]): Piece[] =>
  groupsOf(rows, (row) => `${row.report} ${row.deadline}`).flatMap((group) => group.flatMap(rowPieces))
