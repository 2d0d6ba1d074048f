import type { Asked, AskedFor, Period, Query, Where } from '../model/query.js'
import { EVERYWHERE } from '../model/query.js'
import type { Report } from '../model/report.js'
import { askedAs, askedBy, judgementOf, type ReadMessage, type Understanding, unclear } from './asked.js'
import { subjectWithout } from './carriers.js'
import { paragraphsAsked } from './citation.js'
import { sharesOf } from './classify/classifier.js'
import { subjectFeaturesOf } from './classify/features.js'
import { conditionsIn } from './over-councils.js'

/** A message after an answer: what it names takes the place of what was asked before, the rest is carried over. */

/** What an answer showed, in its order. */
export interface Shown {
  readonly excerpts: readonly Place[]
  readonly recommendations: readonly Place[]
  readonly grades: readonly { readonly report: string; readonly judgement: string }[]
}

interface Place {
  readonly report: string
  readonly key: string
}

/** The answer that a message follows: how its question was understood, and what it showed. */
export interface Previous {
  readonly query: Query
  readonly shown: Shown
}

/** Ids of the reports that an answer was made of, in its order. */
export const reportsShown = ({ excerpts, recommendations, grades }: Shown): string[] => [
  ...new Set([...excerpts, ...recommendations, ...grades].map(({ report }) => report)),
]

/** Councils that a conversation keeps in mind. */
const MOST_SPOKEN_OF = 10

/** The councils that a query is about, then those spoken of before. */
export function spokenOf(asked: Asked, previous: Previous | undefined): string[] {
  const before = previous ? [...whereOf(previous.query.asked).councils, ...previous.query.spokenOf] : []
  const now = new Set(whereOf(asked).councils)
  return [...new Set(before)].filter((slug) => !now.has(slug)).slice(0, MOST_SPOKEN_OF)
}

export const whereOf = (asked: Asked): Where =>
  asked.intent === 'citation' ? (asked.places[0]?.where ?? EVERYWHERE) : asked.where

/** How a message follows the answer before it: `new` where it asks something by itself. */
export function followUpOf({ entities }: ReadMessage, { models, lexicon }: Understanding): string {
  return sharesOf(models['follow-up'], subjectFeaturesOf(entities, lexicon))[0]?.label ?? 'new'
}

/** What only follows an answer, and asks nothing by itself. */
const FOLLOWING: ReadonlySet<string> = new Set(['more', 'item', 'reaction', 'compare-them', 'why', 'source'])

/** So sure, and in so few words, something follows an answer where there is none. */
const SURE = 0.8
const FEW_WORDS = 4

/** A message that follows nothing; one that can only follow an answer ('the second one', 'yes') is told so. */
export function askedFirst(read: ReadMessage, understanding: Understanding): Asked {
  const { entities, slots } = read
  const [best] = sharesOf(
    understanding.models['follow-up'],
    subjectFeaturesOf(entities, understanding.lexicon),
  )
  const isShort = entities.tokens.length > 0 && entities.tokens.length <= FEW_WORDS
  const names =
    entities.councils.length +
    entities.judged.judgements.length +
    entities.grades.length +
    entities.elsewhere.length
  const follows = best !== undefined && best.share >= SURE && FOLLOWING.has(best.label)
  if (isShort && follows && names === 0 && read.citations.length === 0)
    return unclear('nothing-before', entities.message.slice(0, 60), slots.where)
  return askedBy(read, understanding)
}

export function askedAfter(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  // A cry for help is heard before all else, whatever it follows.
  if (read.intention.intent === 'danger') return askedBy(read, understanding)
  const kind = followUpOf(read, understanding)
  const { asked: before } = previous.query
  const { intent } = read.intention
  if (read.citations.length > 0 && read.entities.councils.length === 0)
    return citedOf(read, previous, understanding)
  switch (kind) {
    case 'more':
      return moreOf(previous.query.asked)
    case 'item':
      return itemOf(read, previous, understanding)
    case 'narrow':
    case 'again':
      return mergedWith(read, previous, understanding, kind)
    case 'compare-them':
      return comparisonOf(read, previous)
    case 'source':
      return reportOf(previous, understanding, (report) => ({
        intent: 'report',
        where: { ...EVERYWHERE, councils: [report.authority.slug], reports: [report.id] },
        part: read.slots.part === 'link' ? 'link' : 'front-page',
        instead: null,
      }))
    case 'other-inspection':
      return otherInspection(read, previous, understanding)
    case 'why':
      return reasonsOf(read, previous, understanding)
    case 'closer':
      // 'By when?' and 'how many is that?' ask more closely what the answer tells already.
      return before
    case 'reaction':
      if (intent === 'thanks' || intent === 'greeting')
        return { intent: 'aside', aside: intent, where: read.slots.where }
      return { intent: 'aside', aside: 'reaction', where: read.slots.where }
    default:
      return inPlace(read, askedBy(read, understanding), previous, understanding)
  }
}

