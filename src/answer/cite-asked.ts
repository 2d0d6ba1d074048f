import type { World } from '../command/world.js'
import type { AskedFor } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import { reportName } from '../quotation/citation.js'
import { choices, reply, words } from '../reply/build.js'
import { answerCite, answerPlace, citeMessage, noSuchPassage, passagesUnder, whichParagraph } from './cite.js'
import { answerOtherYears } from './other-year.js'
import { scopeOf } from './scope.js'

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
