import type { AnswerContext } from '../command/command.js'
import type { AskedFor, CitationPlace } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { placeCitation, quotableAt, shortCitation } from '../quotation/quote.js'
import { choices, facts, reply, sources } from '../reply/build.js'

/** Where what was quoted stands: each paragraph or table by its citation in short, with its page; then the source of all. */

interface PlaceTold {
  readonly report: Report
  readonly citation: string
  readonly page: number | null
  /** The heading above it, where its citation does not have it. */
  readonly under: string | null
  /** What reads it whole; null for a table. */
  readonly message: string | null
}

export function answerPlaces({ places }: AskedFor<'citation'>, { library }: AnswerContext): Reply {
  const told = places.flatMap((place) => placesTold(place, library.byId(place.where.reports[0] ?? '')))
  return reply('report', [
    facts(Object.fromEntries(told.map((one) => [one.citation, whereItStands(one)]))),
    sources(told.map(({ report }) => report)),
    choices(
      told
        .slice(0, MOST_OFFERED)
        .flatMap(({ citation, message }) => (message === null ? [] : [{ label: citation, message }])),
    ),
  ])
}

/** Paragraphs offered to be read whole. */
const MOST_OFFERED = 5

function placesTold({ keys, heading }: CitationPlace, report: Report | undefined): PlaceTold[] {
  if (!report) return []
  if (heading !== null && keys.length === 0) {
    const evidence = report.judgements.flatMap((one) => one.evidence).find(({ place }) => place === heading)
    const citation = placeCitation(report, heading)
    return [{ report, citation, page: evidence?.page ?? null, under: null, message: null }]
  }
  return keys.flatMap((key) => {
    const paragraph = quotableAt(report, String(key))
    if (!paragraph) return []
    const { page, locator, number } = paragraph
    const under = number === null ? null : locator
    return [
      {
        report,
        citation: shortCitation(report, paragraph),
        page,
        under,
        message: `/cite ${report.id} ${paragraph.key}`,
      },
    ]
  })
}

/** `page 7, under ‘Care leavers’`; a text has no pages. */
const whereItStands = ({ page, under }: PlaceTold): string =>
  [
    ...(page === null ? [] : [`page ${page}`]),
    ...(under === null ? [] : [`under ‘${under}’`]),
    ...(page === null ? ['this copy has no pages'] : []),
  ].join(', ')
