import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Grade, Report } from '../../src/model/report.js'
import { reportOfExtract } from '../../src/model/year.js'
import { packageData } from '../../src/vocabulary/data.js'

/** A bundled report, by its id. */
export const bundledReport = (id: string): Report =>
  reportOfExtract(JSON.parse(readFileSync(join(packageData(), 'extracts', `${id}.json`), 'utf8')))

/**
 * What the next inspection might say: a report as it stands, of a later year, with other grades for some of its judgements.
 * Its words are those of the report before, which does not matter to anybody who asks what has changed.
 */
export function laterReport(
  report: Report,
  year: number,
  grades: Readonly<Record<string, Grade>> = {},
): Report {
  const judgements = report.judgements.map((judgement) => {
    const grade = grades[judgement.judgement] ?? judgement.grade
    return { ...judgement, grade }
  })
  return reportOfExtract({
    ...report,
    id: `${report.authority.slug}-${year}`,
    inspected: { from: `${year}-06-01`, to: `${year}-06-12` },
    published: `${year}-07-20`,
    publishedSource: 'given',
    url: `https://files.ofsted.gov.uk/v1/file/${year}`,
    judgements,
  })
}
