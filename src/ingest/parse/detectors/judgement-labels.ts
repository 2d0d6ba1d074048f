import { memoisedByObject } from '../../../collections/memoise.js'
import { editDistance } from '../../../text/fuzzy.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { FrameworkSpec } from '../../frameworks/spec.js'
import { fold } from '../../read/line.js'

/** A slip of this many letters is forgiven in a label at least this long; shorter ones would meet each other. */
const LABEL_TYPOS = 3
const LONG_LABEL = 20

/** What two printings of one label share: no number before it, no article, 'experience' for 'experiences'. */
const bareLabel = (label: string): string =>
  fold(
    label
      .replace(/^\s*\d(\.\d)?\.?\s+/, '')
      .replace(/^the\s+/i, '')
      .replace(/\bexperiences\b/gi, 'experience')
      .replace(/&/g, ' and '),
  )

/** The labels that a framework's reports print, bare, each with the slug of what it names. */
const frameworkLabels = memoisedByObject(({ framework }: FrameworkSpec) =>
  judgementsOf(framework).flatMap(({ label, printed, slug }) =>
    [label, ...printed].map((each) => [bareLabel(each), slug] as const),
  ),
)

/** Fuzzy match: the slug of the judgement that a printed label names, by edit distance where it is long; null for none. */
export function judgementByLabel(label: string, spec: FrameworkSpec): string | null {
  const printed = bareLabel(label)
  const labels = frameworkLabels(spec)
  const exact = labels.find(([each]) => each === printed)
  if (exact) return exact[1]
  if (printed.length < LONG_LABEL) return null
  const near = labels
    .filter(([each]) => Math.abs(each.length - printed.length) <= LABEL_TYPOS)
    .map(([each, slug]) => ({ slug, count: editDistance(each, printed) }))
    .filter(({ count }) => count <= LABEL_TYPOS)
    .sort((one, other) => one.count - other.count)
  return near[0]?.slug ?? null
}

/** Whether words may be a part of a label that wraps over lines. */
export function isPartOfLabel(words: string, spec: FrameworkSpec): boolean {
  const part = bareLabel(words)
  return frameworkLabels(spec).some(([each]) => each.includes(part))
}

/** Whether more words follow these in a label. */
export function isLabelPrefix(words: string, spec: FrameworkSpec): boolean {
  const opening = bareLabel(words)
  return frameworkLabels(spec).some(([each]) => each.startsWith(opening))
}

/** The slug of the judgement that a row of a judgement table means by another wording; null for none. */
export const judgementByKeywords = (label: string, spec: FrameworkSpec): string | null =>
  spec.labelKeywords?.find(([words]) => words.test(label))?.[1] ?? null
