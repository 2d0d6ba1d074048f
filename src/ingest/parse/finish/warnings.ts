import { isDisputed } from '../../../model/finding.js'
import type { Framework, Judgement, Strand } from '../../../model/report.js'
import { STRAND_IN_WORDS } from '../../../model/strand.js'
import { judgementsOf } from '../../../vocabulary/judgements.js'
import type { Layout } from '../layout/layout.js'
import { fold } from '../signs/fold.js'
import type { Draft } from '../walk/draft.js'

const inStrand = (strand: Strand | null): string => (strand === null ? '' : ` (${STRAND_IN_WORDS[strand]})`)

/** A sentence for each judgement whose evidence disagrees. */
export const disputes = (judgements: readonly Judgement[]): string[] =>
  judgements.filter(isDisputed).map(({ label, strand, evidence }) => {
    const said = evidence.map(
      (each) => `'${each.quote}' (${each.kind === 'heading' ? 'heading' : each.place})`,
    )
    return `${label}${inStrand(strand)}: the report prints different grades: ${[...new Set(said)].join(', ')}.`
  })

interface Named {
  readonly slug: string
  readonly strand: Strand | null
}

const isMade = ({ slug, strand }: Named, judgements: readonly Judgement[]): boolean =>
  judgements.some((each) => each.judgement === slug && each.strand === strand)

/** What a table names, but does not say beyond doubt which grade is its own. */
const doubted = ({ doubtful }: Draft, judgements: readonly Judgement[]): Named[] =>
  doubtful.map((slug): Named => ({ slug, strand: null })).filter((each) => !isMade(each, judgements))

/** What of a framework's judgements a report of this inspection must make, but did not in a way that could be read. */
function overdue(
  layout: Layout,
  from: string,
  judgements: readonly Judgement[],
  doubts: readonly Named[],
): Named[] {
  return layout.always
    .filter(({ until }) => until === undefined || from < until)
    .map(({ anyOf }) => anyOf.map((slug): Named => ({ slug, strand: null })))
    .filter((any) => !any.some((each) => isMade(each, judgements)))
    .filter((any) => !any.some(({ slug }) => doubts.some((each) => each.slug === slug)))
    .flatMap((any) => any.slice(0, 1))
}

/** What has a section of its own, headed by its label, but no grade that could be read. */
function headedOnly(draft: Draft, framework: Framework, judgements: readonly Judgement[]): Named[] {
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
export function unread(
  draft: Draft,
  judgements: readonly Judgement[],
  layout: Layout,
  from: string,
): string[] {
  const { framework } = layout
  const names = judgementsOf(framework)
  const doubts = doubted(draft, judgements)
  const missing = [
    ...doubts,
    ...overdue(layout, from, judgements, doubts),
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
export const numberFaults = ({ missing, stray }: Draft): string[] => [
  ...missing.map((number) => `Paragraph ${number} is missing from this copy.`),
  ...stray.map(({ number, due }) =>
    number < due
      ? `The number ${number} is printed a second time; that paragraph is a passage here.`
      : `The number ${number} is printed where ${due} is due; that paragraph is a passage here.`,
  ),
]
