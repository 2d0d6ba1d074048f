import { distinctBy } from '../../collections/collections.js'
import {
  type Asked,
  type AskedFor,
  type CitationPlace,
  EVERYWHERE,
  isPeriodNamed,
} from '../../model/query.js'
import { isSendReport } from '../../model/report.js'
import { namesSend } from '../entities/grades.js'
import { asCouncilList } from '../over-councils/councils.js'
import { unclear } from '../passages.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'
import { inPlace } from './in-place.js'
import { mergedWhere } from './place-and-conditions.js'
import { itemOf, subjectOfItem } from './pointed.js'
import {
  askedBefore,
  at,
  ofReport,
  ordinalIn,
  type Previous,
  placesCited,
  reportAt,
  reportsShown,
  type Shown,
  whereOf,
} from './shown.js'
import { subjectAfter } from './survival.js'

/** Where what was shown is from: its report, its paragraph, who led the inspection and which others they led. */

/** Who wrote it, when, where it stands: the front page of the report that was shown in that place. */
export function sourceOf(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  // What is quoted beside a definition is an example, and nobody's source.
  if (askedBefore(previous).intent === 'definition') return inPlace(read, about, previous, understanding)
  const { asked: last } = previous.query
  const isOfReports = last.intent === 'report' || last.intent === 'library'
  const listed = isOfReports ? at(last.where.reports, ordinalIn(read, understanding) ?? 1) : undefined
  const pointed = understanding.byId(listed ?? '')
  const report = reportAt(previous.shown, ordinalIn(read, understanding), understanding) ?? pointed
  const before = report ? ofReport(report) : whereOf(askedBefore(previous))
  const { where: now } = read.slots
  // 'Is that from the newest report' asks which one was shown.
  const isWhether = read.slots.answer === 'yes-no' && now.period.order === 'latest'
  const isOfAnother = now.councils.length > 0 || (isPeriodNamed(now.period) && !isWhether)
  const isOfSend = now.framework === 'SEND' || read.entities.judged.all.some(namesSend)
  const merged = isOfAnother ? mergedWhere(before, now) : before
  // 'I want the SEND report': the council's other inspection.
  const where = isOfSend ? { ...merged, reports: [], framework: 'SEND' as const } : merged
  // 'Where do you get it from', after what Pilcrow is.
  const isOfPilcrow = reportsShown(previous.shown).length === 0 && askedBefore(previous).intent === 'aside'
  if (where.councils.length === 0 && isOfPilcrow) return inPlace(read, about, previous, understanding)
  if (where.councils.length === 0) return unclear('no-item', '', where)
  const ofEach = eachOf(read, where.councils, previous, understanding)
  if (ofEach.length > 1)
    return { intent: 'report', where: { ...where, reports: ofEach }, part: 'front-page', instead: null }
  const isOfFile = read.entities.tokens.some(({ word }) => FILES.has(word))
  const part = read.slots.part === 'link' && isOfFile ? 'link' : 'front-page'
  const quoted = at(previous.shown.excerpts, ordinalIn(read, understanding) ?? 1)
  const isOfQuoted = quoted !== undefined && where.reports.length === 1 && quoted.report === where.reports[0]
  // 'Which page', after 'says who'
  const quotedStill = last.intent === 'report' && !isOfAnother ? last.quoted : undefined
  const key = isOfQuoted ? quoted.key : quotedStill
  return { intent: 'report', where, part, instead: null, ...(key === undefined ? {} : { quoted: key }) }
}

/** 'Who led each', 'all of them': the inspections of the one council that was shown, or those of every council that was. */
function eachOf(
  { entities: { tokens } }: ReadMessage,
  [council = '', ...others]: readonly string[],
  { shown }: Previous,
  { byId, ofCouncil }: Understanding,
): string[] {
  if (!tokens.some(({ word }) => OF_EACH_SHOWN.has(word))) return []
  const ids = reportsShown(shown)
  const quoted = ids.flatMap((id) => byId(id) ?? [])
  const isOfOne = others.length === 0 && quoted.every(({ authority }) => authority.slug === council)
  if (!isOfOne) return ids
  const kinds = new Set(quoted.map(isSendReport))
  return ofCouncil(council).flatMap((one) => (kinds.size === 0 || kinds.has(isSendReport(one)) ? one.id : []))
}

const OF_EACH_SHOWN = new Set(['each', 'every', 'all', 'both', 'everyone', 'respectively'])

/** Words for the file of a report, and where it is to be had; 'what page is that' asks for neither. */
const FILES = new Set([
  'link',
  'links',
  'pdf',
  'url',
  'file',
  'download',
  'website',
  'site',
  'online',
  'copy',
  'web',
])

/** What asks of an inspector asks which inspections were theirs. */
const OF_INSPECTIONS: ReadonlySet<string> = new Set([
  'next-inspection',
  'library',
  'councils',
  'report',
  'history',
])

/** 'What else has she inspected', after who led an inspection was told: the others that the same person led. */
export function inspectedBySame(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const { asked: before } = previous.query
  const { intention, entities } = read
  const named = leadNamed(read, previous, understanding)
  if (named) return ledBy(named)
  // 'Has he done others'
  const isOfLead =
    before.intent === 'report' && before.part === 'front-page' && entities.tokens.length <= FEW_ON_SOURCE
  const isOfPerson = understanding.recogniser.names.in('that-inspector', entities.tokens).length > 0
  // 'What did he say about early help' asks of the report.
  if (subjectAfter(read, previous, understanding).label === 'new') return null
  if (before.intent !== 'report' || !isOfPerson || !(OF_INSPECTIONS.has(intention.intent) || isOfLead))
    return null
  const [id] = before.where.reports
  const [council] = before.where.councils
  const report = understanding.byId(id ?? '') ?? understanding.ofCouncil(council ?? '')[0]
  return report?.leadInspector ? ledBy(report.leadInspector) : null
}

const FEW_ON_SOURCE = 7

const ledBy = (inspector: string): AskedFor<'councils'> =>
  asCouncilList({ where: { ...EVERYWHERE, inspector }, having: [], movement: null, judgement: null })

/** 'Did Metcalfe lead any elsewhere': a lead inspector of the council that the conversation is about, by the last name alone. */
function leadNamed(
  { entities: { tokens, councils, inspectors } }: ReadMessage,
  previous: Previous,
  { ofCouncil }: Understanding,
): string | undefined {
  if (inspectors.length + councils.length > 0 || !tokens.some(({ word }) => WORDS_OF_LEADING.has(word)))
    return undefined
  const { asked } = previous.query
  const leads = [...whereOf(asked).councils, ...whereOf(askedBefore(previous)).councils]
    .flatMap((slug) => ofCouncil(slug))
    .flatMap(({ leadInspector }) => leadInspector ?? [])
  return leads.find((name) => {
    const last = name.split(' ').at(-1)?.toLowerCase() ?? ''
    return last.length >= SHORTEST_NAME && tokens.some(({ word }) => word === last)
  })
}

const SHORTEST_NAME = 4
const WORDS_OF_LEADING = new Set([
  'lead',
  'led',
  'leads',
  'inspect',
  'inspected',
  'wrote',
  'write',
  'did',
  'done',
  'inspections',
])

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
  // A page of grades shows how what must improve begins.
  const paragraphs = [...excerpts, ...(grades.length > 0 ? [] : recommendations), ...quoted]
  return [...placesCited(paragraphs, understanding), ...grades]
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
  return distinctBy(places, ({ where, heading }) => `${where.reports.join()} ${heading}`)
}
