import type { Asked, CitationPlace } from '../../model/query.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { itemOf, subjectOfItem } from './pointed.js'
import { at, citationOf, ofReport, ordinalIn, type Place, type Previous, type Shown } from './shown.js'
import { sourceOf } from './source.js'

/** 'Where does it say so', 'page number?': where what was shown stands, each with its page. */

/** Places told of one answer. */
const MOST_PLACES = 10

/** Where each thing that was shown stands, or the one that is pointed at; its report where nothing was shown that stands anywhere. */
export function placesOfShown(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { councils } = read.slots.where
  // 'Where does it say firefighting' names words that may not have been shown.
  const said = subjectOfItem(read, understanding).filter(understanding.lexicon.isOfReports)
  if (councils.length === 0 && said.length > 0) return itemOf(read, previous, understanding)
  const all = shownAt(previous, understanding).filter(
    ({ where }) => councils.length === 0 || where.councils.some((slug) => councils.includes(slug)),
  )
  const ordinal = ordinalIn(read, understanding)
  const pointed = ordinal === null ? undefined : at(all, ordinal)
  const places = pointed ? [pointed] : all.slice(0, MOST_PLACES)
  return places.length === 0
    ? sourceOf(read, about, previous, understanding)
    : { intent: 'citation', places, isWhole: false, isOfPlace: true }
}

/** Where everything stands that an answer showed: its paragraphs, and what prints its grades. */
function shownAt({ query: { asked }, shown }: Previous, understanding: Understanding): CitationPlace[] {
  const { excerpts, recommendations } = shown
  const grades = gradesAt(shown, understanding)
  const [id = ''] = asked.intent === 'report' ? asked.where.reports : []
  const quoted = asked.intent === 'report' && asked.quoted ? [{ report: id, key: asked.quoted }] : []
  const distinct = new Map(
    // A page of grades shows how what must improve begins.
    [...excerpts, ...(grades.length > 0 ? [] : recommendations), ...quoted].map((place: Place) => [
      `${place.report} ${place.key}`,
      place,
    ]),
  )
  const paragraphs = [...distinct.values()].flatMap((place) => citationOf(place, understanding).places)
  return [...paragraphs, ...grades]
}

/** What prints the grades that were shown: 'Table of judgements'. */
function gradesAt({ grades }: Shown, { byId }: Understanding): CitationPlace[] {
  const places = grades.flatMap(({ report: id, judgement }) => {
    const report = byId(id)
    const made = report?.judgements.filter((one) => one.judgement === judgement) ?? []
    return made.flatMap(({ evidence: [first] }) =>
      report && first ? { where: ofReport(report), keys: [], heading: first.place } : [],
    )
  })
  return [
    ...new Map(places.map((place) => [`${place.where.reports.join()} ${place.heading}`, place])).values(),
  ]
}
