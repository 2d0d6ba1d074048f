import type { Recommendation } from '../../../model/report.js'
import { endsSentence } from '../../read/line.js'
import type { DraftParagraph, ParagraphPart } from '../draft.js'
import { joinParts } from './paragraphs.js'

/** 'There are no areas for priority and immediate action.' */
const noRecommendations =
  /^(there (are|were) no (areas|priority|recommendations)|(the )?inspect(ion|ors) did not (find|identify) any )/i

/** The bullets of a paragraph, each with its nested ones. */
function bulletsOf(parts: readonly ParagraphPart[]): ParagraphPart[][] {
  const bullets: ParagraphPart[][] = []
  for (const part of parts) {
    if (part.shape === 'bullet') bullets.push([part])
    else if (part.shape !== 'after') bullets.at(-1)?.push(part)
  }
  return bullets
}

/** A bullet's own words, without its sign; what is nested in it keeps its own. */
const bulletText = (parts: readonly ParagraphPart[]): string => joinParts(parts, true)

/** A number of its own makes a paragraph one recommendation, where the others under its heading have theirs too. */
const isOne = (paragraph: DraftParagraph, others: readonly DraftParagraph[]): boolean =>
  paragraph.number !== null &&
  paragraph.parts.every(({ deadline }) => deadline === null) &&
  others.some(
    (each) =>
      each !== paragraph &&
      each.number !== null &&
      each.section.recommendsUnder === paragraph.section.recommendsUnder,
  )

function paragraphRecommendations(
  paragraph: DraftParagraph,
  others: readonly DraftParagraph[],
): Recommendation[] {
  const { key, number, section, parts } = paragraph
  const { responsible } = paragraph
  const common = {
    key,
    paragraph: number,
    heading: section.recommendsUnder,
    strand: section.strand,
    responsible,
  }
  if (responsible !== null) return [{ ...common, deadline: null, text: joinParts(parts.slice(1)) }]
  const bullets = isOne(paragraph, others) ? [] : bulletsOf(parts)
  if (bullets.length > 0) {
    return bullets.map((bullet) => ({
      ...common,
      deadline: bullet[0]?.deadline ?? null,
      text: bulletText(bullet),
    }))
  }
  const text = joinParts(parts)
  // A few words without a number or a full stop are a subheading that the copy does not set apart.
  const asks = number !== null || endsSentence(text)
  return noRecommendations.test(text) || !asks
    ? []
    : [{ ...common, deadline: parts[0]?.deadline ?? null, text }]
}

/** What a report asks for under a heading that says what to improve: each numbered paragraph of several, else each bullet, else the prose. */
export const extractRecommendations = (paragraphs: readonly DraftParagraph[]): Recommendation[] =>
  paragraphs
    .filter((each) => each.section.recommends)
    .flatMap((each, _, all) => paragraphRecommendations(each, all))
