import type { Evidence, Framework, GradeMeaning, Judgement, Paragraph } from '../../../model/report.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { FrameworkSpec, OutcomeWording } from '../../frameworks/spec.js'
import { parseGradeWord } from '../detectors/grades.js'
import type { Draft, DraftEvidence, DraftParagraph, DraftSection, ScaleRow } from '../draft.js'

/** 'What the inspection judgements mean: the local authority'. */
const scaleHeading = /\bjudge?ments mean\b/i

/** Headings below it that only say whose judgements they are. */
const bodyHeading = /^the (local authority|LSCB|local safeguarding children board( \(LSCB\))?)$/i

/**
 * How a sentence begins that says what a grade means: 'A local authority that is inadequate …', 'An outstanding LSCB …',
 * 'An LSCB requires improvement if …'.
 */
const meaningOpening =
  /(?<=^|[.!?]\s+)(?:In )?an? (?:(?<before>outstanding|good|inadequate) )?(?<of>local authority|LSCB|local safeguarding children board)(?: (?:that |which )?(?:is (?<after>outstanding|good|inadequate)\b|(?<third>requires improvement)(?: to be good)?))?/gi

const meaningInRow = ({ grade, label, meaning, after, page }: ScaleRow): GradeMeaning[] =>
  after ? [{ grade, label, meaning, of: null, place: 'table', key: after.key, page }] : []

/** What a passage says that grades mean: from where each is named to where the next one is. */
function meaningsInPassage({ key, page, text }: Paragraph): GradeMeaning[] {
  const named = [...text.matchAll(meaningOpening)].flatMap(({ 0: label, index, groups = {} }) => {
    const grade = parseGradeWord(groups.before ?? groups.after ?? groups.third ?? '')
    return grade && groups.of ? [{ grade, label, of: groups.of, index }] : []
  })
  return named.map(({ grade, label, of, index }, at) => {
    const meaning = text.slice(index, named[at + 1]?.index).trim()
    return { grade, label, meaning, of, place: 'passage', key, page }
  })
}

/** The sections that say what the judgements mean: under the heading that says so, and those right below it that say whose. */
function meaningSections(sections: readonly DraftSection[]): Set<string> {
  let within = false
  return new Set(
    sections.flatMap(({ key, title }) => {
      within = scaleHeading.test(title) || (within && bodyHeading.test(title.trim()))
      return within ? [key] : []
    }),
  )
}

/** What each grade means, as the report says it: in a table (SLAC, LAC), or in passages (SIF to 2015). None twice. */
export function gradeScale(draft: Draft, paragraphs: readonly Paragraph[]): GradeMeaning[] {
  const sections = meaningSections(draft.sections)
  const passages = paragraphs.filter(({ number, section }) => number === null && sections.has(section))
  const rows = draft.scale.filter(({ after }) => after === draft.scale[0]?.after)
  const all = [...rows.flatMap(meaningInRow), ...passages.flatMap(meaningsInPassage)]
  const first = ({ grade, of }: GradeMeaning) => all.find((other) => other.grade === grade && other.of === of)
  return all.filter((one) => first(one) === one)
}

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
