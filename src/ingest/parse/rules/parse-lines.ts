import type { FrameworkSpec } from '../../frameworks/spec.js'
import type { SourceLine } from '../../read/line.js'
import type { CopyProfile } from '../detectors/typography.js'
import type { Draft } from '../draft/draft.js'
import { blankLineRule, drawnLineRule, pageNumberRule, standardFootnoteRule } from './furniture.js'
import {
  deadlineRule,
  gradeLineRule,
  judgementSentenceRule,
  knownHeadingRule,
  styledHeadingRule,
} from './headings.js'
import { bulletRule, numberedParagraphRule, strayNumberRule, textRule } from './paragraphs.js'
import { initialState, type LineRule } from './state.js'
import { actionRowRule, judgementTableRule, tableRowRule } from './tables.js'

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
export function parseLines(
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
