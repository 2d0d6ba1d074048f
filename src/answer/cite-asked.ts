import { holdsOthers } from '../command/resolve.js'
import type { World } from '../command/world.js'
import type { AskedFor, Where } from '../model/query.js'
import { excerptsOf, type Reply, recommendationsOf } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { yearOf } from '../model/year.js'
import { reportName } from '../quotation/citation.js'
import { choices, reply, words } from '../reply/build.js'
import { answerCite, answerPlace, citeMessage, noSuchPassage, passagesUnder, whichParagraph } from './cite.js'
import { type Scope, scopeOf } from './scope.js'

type PlaceAsked = AskedFor<'citation'>['places'][number]

/** Paragraphs as they are cited: by report and number, by heading and passage, or the place that prints a grade. */
export function answerCitation({ places }: AskedFor<'citation'>, world: World): Reply {
  const distinct = new Map(
    places.map((place) => [JSON.stringify([place.where.councils, place.keys, place.heading]), place]),
  )
  const replies = [...distinct.values()].map((place) => answerPlaceCited(place, world))
  const [first, ...others] = replies
  if (first === undefined) return reply('none', [words('No paragraph was named.')])
  if (others.length === 0) return first
  return {
    kind: first.kind,
    blocks: replies.flatMap(({ blocks }) => blocks.filter(({ block }) => block !== 'choices')),
    notes: [...new Set(replies.flatMap(({ notes }) => notes))],
  }
}

function answerPlaceCited(place: PlaceAsked, world: World): Reply {
  const { where, keys, heading } = place
  const scope = scopeOf(where, world)
  if (where.councils.length === 0 && where.reports.length === 0) return whichReport(keys, world)
  if (scope.strayYears.length > 0)
    return answerOtherYears(where, scope, world, (id) => `/cite ${id} ${keys.join(', ')}`)
  const [report, ...others] = scope.reports
  if (!report)
    return reply('none', [words('There is no such report here. /reports lists those that there are.')])
  if (heading === null && keys.length === 0) return whichParagraph(report)
  if (heading === null) return answerCite(report, keys, others, world)
  const number = keys[0]
  if (number === undefined)
    return (
      answerPlace(report, heading, world) ??
      reply('none', [words(`${reportName(report)} has no place called “${heading}”.`)])
    )
  const passages = passagesUnder(report, heading, Number(number))
  return passages.length > 0
    ? answerCite(report, passages, others, world)
    : noSuchPassage(report, heading, String(number))
}

/** Reports offered where a number alone is named. */
const MOST_REPORTS_OFFERED = 10

/** A number alone: any report may be meant. */
function whichReport(keys: PlaceAsked['keys'], { library }: World): Reply {
  const [key] = keys
  const having = key === undefined ? [] : library.havingParagraph(key)
  const named = keys.join(', ')
  if (having.length === 0) return reply('none', [words(`No report here has a paragraph ${named}.`)])
  const offered = having.slice(0, MOST_REPORTS_OFFERED).map((report) => ({
    label: `${reportName(report)} ¶${named}`,
    message: citeMessage(report, named),
  }))
  return reply('choices', [words(`Paragraph ${named} of which report?`), choices(offered)])
}

/** Reports offered in place of one that is not held. */
const MOST_YEARS_OFFERED = 5

/** No report is held of the years that were asked for: those that are. */
export function answerOtherYears(
  where: Where,
  scope: Scope,
  world: World,
  again: (id: string) => string = (id) => `/report ${id}`,
): Reply {
  const held = reportsHeld(scope, world)
  return holdsOthers(`${on(scope, held)} ${whenAsked(where)}`, held.slice(0, MOST_YEARS_OFFERED), again)
}

/**
 * An answer about one council, when a year was asked for of which no report is held. What a report prints about that
 * year is an answer; what is older than that year is none; the rest comes after a
 * sentence that there is none.
 */
export function ofOtherYear(answer: Reply, where: Where, scope: Scope, world: World): Reply {
  const { authorities, strayYears } = scope
  if (authorities.length !== 1 || strayYears.length === 0) return answer
  if (strayYears.every((year) => prints(answer, year))) return answer
  const held = reportsHeld(scope, world)
  if (held.every((report) => strayYears.every((year) => yearOf(report) < year)))
    return answerOtherYears(where, scope, world)
  const none = `There is no report${on(scope, held)} ${whenAsked(where)}.`
  const said = answer.kind === 'excerpts' ? `${none} What others say:` : none
  return { ...answer, blocks: [...words(said), ...answer.blocks] }
}

const reportsHeld = ({ authorities }: Scope, { library }: World): readonly Report[] =>
  authorities.length > 0 ? authorities.flatMap((slug) => library.ofAuthority(slug)) : library.reports

const on = ({ authorities }: Scope, [first]: readonly Report[]): string =>
  authorities.length === 1 && first ? ` on ${first.authority.name}` : ''

/** 'from 2013', 'since 2019', 'from 2014 to 2016' */
function whenAsked({ period: { years, from, to } }: Where): string {
  if (from !== null && to !== null) return `from ${from} to ${to}`
  if (from !== null) return `after ${from - 1}`
  return to === null ? `from ${years.join(' or ')}` : `before ${to + 1}`
}

/** Whether something that is quoted names a year, alone or at the end of a span: '2013/14'. */
function prints(answer: Reply, year: number): boolean {
  const quoted = [...excerptsOf(answer), ...recommendationsOf(answer)]
  const span = new RegExp(`\\b20\\d\\d[/–-]${String(year).slice(2)}\\b`)
  return quoted.some(({ text }) => text.includes(String(year)) || span.test(text))
}
