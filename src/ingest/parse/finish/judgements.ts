import type { Evidence, Framework, Judgement } from '../../../model/report.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { Draft, DraftEvidence, DraftParagraph, DraftSection } from '../walk/draft.js'

/** The first paragraph under a heading: in its section, or in the first one below it. */
function firstUnder(
  section: DraftSection,
  draft: Pick<Draft, 'sections' | 'paragraphs'>,
): DraftParagraph | undefined {
  const from = draft.sections.indexOf(section)
  const after = draft.sections.findIndex((each, at) => at > from && each.level <= section.level)
  const within = new Set(draft.sections.slice(from, after < 0 ? undefined : after))
  return draft.paragraphs.find((paragraph) => within.has(paragraph.section))
}

function evidenceOf(found: DraftEvidence, draft: Draft): Evidence {
  const paragraph = found.paragraph ?? (found.section ? firstUnder(found.section, draft) : undefined)
  const { kind, place, page, printed } = found
  return {
    kind,
    grade: printed.grade,
    outcome: null,
    quote: printed.quote,
    place,
    paragraph: paragraph?.key ?? null,
    page,
  }
}

/** Which label of several names a judgement best: of its heading, else of its table. */
const labelOf = (found: readonly DraftEvidence[]): string =>
  (
    found.find((each) => each.kind === 'heading') ??
    found.find((each) => each.kind !== 'sentence') ??
    found[0]
  )?.label ?? ''

/**
 * Every judgement that the evidence makes, in the order of the framework's reports. One whose evidence disagrees has
 * no grade, and its evidence holds each that is printed.
 */
export function judgementsIn(
  draft: Draft,
  record: readonly DraftEvidence[],
  framework: Framework,
): Judgement[] {
  const all = [...draft.evidence, ...record]
  return judgementsOf(framework).flatMap(({ slug, strand }): Judgement[] => {
    const found = all.filter((each) => each.slug === slug && each.strand === strand)
    if (found.length === 0) return []
    const grades = new Set(found.map((each) => each.printed.grade))
    const grade = grades.size === 1 ? (found[0]?.printed.grade ?? null) : null
    return [
      {
        judgement: slug,
        label: labelOf(found),
        strand,
        grade,
        outcome: null,
        wording: null,
        evidence: found.map((each) => evidenceOf(each, draft)),
      },
    ]
  })
}