/** The next page of what is paged; the whole of the rest where nothing is. */
function moreOf(asked: Asked): Asked {
  if ('page' in asked) return { ...asked, page: asked.page + 1 }
  return asked.intent === 'aside' ? asked : unclear('no-item', 'more', whereOf(asked))
}

/** The paragraph or report in a place of what was shown; the first where none is named. */
function itemOf(read: ReadMessage, { query, shown }: Previous, { recogniser, byId }: Understanding): Asked {
  const [ordinal] = recogniser.names.in('ordinal', read.entities.tokens)
  const bare = read.entities.tokens.find(({ word }) => /^\d{1,2}$/.test(word))
  const place = Number(ordinal?.value[0] ?? bare?.word ?? 1)
  const places = [...shown.excerpts, ...shown.recommendations]
  const chosen = places.at(place > 0 ? place - 1 : place)
  if (chosen) return citation(chosen, byId(chosen.report))
  const reports = reportsShown(shown)
  const report = byId(reports.at(place > 0 ? place - 1 : place) ?? '')
  if (report)
    return {
      intent: 'report',
      where: { ...EVERYWHERE, councils: [report.authority.slug], reports: [report.id] },
      part: 'whole',
      instead: null,
    }
  return unclear('no-item', read.entities.message.slice(0, 60), whereOf(query.asked))
}

const citation = ({ report, key }: Place, held: Report | undefined): AskedFor<'citation'> => ({
  intent: 'citation',
  places: [
    {
      where: { ...EVERYWHERE, councils: held ? [held.authority.slug] : [], reports: [report] },
      keys: [/^\d+$/.test(key) ? Number(key) : key],
      heading: null,
    },
  ],
  isWhole: true,
})

/** 'paragraph 12' after an answer is of the report that it showed first, or of the council that it was about. */
function citedOf(read: ReadMessage, { query, shown }: Previous, { byId }: Understanding): Asked {
  const { citations, slots } = read
  const before = whereOf(query.asked)
  const report = byId(reportsShown(shown)[0] ?? '')
  const where: Where =
    slots.where.period.years.length > 0 || !report
      ? { ...before, reports: [], period: slots.where.period }
      : { ...EVERYWHERE, councils: [report.authority.slug], reports: [report.id] }
  const keys = citations.flatMap(({ paragraphs }) => paragraphsAsked(paragraphs) ?? [])
  return { intent: 'citation', places: [{ where, keys, heading: null }], isWhole: true }
}

const isPeriodNamed = ({ years, from, to, order }: Period): boolean =>
  years.length > 0 || from !== null || to !== null || order !== null

/** What is named now, in the place of what was named before. */
function mergedWhere(before: Where, now: Where): Where {
  const isPlaceNamed = now.councils.length > 0 || now.regions.length > 0 || now.kinds.length > 0
  return {
    councils: now.councils.length > 0 ? now.councils : isPlaceNamed ? [] : before.councils,
    reports: isPlaceNamed || isPeriodNamed(now.period) ? [] : before.reports,
    regions: now.regions.length > 0 ? now.regions : now.councils.length > 0 ? [] : before.regions,
    kinds: now.kinds.length > 0 ? now.kinds : now.councils.length > 0 ? [] : before.kinds,
    neighboursOf: now.neighboursOf ?? (isPlaceNamed ? null : before.neighboursOf),
    period: isPeriodNamed(now.period)
      ? now.period
      : now.councils.length > 0
        ? { ...now.period }
        : before.period,
    framework: now.framework ?? before.framework,
    inspector: now.inspector ?? before.inspector,
  }
}

