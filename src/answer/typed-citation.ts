import type { World } from '../command/world.js'
import type { Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { reportName } from '../quotation/citation.js'
import { type CitedPlace, citedIn, paragraphsAsked } from '../understand/citation.js'
import { understand } from '../understand/question.js'
import { reportsOf } from '../understand/year.js'
import { choices, reply, words } from './build.js'
import { answerCite, answerPlace, citeMessage, noSuchPassage, passagesUnder } from './cite.js'

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
  return cited ? answerCited(cited, world) : answerNamedPlace(short, world)
}

/** No citation is longer; a question may be. */
const LONGEST = 600

function answerCited(cited: CitedPlace, world: World): Reply | null {
  const question = understand(cited.rest, world)
  const [authority] = question.authorities.flatMap(({ values }) => values)
  if (question.beyond.length > 0) return null
  if (!authority) return whichReport(cited, world)
  const held = world.library.ofAuthority(authority.slug)
  const ofYears = question.years.flatMap((year) => reportsOf(held, year))
  const [newest, ...others] = ofYears.length > 0 ? ofYears : question.years.length > 0 ? [] : held
  if (!newest) return null
  const asked = keysOf(cited, newest)
  if (asked) return answerCite(newest, asked, others, world)
  return cited.heading === null ? null : noSuchPassage(newest, cited.heading, cited.paragraphs)
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
  const [report] = question.years.flatMap((year) =>
    reportsOf(world.library.ofAuthority(authority.slug), year),
  )
  return report ? answerPlace(report, match[2], world) : null
}
