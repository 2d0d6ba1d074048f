import type { World } from '../command/world.js'
import type { Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { reportName, sourceInFull } from '../quotation/citation.js'
import { wordsOf } from '../search/terms.js'
import { type CitedPlace, citedIn, paragraphsAsked } from '../understand/citation.js'
import { understand } from '../understand/question.js'
import { reportsOf } from '../understand/year.js'
import { choices, reply, words } from './build.js'
import { answerCite, answerPlace, citeMessage, noSuchPassage, passagesUnder } from './cite.js'
import { resolveReports } from './resolve.js'

/** The full form: `Ofsted, <inspection>: <authority>, published <date>, <place>`, as `fullCitation` prints it. */
const FULL =
  /^\s*Ofsted, .+?: (?<authority>[^:]+?), (?:published|inspected) .*?(?<year>20\d\d)\b.*?, (?:publication date not stated in this copy, )?(?<place>(?:paragraph \d+|.+, passage \d+).*)$/

/** A table is cited by the paragraph that it stands after. */
const AFTER = /\bfour-point scale after /

/** A full citation in its short form, that of a table as what it stands after; any other message as it is. */
function shortened(typed: string): string {
  const message = typed.replace(AFTER, '')
  const { authority, year, place } = message.match(FULL)?.groups ?? {}
  return authority && year && place
    ? `${authority} ${year}, ${place.replace(/, page \d+/, '').replace(/ \([^)]*\)$/, '')}`
    : message
}

/**
 * Answers a message that is a citation and nothing else, in any form that Pilcrow prints or people write; null for any
 * other message.
 */
export function answerTypedCitation(message: string, world: World): Reply | null {
  if (message.length > LONGEST) return null
  const short = shortened(message)
  const cited = citedIn(short)
  return cited ? answerCited(cited, citedInFull(message, world), world) : answerNamedPlace(short, world)
}

/** The report whose citation in full a message is. */
const citedInFull = (message: string, { library }: World): Report | undefined =>
  /^\s*Ofsted, /.test(message)
    ? library.reports.find((report) => message.trimStart().startsWith(`${sourceInFull(report)}, `))
    : undefined

const wordsIn = (text: string): string => wordsOf(text).join(' ')

/** Of some reports the one whose name a text is: 'Surrey August 2015' and 'Surrey 2015' are two; else the first. */
const calledBy = (text: string, reports: readonly Report[]): Report | undefined =>
  reports.find((report) => wordsIn(reportName(report)) === wordsIn(text)) ?? reports[0]

/** No citation is longer; a question may be. */
const LONGEST = 600

function answerCited(cited: CitedPlace, inFull: Report | undefined, world: World): Reply | null {
  const question = understand(cited.rest, world)
  const [authority] = question.authorities.flatMap(({ values }) => values)
  if (question.beyond.length > 0) return null
  if (!authority) return whichReport(cited, world)
  const held = world.library.ofAuthority(authority.slug)
  const ofYears = question.years.flatMap((year) => reportsOf(held, year))
  const meant = ofYears.length > 0 || question.years.length > 0 ? ofYears : held
  const report = inFull ?? calledBy(cited.rest, meant)
  if (!report) return ofNoSuchYear(authority.slug, question.years, cited, world)
  const asked = keysOf(cited, report)
  const others = meant.filter((other) => other !== report)
  if (asked) return answerCite(report, asked, others, world)
  return cited.heading === null ? null : noSuchPassage(report, cited.heading, cited.paragraphs)
}

/** A citation of a report that the library does not hold: those on the same council that it does. */
function ofNoSuchYear(slug: string, [year]: readonly number[], { paragraphs }: CitedPlace, world: World) {
  const again = (id: string) => `/cite ${id} ${paragraphs}`
  return (year !== undefined && resolveReports(slug, String(year), world, again).reply) || null
}

function keysOf({ heading, paragraphs }: CitedPlace, report: Report): (number | string)[] | null {
  if (heading === null) return paragraphsAsked(paragraphs)
  const keys = passagesUnder(report, heading, Number(paragraphs))
  return keys.length > 0 ? keys : null
}

/** A number alone: any report may be meant. */
function whichReport({ paragraphs }: CitedPlace, world: World): Reply {
  const asked = paragraphsAsked(paragraphs) ?? []
  const having = world.library.reports.filter((report) =>
    report.paragraphs.some(({ number }) => number === asked[0]),
  )
  if (having.length === 0)
    return reply('none', [words(`No report that I hold has a paragraph ${paragraphs}.`)])
  const offered = having.slice(0, 10).map((report) => ({
    label: `${reportName(report)} ¶${paragraphs}`,
    message: citeMessage(report, paragraphs.replace(/\s+/g, ' ')),
  }))
  return reply('choices', [words(`Paragraph ${paragraphs} of which report?`), choices(offered)])
}

/** `Northumberland 2012, Record of main findings` */
function answerNamedPlace(message: string, world: World): Reply | null {
  const match = message.match(/^(.+?\b20\d\d),\s*(.+?)\s*$/)
  if (!match?.[1] || !match[2]) return null
  const question = understand(match[1], world)
  const [authority] = question.authorities.flatMap(({ values }) => values)
  if (!authority || question.beyond.length > 0) return null
  const ofYears = question.years.flatMap((year) => reportsOf(world.library.ofAuthority(authority.slug), year))
  const report = calledBy(match[1], ofYears)
  return report ? answerPlace(report, match[2], world) : null
}
