import { join } from 'node:path'
import type { ParsedReport } from '../../src/ingest/parse/parse.js'
import { parseReportFile } from '../../src/ingest/readers/read-report.js'
import { emptyTally, judgeCopy, type Tally } from './copy-tally.js'
import { type Expected, expectedIn } from './expected.js'
import { hasPoppler, type TextForm, textForms } from './text-forms.js'

/** What a text yields: the report, or why there is none. */
async function read(text: Buffer): Promise<ParsedReport | string> {
  try {
    return (await parseReportFile('copy.txt', text)).report
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Makes one form of each report of a folder, and holds it against what the PDF should yield. */
async function tallyOf(form: TextForm, folder: string, { reports, grades }: Expected): Promise<Tally> {
  const tally = emptyTally()
  for (const { file = '', framework, paragraphs = '0' } of reports) {
    if (framework === 'not-a-pdf') continue
    const wanted = { paragraphs: Number(paragraphs), grades: grades.filter((row) => row.file === file) }
    const copy = await read(form.of(join(folder, file)))
    for (const fault of judgeCopy(tally, copy, wanted)) console.log(`${file} (${form.name})  ${fault}`)
  }
  return tally
}

/**
 * `npm run check:copies -- FOLDER`: makes six text forms of the PDFs of a folder with reports.csv and grades.csv, reads
 * each, and counts grades that are wrong or missing, and paragraphs that are lost without a warning. Ends with status 1
 * where a grade is wrong, one or more in fifty are missing, or a loss goes unsaid; 2 on wrong usage.
 */
async function check(folder: string | undefined): Promise<number> {
  if (!folder) {
    console.error('Which folder? npm run check:copies -- FOLDER, one with reports.csv, grades.csv and PDFs.')
    return 2
  }
  if (!hasPoppler()) {
    console.error('This needs pdftotext, which comes with poppler.')
    return 2
  }
  const expected = expectedIn(folder)
  const tallies: Record<string, Tally> = {}
  for (const form of textForms) tallies[form.name] = await tallyOf(form, folder, expected)
  console.table(tallies)
  const all = Object.values(tallies)
  const sum = (count: (tally: Tally) => number): number => all.reduce((total, each) => total + count(each), 0)
  const missing = sum((tally) => tally.missing) / sum((tally) => tally.grades)
  const unsaid = sum(({ wrong, missingUnsaid, shortUnsaid }) => wrong + missingUnsaid + shortUnsaid)
  console.log(`${(missing * 100).toFixed(1)} % of the grades are missing.`)
  return unsaid > 0 || missing >= 0.02 ? 1 : 0
}

process.exitCode = await check(process.argv[2])
