import type { ParsedReport } from '../../src/ingest/parse/parse.js'
import { judgementsOf } from '../../src/vocabulary/judgements.js'
import type { Row } from './expected.js'

/** What the copies of one form got wrong, or lost. */
export interface Tally {
  copies: number
  grades: number
  wrong: number
  missing: number
  /** Of the missing ones, those of which no warning names the judgement. */
  missingUnsaid: number
  /** Copies that yield fewer numbered paragraphs than the report has. */
  short: number
  /** Of these, those of which no warning speaks. */
  shortUnsaid: number
}

export const emptyTally = (): Tally => ({
  copies: 0,
  grades: 0,
  wrong: 0,
  missing: 0,
  missingUnsaid: 0,
  short: 0,
  shortUnsaid: 0,
})

/** What the report should yield; each row of `grades` is a judgement and its grade. */
export interface Wanted {
  readonly paragraphs: number
  readonly grades: readonly Row[]
}

/** The grades of each judgement in order; a judgement of two strands has two. */
function gradesBySlug(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [slug, grade] of pairs) found.set(slug, [...(found.get(slug) ?? []), grade].sort())
  return found
}

const warnsOf = ({ framework, warnings }: ParsedReport, slug: string): boolean =>
  judgementsOf(framework)
    .filter((each) => each.slug === slug)
    .some(({ label, printed }) =>
      [label, ...printed].some((name) => warnings.some((said) => said.startsWith(name))),
    )

function judgeGrades(tally: Tally, copy: ParsedReport | null, wanted: Wanted): string[] {
  const given = (copy?.judgements ?? []).flatMap(({ judgement, grade }): [string, string][] =>
    grade === null ? [] : [[judgement, grade]],
  )
  const got = gradesBySlug(given)
  const due = gradesBySlug(wanted.grades.map(({ judgement = '', grade = '' }) => [judgement, grade]))
  tally.grades += wanted.grades.length
  return [...new Set([...due.keys(), ...got.keys()])].flatMap((slug) => {
    const [right, own] = [due.get(slug) ?? [], got.get(slug) ?? []]
    const wrong = own.filter((grade, at) => grade !== right[at])
    const missing = Math.max(0, right.length - own.length)
    const unsaid = missing > 0 && copy !== null && !warnsOf(copy, slug)
    tally.wrong += wrong.length
    tally.missing += missing
    tally.missingUnsaid += unsaid ? missing : 0
    if (wrong.length === 0 && missing === 0) return []
    return [
      `${slug}: ${own.join(', ') || 'none'}, wanted ${right.join(', ') || 'none'}${unsaid ? '; unsaid' : ''}`,
    ]
  })
}

function judgeParagraphs(tally: Tally, copy: ParsedReport | null, { paragraphs }: Wanted): string[] {
  const numbered = copy?.paragraphs.filter(({ number }) => number !== null).length ?? 0
  if (numbered === paragraphs) return []
  const said = copy === null || copy.damage !== null || copy.warnings.some((each) => /paragraph/i.test(each))
  if (numbered < paragraphs) {
    tally.short += 1
    tally.shortUnsaid += said ? 0 : 1
  }
  return [`${numbered} of ${paragraphs} paragraphs${said ? '' : '; unsaid'}`]
}

/** Adds a copy, or the sentence that refuses it, to the tally of its form; gives a line for each thing that is not as it should be. */
export function judgeCopy(tally: Tally, copy: ParsedReport | string, wanted: Wanted): string[] {
  tally.copies += 1
  const [report, refused] = typeof copy === 'string' ? [null, [`refused: ${copy}`]] : [copy, []]
  return [...refused, ...judgeGrades(tally, report, wanted), ...judgeParagraphs(tally, report, wanted)]
}
