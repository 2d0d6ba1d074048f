import type { Framework, Paragraph } from '../../../model/report.js'
import { judgementSaid } from '../signs/judgement-sentence.js'
import type { Draft, DraftEvidence } from '../walk/draft.js'

/** The sentences of a text, one after another. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+/)

/**
 * Evidence in the sentences of the text for what no table, heading or record grades: 'Children's services in Norfolk
 * are good.' Only the first that says so counts.
 */
export function saidEvidence(
  { paragraphs, evidence, sections }: Pick<Draft, 'paragraphs' | 'evidence' | 'sections'>,
  finished: readonly Paragraph[],
  framework: Framework,
): DraftEvidence[] {
  const found = new Map<string, DraftEvidence>()
  for (const [at, { text, page, locator, key }] of finished.entries()) {
    const section = sections.find((each) => each.key === finished[at]?.section) ?? null
    for (const sentence of sentencesOf(text)) {
      const said = judgementSaid(sentence, framework)
      if (!said || found.has(said.slug) || evidence.some(({ slug }) => slug === said.slug)) continue
      const { slug, title, printed } = said
      const paragraph = paragraphs.find((each) => each.key === key) ?? null
      found.set(slug, {
        slug,
        label: title,
        strand: section?.strand ?? null,
        kind: 'sentence',
        printed,
        place: locator,
        section,
        paragraph,
        page,
      })
    }
  }
  return [...found.values()]
}
