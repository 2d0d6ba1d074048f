import {
  type Framework,
  isDisputed,
  type Judgement,
  type Paragraph,
  STRAND_IN_WORDS,
  type Strand,
} from '../../../model/report.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { FrameworkSpec } from '../../frameworks/spec.js'
import { fold } from '../../read/line.js'
import type { CopyProfile } from '../detectors/typography.js'
import type { Draft } from '../draft.js'

/** What stands for a letter that the copy does not name: the sign for that, or a number that each font uses as it likes. */
const unreadableCharacter = /[\uFFFD\uE000-\uF8FF]/gu

/** So many places are named. */
const MOST_PLACES_NAMED = 5

/** A sentence for a copy in which letters cannot be read. */
export function unreadableWarnings(paragraphs: readonly Paragraph[]): string[] {
  const counts = paragraphs.map(({ key, text }) => ({
    key,
    count: text.match(unreadableCharacter)?.length ?? 0,
  }))
  const found = counts.filter(({ count }) => count > 0)
  if (found.length === 0) return []
  const total = found.reduce((sum, { count }) => sum + count, 0)
  const named = found.slice(0, MOST_PLACES_NAMED).map(({ key }) => `¶${key}`)
  const more = found.length > MOST_PLACES_NAMED ? ` and ${found.length - MOST_PLACES_NAMED} more` : ''
  return [
    `${total} letter${total === 1 ? '' : 's'} of this copy cannot be read, for its fonts do not name them (${named.join(', ')}${more}).`,
  ]
}

/** In reports that number their paragraphs, there is a number to every 500 to 900 characters; in the shortest, to 1,500. */
const MOST_TO_A_NUMBER = 2200

/** The longest paragraph with a number of its own has 4,600, with its list. */
const LONGEST_NUMBERED = 6500

/** So large a share of the text, or more, stands in numbered paragraphs. */
const LEAST_NUMBERED = 0.45

/** Less text tells nothing of how much is lost. */
const SHORTEST_REPORT = 6000

const totalLength = (paragraphs: readonly Paragraph[]): number =>
  paragraphs.reduce((sum, { text }) => sum + text.length, 0)

const fewNumbers = (count: number): string =>
  `Only ${count} numbered paragraph${count === 1 ? '' : 's'} could be read, far fewer than the length of the report says: this copy has lost numbers.`

/**
 * A sentence for a report of a framework that numbers its paragraphs, where this copy yields no number, or far too few.
 * A copy that lacks its numbers altogether says so as its `damage`.
 */
export function lostNumberWarnings(
  paragraphs: readonly Paragraph[],
  { numbersParagraphs }: FrameworkSpec,
  { lostNumbers: saidAlready }: CopyProfile,
): string[] {
  if (!numbersParagraphs || saidAlready) return []
  const numbered = paragraphs.filter(({ number }) => number !== null)
  if (numbered.length === 0) {
    return [
      'No numbered paragraph could be read, although reports of this kind number theirs: its text is cited by section and passage.',
    ]
  }
  const all = totalLength(paragraphs)
  if (all < SHORTEST_REPORT) return []
  const tooFew =
    all / numbered.length > MOST_TO_A_NUMBER ||
    totalLength(numbered) < LEAST_NUMBERED * all ||
    numbered.some(({ text }) => text.length > LONGEST_NUMBERED)
  return tooFew ? [fewNumbers(numbered.length)] : []
}

const inStrand = (strand: Strand | null): string => (strand === null ? '' : ` (${STRAND_IN_WORDS[strand]})`)

/** A sentence for each judgement whose evidence disagrees. */
export const disputeWarnings = (judgements: readonly Judgement[]): string[] =>
  judgements.filter(isDisputed).map(({ label, strand, evidence }) => {
    const said = evidence.map(
      (each) => `'${each.quote}' (${each.kind === 'heading' ? 'heading' : each.place})`,
    )
    return `${label}${inStrand(strand)}: the report prints different grades: ${[...new Set(said)].join(', ')}.`
  })

interface StrandJudgement {
  readonly slug: string
  readonly strand: Strand | null
}

const isMade = ({ slug, strand }: StrandJudgement, judgements: readonly Judgement[]): boolean =>
  judgements.some((each) => each.judgement === slug && each.strand === strand)

/** What a table names, but does not say beyond doubt which grade is its own. */
const doubted = ({ doubtful }: Draft, judgements: readonly Judgement[]): StrandJudgement[] =>
  doubtful
    .map((slug): StrandJudgement => ({ slug, strand: null }))
    .filter((each) => !isMade(each, judgements))

/** What of a framework's judgements a report of this inspection must make, but did not in a way that could be read. */
function overdue(
  spec: FrameworkSpec,
  from: string,
  judgements: readonly Judgement[],
  doubts: readonly StrandJudgement[],
): StrandJudgement[] {
  return spec.required
    .filter(({ until }) => until === undefined || from < until)
    .map(({ anyOf }) => anyOf.map((slug): StrandJudgement => ({ slug, strand: null })))
    .filter((any) => !any.some((each) => isMade(each, judgements)))
    .filter((any) => !any.some(({ slug }) => doubts.some((each) => each.slug === slug)))
    .flatMap((any) => any.slice(0, 1))
}

/** What has a section of its own, headed by its label, but no grade that could be read. */
function headedOnly(draft: Draft, framework: Framework, judgements: readonly Judgement[]): StrandJudgement[] {
  return judgementsOf(framework).filter(
    ({ slug, strand, label, printed }) =>
      !isMade({ slug, strand }, judgements) &&
      draft.sections.some(
        (section) =>
          section.strand === strand && [label, ...printed].some((each) => fold(each) === fold(section.title)),
      ),
  )
}

/** A sentence for each judgement that the report must make, or heads a section with, and whose grade could not be read. */
export function unreadGradeWarnings(
  draft: Draft,
  judgements: readonly Judgement[],
  spec: FrameworkSpec,
  from: string,
): string[] {
  const { framework } = spec
  const names = judgementsOf(framework)
  const doubts = doubted(draft, judgements)
  const missing = [
    ...doubts,
    ...overdue(spec, from, judgements, doubts),
    ...headedOnly(draft, framework, judgements),
  ]
  const labels = missing.map(({ slug, strand }) => {
    const name = names.find((each) => each.slug === slug && each.strand === strand)
    return `${name?.label ?? slug}${inStrand(strand)}`
  })
  return [
    ...[...new Set(labels)].map((label) => `${label}: no grade could be read.`),
    ...draft.unknown.map(
      ({ label, printed }) =>
        `${label}: graded '${printed.quote}', but no judgement of this framework is called so.`,
    ),
  ]
}

/** A sentence for each number that is missing, or is not the one due. */
export const numberingWarnings = ({ missing, stray }: Draft): string[] => [
  ...missing.map((number) => `Paragraph ${number} is missing from this copy.`),
  ...stray.map(({ number, due }) =>
    number < due
      ? `The number ${number} is printed a second time; that paragraph is a passage here.`
      : `The number ${number} is printed where ${due} is due; that paragraph is a passage here.`,
  ),
]