/** 'and in 2022?', 'what about leeds', 'only the inadequate ones', 'which of those are in the north west' */
function mergedWith(
  read: ReadMessage,
  { query, shown }: Previous,
  understanding: Understanding,
  kind: 'narrow' | 'again',
): Asked {
  const before = query.asked
  const { entities, slots } = read
  const { subject, hasContent } = subjectWithout(
    entities,
    [kind, 'councils'],
    understanding.carriers,
    understanding.vocabulary.stopWords,
  )
  const judgement = judgementOf(entities)
  const isJudgementAll = judgement !== null && hasOnlyJudgement(read, subject, understanding)
  const where = mergedWhere(whereOf(before), slots.where)
  const named = conditionsIn(entities)
  const isOverCouncils =
    ['councils', 'figures'].includes(read.intention.intent) && slots.where.councils.length === 0
  if (isOverCouncils && !['councils', 'figures', 'judgements'].includes(before.intent) && named.length > 0)
    return askedBy(read, understanding)
  switch (before.intent) {
    case 'grade':
    case 'history':
    case 'comparison':
    case 'reasons':
      if (hasContent && !isJudgementAll) return inWhere(askedAs('passages', read, understanding), where)
      if (kind === 'narrow' && before.intent === 'grade' && where.councils.length === 0)
        return inWhere(askedBy(read, understanding), where)
      // A council that is named after a comparison is set beside the others.
      if (before.intent === 'comparison' && slots.where.councils.length > 0)
        where.councils = [...new Set([...before.where.councils, ...slots.where.councils])].slice(
          0,
          MOST_SPOKEN_OF,
        )
      return { ...before, where, judgement: judgement ?? before.judgement }
    case 'councils':
    case 'figures':
      return {
        ...before,
        where,
        having: named.length > 0 ? [...(kind === 'narrow' ? before.having : []), ...named] : before.having,
        judgement: judgement ?? before.judgement,
        ...('page' in before ? { page: 0 } : {}),
      } as Asked
    case 'passages':
    case 'mentions':
    case 'recommendations': {
      const isNewSubject = hasContent && kind === 'again'
      return {
        ...before,
        where,
        having: named.length > 0 ? named.map((one) => ({ ...one, judgement: null })) : before.having,
        ...(isNewSubject ? { subject } : {}),
        ...(before.intent === 'passages'
          ? { judgement: isNewSubject ? (isJudgementAll ? judgement : null) : before.judgement }
          : {}),
        page: 0,
      } as Asked
    }
    case 'report':
      if (judgement) return { intent: 'grade', where, judgement, grades: [] }
      if (hasContent) return inWhere(askedBy(read, understanding), where)
      return { ...before, where }
    case 'citation': {
      const [council] = reportsShown(shown).map((id) => understanding.byId(id)?.authority.slug ?? '')
      const kept = where.councils.length > 0 ? where : { ...where, councils: council ? [council] : [] }
      return inWhere(askedBy(read, understanding), { ...kept, reports: [] })
    }
    case 'definition':
      return { ...askedAs('definition', read, understanding), where: before.where } as Asked
    default:
      return inWhere(askedBy(read, understanding), where)
  }
}

function hasOnlyJudgement(
  { entities }: ReadMessage,
  subject: string,
  { vocabulary }: Understanding,
): boolean {
  const named = new Set([...entities.judged.words].map((at) => entities.tokens[at]?.word))
  return subject.split(' ').every((word) => vocabulary.stopWords.has(word) || named.has(word))
}

const inWhere = (asked: Asked, where: Where): Asked =>
  asked.intent === 'citation' || asked.intent === 'unclear' ? asked : ({ ...asked, where } as Asked)

/** Intents that are about one council, or a few: a question that names none keeps those of the conversation. */
const ABOUT_COUNCILS: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'history',
  'report',
  'passages',
  'recommendations',
  'reasons',
])

/** A question about a word after an answer asks what the reports say of it, unless it surely asks what it means. */
const DEFINING = 0.6

/** 'Virtual school': a term and no word that asks anything of it; 'and' may join it to the answer before. */
const isBareTerm = ({ entities }: ReadMessage, { vocabulary }: Understanding): boolean =>
  entities.tokens.every(({ word }) => word === 'and' || !vocabulary.stopWords.has(word))

/** A question that stands by itself, where the conversation is: of the council that it was about until another is named. */
function inPlace(read: ReadMessage, first: Asked, previous: Previous, understanding: Understanding): Asked {
  const { query, shown } = previous
  const isAboutWord =
    first.intent === 'definition' &&
    first.grades === null &&
    (isBareTerm(read, understanding) ||
      (read.shares.find(({ label }) => label === 'definition')?.share ?? 0) < DEFINING)
  const asked = withSubject(
    isAboutWord ? askedAs('passages', read, understanding) : first,
    query.asked,
    understanding,
  )
  if (!ABOUT_COUNCILS.has(asked.intent) || asked.intent === 'citation') return asked
  if (read.entities.country.length > 0) return asked
  const { where } = asked
  const isNamed =
    where.councils.length + where.regions.length + where.kinds.length > 0 ||
    ('having' in asked && asked.having.length > 0)
  if (isNamed) return asked
  const before = whereOf(query.asked).councils
  const quoted = [...new Set(reportsShown(shown).map((id) => id.replace(/-\d{4}(-\d{2})?$/, '')))]
  const councils = before.length > 0 ? before : quoted
  return councils.length === 1 ? inWhere(asked, { ...where, councils }) : asked
}

