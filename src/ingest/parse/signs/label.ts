import { distance } from 'fastest-levenshtein'
import type { Framework } from '../../../model/report.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import { fold } from './fold.js'

/** A slip of this many letters is forgiven in a label at least this long; shorter ones would meet each other. */
const MOST_SLIPS = 3
const LONG_LABEL = 20

/** What two printings of one label share: no number before it, no article, 'experience' for 'experiences'. */
const bare = (label: string): string =>
  fold(
    label
      .replace(/^\s*\d(\.\d)?\.?\s+/, '')
      .replace(/^the\s+/i, '')
      .replace(/\bexperiences\b/gi, 'experience')
      .replace(/&/g, ' and '),
  )

const known = new Map<Framework, readonly (readonly [string, string])[]>()

/** The labels that a framework's reports print, bare, each with the slug of what it names. */
function labelsOf(framework: Framework): readonly (readonly [string, string])[] {
  let labels = known.get(framework)
  if (!labels) {
    labels = judgementsOf(framework).flatMap(({ label, printed, slug }) =>
      [label, ...printed].map((each) => [bare(each), slug] as const),
    )
    known.set(framework, labels)
  }
  return labels
}

/** The slug of the judgement that a printed label names, forgiving a slip of the pen; null for none. */
export function judgementNamed(label: string, framework: Framework): string | null {
  const printed = bare(label)
  const labels = labelsOf(framework)
  const exact = labels.find(([each]) => each === printed)
  if (exact) return exact[1]
  if (printed.length < LONG_LABEL) return null
  const near = labels
    .filter(([each]) => Math.abs(each.length - printed.length) <= MOST_SLIPS)
    .map(([each, slug]) => ({ slug, count: distance(each, printed) }))
    .filter(({ count }) => count <= MOST_SLIPS)
    .sort((one, other) => one.count - other.count)
  return near[0]?.slug ?? null
}

/** Whether words may be a part of a label that wraps over lines. */
export function isPartOfLabel(words: string, framework: Framework): boolean {
  const part = bare(words)
  return labelsOf(framework).some(([each]) => each.includes(part))
}

/** Whether more words follow these in a label. */
export function goesOnAsLabel(words: string, framework: Framework): boolean {
  const opening = bare(words)
  return labelsOf(framework).some(([each]) => each.startsWith(opening))
}

/** The chief words of each judgement, whatever stands around them: the first that a label has tells. */
const chiefWords: Readonly<Partial<Record<Framework, readonly (readonly [RegExp, string])[]>>> = {
  SIF: [
    [/\b(safeguarding children|lscb)/i, 'lscb'],
    [/^(the )?overall/i, 'overall-effectiveness'],
    [/\badoption\b/i, 'adoption'],
    [/\b(care leavers|leaving care)\b/i, 'care-leavers'],
    [/\bhelp (and|&) protection|\bprotect/i, 'help-and-protection'],
    [/\blooked[- ]after|\bin care\b|\bpermanence\b/i, 'looked-after-and-permanence'],
    [/\bleaders(hip)?\b|\bgovernance\b/i, 'leadership'],
  ],
  ILACS: [
    [/^(the )?overall/i, 'overall-effectiveness'],
    [/\bleaders(hip)?\b/i, 'leadership'],
    [/\bhelp (and|&) protection|\bprotect/i, 'help-and-protection'],
    [
      /\b(in care|looked[- ]after)\b.*\b(care leavers|leaving care|care[- ]experienced)/i,
      'in-care-and-care-leavers',
    ],
    [/\b(care leavers|leaving care|care[- ]experienced)/i, 'care-leavers'],
    [/\b(in care|looked[- ]after)\b/i, 'in-care'],
  ],
}

/** The slug of the judgement that a row of a judgement table means by another wording; null for none. */
export const judgementMeant = (label: string, framework: Framework): string | null =>
  chiefWords[framework]?.find(([words]) => words.test(label))?.[1] ?? null
