import type { Paragraph, Recommendation, Report } from '../model/report.js'

/** What is looked for and found: a paragraph or passage, or a recommendation as a thing of its own. */
export interface Document {
  readonly report: Report
  readonly paragraph: Paragraph
  /** Null for the paragraph itself. */
  readonly recommendation: Recommendation | null
  /** The words that are looked through. */
  readonly text: string
}

/** Every paragraph of the reports. */
export const paragraphsOf = (reports: readonly Report[]): Document[] =>
  reports.flatMap((report) =>
    report.paragraphs.map((paragraph) => ({ report, paragraph, recommendation: null, text: paragraph.text })),
  )

/** Every recommendation of the reports, with the paragraph it stands in. */
export const recommendationsIn = (reports: readonly Report[]): Document[] =>
  reports.flatMap((report) => {
    const paragraphs = new Map(report.paragraphs.map((paragraph) => [paragraph.key, paragraph]))
    return report.recommendations.flatMap((recommendation) => {
      const paragraph = paragraphs.get(recommendation.key)
      return paragraph ? [{ report, paragraph, recommendation, text: recommendation.text }] : []
    })
  })

/** The headings that a document stands under, from its section up. */
export function headingOf({ report, paragraph, recommendation }: Document): string {
  if (recommendation) return `${recommendation.heading} ${recommendation.deadline ?? ''}`.trim()
  const section = report.sections.find(({ key }) => key === paragraph.section)
  const titles = new Set([paragraph.locator, section?.title ?? ''])
  return [...titles].filter((title) => title !== '').join(' · ')
}
