import type { Extract } from '../../model/report.js'
import { frameworkSpecs } from '../frameworks/frameworks.js'
import type { FrameworkSpec } from '../frameworks/spec.js'
import { joinWrapped, type SourceLine } from '../read/line.js'
import type { Recognised } from '../recognise.js'
import {
  gradedJudgements,
  gradeScale,
  outcomeJudgements,
  recordEvidence,
  sentenceEvidence,
} from './assemble/judgements.js'
import {
  attachFootnotes,
  buildParagraph,
  extractRecommendations,
  splitLongLists,
} from './assemble/paragraphs.js'
import {
  disputeWarnings,
  lostNumberWarnings,
  numberingWarnings,
  unreadableWarnings,
  unreadGradeWarnings,
} from './assemble/warnings.js'
import { type CopyProfile, profileCopy } from './detectors/typography.js'
import { assignRoles, type Draft, furnitureRole, type LineRole, type RoleSpan } from './draft.js'
import { extractFacts, inspectionTeam } from './facts.js'
import {
  blankLineRule,
  drawnLineRule,
  licenceLines,
  pageNumberRule,
  type Region,
  splitRegions,
  standardFootnoteRule,
} from './furniture.js'
import {
  actionRowRule,
  bulletRule,
  deadlineRule,
  gradeLineRule,
  judgementSentenceRule,
  judgementTableRule,
  knownHeadingRule,
  numberedParagraphRule,
  strayNumberRule,
  styledHeadingRule,
  tableRowRule,
  textRule,
} from './line-rules.js'
import { initialState, type LineRule } from './parser-state.js'

/** All that a report says of itself; its id and its source are given to it where it is stored. */
export type ParsedReport = Omit<Extract, 'id' | 'source' | 'url' | 'publishedSource'>

export interface ParseResult {
  readonly report: ParsedReport
  /** Every span of the source with the one role that it has. */
  readonly roles: readonly RoleSpan[]
}

const LOST_NUMBERS = 'its paragraph numbers and some lines are lost'

const NOTHING_READ =
  'This copy of a report yields neither a numbered paragraph nor a grade. Give the PDF, or a text that keeps the lines of the page.'

/** Headers, footers and page numbers that the reader of a PDF has told apart. */
const pageFurnitureRoles = ({ number, furniture: kind }: SourceLine): [number, LineRole][] =>
  kind === null || kind === 'footnote'
    ? []
    : [[number, furnitureRole(kind === 'page number' ? 'page number' : 'running head')]]

const regionRoles = ({ lines, role }: Region): [number, LineRole][] =>
  lines.map((line) => [line.number, role])

/**
 * Reads a report whose framework and authority are known. Throws a sentence when it prints no inspection dates, or
 * nothing of what its framework prints can be read.
 */
export function parseReport(lines: readonly SourceLine[], recognised: Recognised): ParseResult {
  const { framework, authority, title } = recognised
  const spec = frameworkSpecs[framework]
  const printed = lines.filter((line) => line.furniture === null)
  const facts = extractFacts(printed)
  if (!facts.inspected) throw new Error('The report prints no inspection dates that Pilcrow can read.')
  const { text, record, others } = splitRegions(printed, spec, facts.end)
  const profile = profileCopy(text)
  const draft = splitLongLists(parseLines(text, spec, profile, title))

  const recordTitle = record[0]?.text.replace(/:$/, '') ?? ''
  const inRecord = recordEvidence(record.slice(1), framework, recordTitle, draft.evidence)
  const footnotes = attachFootnotes(
    lines.filter((line) => line.furniture === 'footnote'),
    printed,
    draft,
  )
  const paragraphs = draft.paragraphs.map(buildParagraph)
  const inSentences = sentenceEvidence(draft, paragraphs, spec)
  const judgements = spec.outcomes
    ? outcomeJudgements(paragraphs, spec)
    : gradedJudgements(draft, [...inRecord, ...inSentences], framework)
  const inspectors = spec.listsTeam ? inspectionTeam(text) : []
  if (spec.numbersParagraphs && judgements.length === 0 && !paragraphs.some(({ number }) => number !== null))
    throw new Error(NOTHING_READ)
  const licence = licenceLines(printed)

  const lineRoles = new Map<number, LineRole>([
    ...others.flatMap(regionRoles),
    ...record.map((line): [number, LineRole] => [
      line.number,
      { role: { kind: 'table', name: recordTitle }, lead: null },
    ]),
    ...licence.map((line): [number, LineRole] => [line.number, furnitureRole('licence')]),
    ...draft.lineRoles,
    ...footnotes,
    ...lines.flatMap((line): [number, LineRole][] => pageFurnitureRoles(line)),
  ])
  const numbered = paragraphs.some((paragraph) => paragraph.number !== null)
  return {
    report: {
      authority: { slug: authority.slug, name: authority.name },
      framework,
      title,
      inspected: facts.inspected,
      published: facts.published,
      leadInspector: facts.leadInspector ?? inspectors[0]?.name ?? null,
      inspectors,
      licence: licence.map((line) => line.text).reduce(joinWrapped, '') || null,
      numbering: numbered ? 'printed' : profile.lostNumbers ? 'lost' : 'none',
      damage: profile.lostNumbers ? LOST_NUMBERS : null,
      warnings: [
        ...facts.warnings,
        ...numberingWarnings(draft),
        ...lostNumberWarnings(paragraphs, spec, profile),
        ...unreadableWarnings(paragraphs),
        ...disputeWarnings(judgements),
        ...unreadGradeWarnings(draft, judgements, spec, facts.inspected.from),
      ],
      sections: draft.sections.map(({ key, title: heading, level, strand }) => ({
        key,
        title: heading,
        level,
        strand,
      })),
      paragraphs,
      judgements,
      recommendations: extractRecommendations(draft.paragraphs),
      scale: gradeScale(draft, paragraphs),
    },
    roles: assignRoles(lines, lineRoles),
  }
}

/** Ordered choice: what a line may be, most certain first; the first rule that takes it decides. */
const lineRules: readonly LineRule[] = [
  blankLineRule,
  standardFootnoteRule,
  gradeLineRule,
  judgementTableRule,
  deadlineRule,
  knownHeadingRule,
  judgementSentenceRule,
  styledHeadingRule,
  numberedParagraphRule,
  strayNumberRule,
  pageNumberRule,
  drawnLineRule,
  actionRowRule,
  tableRowRule,
  bulletRule,
  textRule,
]

/**
 * Line parser: reads the text of a report, line by line, each line by the first rule that takes it. `lines` is the text alone: no cover, contents, record of findings or
 * closing matter. `title` heads what stands above the first heading.
 */
function parseLines(
  lines: readonly SourceLine[],
  spec: FrameworkSpec,
  profile: CopyProfile,
  title: string,
): Draft {
  const state = initialState(lines, spec, profile, title)
  for (let at = 0; at < lines.length; ) {
    let taken = 0
    for (const rule of lineRules) {
      taken = rule(state, at)
      if (taken > 0) break
    }
    if (lines[at]?.text !== '') state.afterBlank = false
    at += Math.max(taken, 1)
  }
  return state
}
