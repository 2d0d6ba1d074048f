import { groupsOf } from '../../collections/group.js'
import type { RecommendationRow } from '../../model/reply.js'
import { inParts } from '../../quotation/quote.js'
import { RESPONSIBLE, recommendationOpening } from '../../reply/reply-lines.js'
import { linkButtons } from '../components/links.js'
import { blockQuote, bold, subtext, subtextLine } from '../components/markdown.js'
import { type Fits, type OpenTarget, piece, type ReplyPiece } from '../components/piece.js'
import { WORDING } from '../components/wording.js'
import { wordsPieces } from './words.js'

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
export const recommendationPieces = (rows: readonly RecommendationRow[], fits: Fits): ReplyPiece[] => {
  const isDated = rows.some(({ deadline }) => deadline !== null)
  return groupsOf(rows, (row) => `${row.report} ${row.deadline}`).flatMap((group) =>
    group.flatMap((row) => recommendationRowPieces(row, isDated, fits)),
  )
}

/** In brief: how each begins, as one quote with where they stand under it. */
export function briefPieces(rows: readonly RecommendationRow[], fits: Fits): ReplyPiece[] {
  const begin = rows.map(({ text }) => blockQuote(`- ${recommendationOpening(text)}`)).join('\n')
  const citations = [...new Set(rows.map(({ citation }) => citation))].map(bold).join('; ')
  const drawn = `${begin}\n${subtextLine(citations)}`
  const opens = rows[0] ? openRecommendation(rows[0]) : null
  return fits(drawn) ? [piece('recommendation', drawn, { opens })] : recommendationPieces(rows, fits)
}
