import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Parsed } from '../../src/ingest/parse/parse.js'
import { readSource } from '../../src/ingest/source.js'
import { judgementsOf } from '../../src/vocabulary/judgements.js'
import { type Expected, expectedIn } from './expected.js'
import { hasPoppler, textForms } from './text-forms.js'

/** What the text copies of one form lost, or got wrong. */
interface Tally {
  copies: number
  grades: number
  wrong: number
  missing: number
  /** Of the missing ones, those of which no warning names the judgement. */
  unsaid: number
  /** Copies that yield fewer numbered paragraphs than the report has. */
  short: number
  /** Of these, those that no warning speaks of. */
  unwarned: number
}

const emptyTally = (): Tally => ({
  copies: 0,
  grades: 0,
  wrong: 0,
  missing: 0,
  unsaid: 0,
  short: 0,
  unwarned: 0,
})

const gradeOf = (row: { strand?: string | null; grade: string | null }): string => row.grade ?? 'disputed'

/** Grades of one judgement that two halves of a report both make are compared as a pair. */
function byJudgement<T extends { judgement: string; grade: string | null }>(
  rows: readonly T[],
): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const row of rows) found.set(row.judgement, [...(found.get(row.judgement) ?? []), gradeOf(row)])
  return found
}

const labelsOf = (report: Parsed, slug: string): string[] =>
  judgementsOf(report.framework).flatMap((each) => (each.slug === slug ? [each.label, ...each.printed] : []))

const names = (warning: string, report: Parsed, slug: string): boolean =>
  labelsOf(report, slug).some((label) => warning.startsWith(label))

const aboutParagraphs = /paragraph|numbers/i

/** Adds one copy to its form's tally; gives a sentence for each thing that is not as it should be. */
function judge(
  tally: Tally,
  report: Parsed | null,
  error: string,
  paragraphs: number,
  rows: readonly { judgement?: string; grade?: string }[],
): string[] {
  const said: string[] = []
  const expected = byJudgement(rows.map(({ judgement = '', grade = '' }) => ({ judgement, grade })))
  const got = byJudgement(report?.judgements ?? [])
  tally.copies += 1
  for (const [slug, grades] of expected) {
    const found = got.get(slug) ?? []
    for (const [at, grade] of [...grades].sort().entries()) {
      tally.grades += 1
      const here = [...found].sort()[at]
      const warned = report === null || report.warnings.some((warning) => names(warning, report, slug))
      if (here === grade) continue
      if (here === undefined || here === 'disputed') {
        tally.missing += 1
        if (!warned) tally.unsaid += 1
        said.push(`${slug}: ${here ?? 'no grade'}, wanted ${grade}${warned ? '' : ', and no warning'}`)
      } else {
        tally.wrong += 1
        said.push(`${slug}: ${here}, wanted ${grade}`)
      }
    }
  }
  for (const [slug, grades] of got) {
    if (grades.length <= (expected.get(slug)?.length ?? 0)) continue
    tally.wrong += 1
    said.push(`${slug}: ${grades.join(', ')}, wanted none`)
  }
  const numbered = report?.paragraphs.filter(({ number }) => number !== null).length ?? 0
  if (numbered < paragraphs) {
    const warned = report === null || report.warnings.some((warning) => aboutParagraphs.test(warning))
    tally.short += 1
    if (!warned) tally.unwarned += 1
    said.push(`${numbered} of ${paragraphs} paragraphs${warned ? '' : ', and no warning'}`)
  } else if (numbered > paragraphs) said.push(`${numbered} paragraphs, wanted ${paragraphs}`)
  if (report === null) said.unshift(`fails: ${error}`)
  return said
}

async function tallyOf(form: (typeof textForms)[number], folder: string, { reports, grades }: Expected) {
  const tally = emptyTally()
  for (const { file = '', framework, paragraphs = '0' } of reports) {
    if (framework === 'not-a-pdf') continue
    const text = form.of(join(folder, file))
    if (process.env.KEEP) writeFileSync(join(process.env.KEEP, `${file}.${form.name}.txt`), text)
    const read = await readSource('copy.txt', text).catch((error: Error) => error)
    const [report, error] = read instanceof Error ? [null, read.message] : [read.report, '']
    const rows = grades.filter((row) => row.file === file)
    for (const line of judge(tally, report, error, Number(paragraphs), rows))
      console.log(`${file} (${form.name})  ${line}`)
  }
  return tally
}
const only = process.argv[3]
if (!hasPoppler()) {
  console.error('poppler')
  process.exit(2)
}
const folder = process.argv[2] ?? ''
const expected = expectedIn(folder)
for (const form of textForms) {
  if (only && form.name !== only) continue
  console.log(form.name, JSON.stringify(await tallyOf(form, folder, expected)))
}