/** 'What were they told to do about it?' leaves its subject to the message before. */
function withSubject(asked: Asked, before: Asked, { vocabulary }: Understanding): Asked {
  if (asked.intent !== 'recommendations' && asked.intent !== 'passages') return asked
  if (!('subject' in before) || before.subject === '') return asked
  const says = asked.subject
    .split(' ')
    .some((word) => word !== '' && !vocabulary.stopWords.has(word.toLowerCase()))
  return says || asked.where.councils.length > 0 ? asked : { ...asked, subject: before.subject }
}

/** Side by side: the councils named now, those shown, and as far as these are one alone, those spoken of before. */
function comparisonOf(read: ReadMessage, { query, shown }: Previous): Asked {
  const now = read.slots.where.councils
  const quoted = [...new Set(reportsShown(shown).map((id) => id.replace(/-\d{4}(-\d{2})?$/, '')))]
  const before = whereOf(query.asked).councils
  const known = [...new Set([...now, ...(quoted.length > 0 ? quoted : before)])]
  const councils =
    known.length > 1 ? known : [...new Set([...known, ...before, ...query.spokenOf])].slice(0, 2)
  const asked = query.asked
  const kept = 'judgement' in query.asked ? query.asked.judgement : null
  // What the reports say is set side by side, not a grade that nobody asked for.
  if (asked.intent === 'passages' && kept === null)
    return { ...asked, where: { ...asked.where, councils: councils.slice(0, MOST_SPOKEN_OF) }, page: 0 }
  return {
    intent: 'comparison',
    where: { ...EVERYWHERE, councils: councils.slice(0, MOST_SPOKEN_OF), period: read.slots.where.period },
    judgement: judgementOf(read.entities) ?? kept,
  }
}

/** Something of the report that was shown first. */
function reportOf(
  { query, shown }: Previous,
  { byId }: Understanding,
  asked: (report: Report) => Asked,
): Asked {
  const report = byId(reportsShown(shown)[0] ?? '')
  if (report) return asked(report)
  const where = whereOf(query.asked)
  return where.councils.length > 0
    ? { intent: 'report', where, part: 'front-page', instead: null }
    : unclear('no-item', '', where)
}

/** 'is there a newer one', 'the one before': by what the message names; the newest where it names nothing. */
function otherInspection(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const { period } = read.slots.where
  const before = whereOf(previous.query.asked)
  const report = understanding.byId(reportsShown(previous.shown)[0] ?? '')
  const councils = report ? [report.authority.slug] : before.councils
  const where: Where = {
    ...EVERYWHERE,
    councils,
    period: isPeriodNamed(period) ? period : { ...period, order: 'latest' },
  }
  const asked = previous.query.asked
  if (councils.length === 0) return unclear('no-place', '', where)
  return asked.intent === 'grade' || asked.intent === 'recommendations' || asked.intent === 'passages'
    ? ({ ...asked, where, ...('page' in asked ? { page: 0 } : {}) } as Asked)
    : { intent: 'report', where, part: 'whole', instead: report?.id ?? null }
}

/** What is behind the grades that were shown, or those that the message names. */
function reasonsOf(read: ReadMessage, { query, shown }: Previous, { byId }: Understanding): Asked {
  const before = query.asked
  const where = mergedWhere(whereOf(before), read.slots.where)
  const quoted = [...new Set(reportsShown(shown).map((id) => id.replace(/-\d{4}(-\d{2})?$/, '')))]
  const councils = where.councils.length > 0 ? where.councils : quoted.length === 1 ? quoted : []
  const kept = 'judgement' in before ? before.judgement : null
  const [place] = shown.excerpts
  const isOfWords =
    shown.grades.length === 0 && read.entities.grades.length === 0 && judgementOf(read.entities) === null
  if (place && isOfWords && !isPeriodNamed(read.slots.where.period))
    return citation(place, byId(place.report))
  return {
    intent: 'reasons',
    where: { ...where, councils },
    judgement: judgementOf(read.entities) ?? kept,
    grades: read.entities.grades.flatMap(({ value }) => value.grades),
    tone: read.slots.tone,
  }
}
