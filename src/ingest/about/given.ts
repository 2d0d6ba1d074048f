import type { Report } from '../../model/report.js'
import type { Given } from '../store/extract.js'
import type { AboutRow } from './rows.js'

type Dated = Pick<Report, 'published' | 'publishedSource' | 'url'>

/** What was given with the file of a report that is held. */
export function givenOf(report: Dated | undefined): Given {
  const source = report?.publishedSource
  const isGiven = source === 'given' || source === 'ofsted'
  return {
    published: isGiven ? (report?.published ?? null) : null,
    publishedSource: isGiven ? source : 'given',
    url: report?.url ?? null,
  }
}

/**
 * What is given now: what the row says, and where it says nothing, what was given before. A date that Ofsted has stated
 * stays Ofsted's when somebody else gives the same.
 */
export function givenNow(row: AboutRow | undefined, before: Dated | undefined): Given {
  const { published, publishedSource, url } = givenOf(before)
  const isNew = row?.published !== undefined && row.published !== published
  return {
    published: row?.published === undefined ? published : row.published,
    publishedSource: isNew || row?.publishedSource === 'ofsted' ? row.publishedSource : publishedSource,
    url: row?.url === undefined ? url : row.url,
  }
}

/** A report with what is given now; a date that it prints itself stays. */
export function withGiven<T extends Dated>(report: T, { published, publishedSource, url }: Given): T {
  if (report.publishedSource === 'printed') return { ...report, url }
  return { ...report, published, publishedSource: published === null ? null : publishedSource, url }
}

/** Whether a row says of a report what the report has already. */
export const saysTheSame = (row: AboutRow, report: Dated): boolean => {
  const { published, publishedSource, url } = withGiven(report, givenNow(row, report))
  return published === report.published && publishedSource === report.publishedSource && url === report.url
}
