import type { Paragraph, Recommendation, Report } from '../model/report.js'

/** What is looked for and found: a paragraph or passage, or a recommendation as a thing of its own. */
export interface Document {
  readonly report: Report
  readonly paragraph: Paragraph
  /** Null for the paragraph itself. */
  readonly recommendation: Recommendation | null
  /** The words that are looked through. */
  readonly text: string
  /** The headings that it stands under, from its section up. */
  readonly heading: string
}

/** Every paragraph of the reports. */
export const paragraphsOf = (reports: readonly Report[]): Document[] =>
  reports.flatMap((report) => {
    const titles = new Map(report.sections.map(({ key, title }) => [key, title]))
    const headings = new Map<string, string>()
    // Those that stand under the same heading share one.
    const headingOf = ({ section, locator }: Paragraph): string => {
      const distinct = new Set([locator, titles.get(section) ?? ''])
      const heading = [...distinct].filter((title) => title !== '').join(' · ')
      const known = headings.get(heading)
      if (known === undefined) headings.set(heading, heading)
      return known ?? heading
    }
    return report.paragraphs.map((paragraph) => ({
      report,
      paragraph,
      recommendation: null,
      text: paragraph.text,
      heading: headingOf(paragraph),
    }))
  })

/** Every recommendation of the reports, with the paragraph it stands in. */
export const recommendationsIn = (reports: readonly Report[]): Document[] =>
  reports.flatMap((report) => {
    const paragraphs = new Map(report.paragraphs.map((paragraph) => [paragraph.key, paragraph]))
    return report.recommendations.flatMap((recommendation) => {
      const paragraph = paragraphs.get(recommendation.key)
      const heading = `${recommendation.heading} ${recommendation.deadline ?? ''}`.trim()
      return paragraph ? [{ report, paragraph, recommendation, text: recommendation.text, heading }] : []
    })
  })
