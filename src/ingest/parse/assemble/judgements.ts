import type { Evidence, Framework, Judgement, Paragraph } from '../../../model/report.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { FrameworkSpec, OutcomeWording } from '../../frameworks/spec.js'
import type { Draft, DraftEvidence, DraftParagraph, DraftSection } from '../draft/draft.js'

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
const bestLabel = (found: readonly DraftEvidence[]): string =>
  (
    found.find((each) => each.kind === 'heading') ??
    found.find((each) => each.kind !== 'sentence') ??
    found[0]
  )?.label ?? ''

/**
 * Every judgement that the evidence makes, in the order of the framework's reports. One whose evidence disagrees has
 * no grade, and its evidence holds each that is printed.
 */
export function gradedJudgements(
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
        label: bestLabel(found),
        strand,
        grade,
        outcome: null,
        wording: null,
        evidence: found.map((each) => evidenceOf(each, draft)),
      },
    ]
  })
}

/** The heading over the passages that say it. */
const OUTCOME_HEADING = /^(inspection outcomes?|outcome of the inspection)$/i

/** In a copy that has lost its headings, the outcome stands within so many passages. */
const FIRST_PASSAGES = 4

/** The sentence of a text that holds these words. */
const sentenceWith = (text: string, words: string): string =>
  text.split(/(?<=[.!?])\s+/).find((sentence) => sentence.includes(words)) ?? text

function outcomeEvidence({ text, key, page, locator }: Paragraph, { outcome, words }: OutcomeWording) {
  const [found] = words.exec(text) ?? []
  if (found === undefined) return []
  const evidence: Evidence = {
    kind: 'sentence',
    grade: null,
    outcome,
    quote: sentenceWith(text, found),
    place: locator,
    paragraph: key,
    page,
  }
  return [{ evidence, outcome, wording: found }]
}

/**
 * The outcome of an inspection that makes no graded judgements, from the passages under its heading. Where they print more
 * than one, it is left open and each is kept as evidence.
 */
export function outcomeJudgements(
  paragraphs: readonly Paragraph[],
  { framework, outcomes = [] }: FrameworkSpec,
): Judgement[] {
  const headed = paragraphs.filter(({ locator }) => OUTCOME_HEADING.test(locator))
  const meant = headed.length > 0 ? headed : paragraphs.slice(0, FIRST_PASSAGES)
  const found = meant.flatMap((paragraph) =>
    outcomes.flatMap((wording) => outcomeEvidence(paragraph, wording)),
  )
  const [first, ...others] = found
  const name = judgementsOf(framework)[0]
  if (!first || !name) return []
  const agreed = others.every(({ outcome }) => outcome === first.outcome)
  return [
    {
      judgement: name.slug,
      label: name.label,
      strand: null,
      grade: null,
      outcome: agreed ? first.outcome : null,
      wording: agreed ? first.wording : null,
      evidence: found.map(({ evidence }) => evidence),
    },
  ]
}
