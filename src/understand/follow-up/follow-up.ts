import { type Asked, EVERYWHERE, type JudgementAsked, type Period } from '../../model/query.js'
import {
  askedAs,
  askedBy,
  judgementOf,
  type ReadMessage,
  readAbout,
  type Understanding,
  unclear,
} from '../asked.js'
import { paragraphsAsked } from '../citation.js'
import { type Share, sharesOf } from '../classify/classifier.js'
import { subjectFeaturesOf } from '../classify/features.js'
import { type Entities, subjectOf } from '../entities/entities.js'
import { type Intention, standsAlone } from '../intention.js'
import { otherInspection } from './inspections.js'
import { MOST_COUNCILS, mergedWhere, mergedWith } from './merge.js'
import {
  askedBefore,
  at,
  citationOf,
  councilsShown,
  inWhere,
  isPeriodNamed,
  ofReport,
  ordinalIn,
  type Place,
  type Previous,
  reportAt,
  whereOf,
} from './shown.js'
import { tableAfter, turnsToTable } from './table.js'

/** A message after an answer. How it follows is told by a classifier; what it then asks is a merge of two queries. */

/** Councils that a conversation keeps in mind. */
const MOST_SPOKEN_OF = 10

/** The councils that a query is about, then those spoken of before. */
export function spokenOf(asked: Asked, previous: Previous | undefined): string[] {
  const before = previous ? [...whereOf(previous.query.asked).councils, ...previous.query.spokenOf] : []
  const now = new Set(whereOf(asked).councils)
  return [...new Set(before)].filter((slug) => !now.has(slug)).slice(0, MOST_SPOKEN_OF)
}

/** What only follows an answer, and asks nothing by itself. */
const FOLLOWING: ReadonlySet<string> = new Set(['more', 'item', 'reaction', 'compare-them', 'why', 'source'])

/** So sure, and in so few words, something follows an answer where there is none. */
const SURE = 0.8
const FEW_WORDS = 4

/** How a message follows the answer before it, by its words alone; `new` where it stands by itself. */
export const followsAs = ({ entities }: ReadMessage, { models, lexicon }: Understanding): Share =>
  sharesOf(models['follow-up'], subjectFeaturesOf(entities, lexicon))[0] ?? { label: 'new', share: 1 }

/** A message that follows nothing; one that can only follow an answer ('the second one', 'yes') is told so. */
export function askedFirst(read: ReadMessage, understanding: Understanding): Asked {
  const { entities, slots, citations } = read
  const { label, share } = followsAs(read, understanding)
  const isShort = entities.tokens.length > 0 && entities.tokens.length <= FEW_WORDS
  const names = [
    entities.councils,
    entities.judged.judgements,
    entities.grades,
    entities.elsewhere,
    citations,
  ]
  return isShort &&
    FOLLOWING.has(label) &&
    share >= SURE &&
    !read.isOfTable &&
    names.every(({ length }) => length === 0)
    ? unclear('nothing-before', entities.message.slice(0, 60), slots.where)
    : askedBy(read, understanding)
}

/** So sure that it follows an answer, a message is no cry for help that is not surer still. */
const SURELY_FOLLOWS = 0.85
const SURELY_CRIES = 0.8
const CRIES = 0.5

/** Words that only pass the time of day, whatever they follow. */
const PLEASANTRIES: ReadonlySet<string> = new Set(['thanks', 'greeting'])
const PLEASANT = 0.5
const SURELY_PLEASANT = 0.8

const namesNothing = ({ councils, regions, judged, grades }: Entities): boolean =>
  councils.length + regions.length + judged.judgements.length + grades.length === 0

/** Over time: 'was it always like that', 'is that better than before'. */
const OVER_TIME = 0.35

/** The councils that a conversation is about: those asked about last, or else those shown. */
function councilsBefore(previous: Previous, understanding: Understanding): readonly string[] {
  const before = askedBefore(previous)
  const known = whereOf(before).councils
  // A word that was explained in between changes no place.
  if (before.intent === 'definition' && known.length === 0) return previous.query.spokenOf.slice(0, 1)
  return known.length > 0 ? known : councilsShown(previous.shown, understanding)
}

/** What a message asks where the conversation is: of the one council that it is about, until another place is named. */
export function readInPlace(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): ReadMessage {
  const { councils, regions, kinds, neighbours, country, elsewhere, inspectors } = read.entities
  const places = [councils, regions, kinds, neighbours, country, elsewhere, inspectors]
  const [council, ...others] = councilsBefore(previous, understanding)
  const isPlaced = council === undefined || others.length > 0 || places.some(({ length }) => length > 0)
  return isPlaced || standsAlone(read.intention) ? read : (readAbout(read, council, understanding) ?? read)
}

/**
 * @param read the message as it stands
 * @param about the same {@link readInPlace}
 */
export function askedAfter(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { intention, slots, entities, citations, shares } = read
  const { label: kind, share } = followsAs(read, understanding)
  const before = askedBefore(previous)
  const isSureToFollow = kind !== 'new' && share >= SURELY_FOLLOWS
  // A cry for help is heard before all else, whatever it follows; what comes after one belongs to it.
  if (intention.intent === 'danger' && intention.share >= (isSureToFollow ? SURELY_CRIES : CRIES))
    return askedBy(read, understanding)
  const isBrief = entities.tokens.length <= FEW_WORDS && slots.where.councils.length === 0
  if (
    !(FOLLOWING.has(kind) && kind !== 'reaction' && share >= PLEASANT) &&
    PLEASANTRIES.has(intention.intent) &&
    intention.share >= PLEASANT &&
    (isBrief ? slots.tone === 'neither' : intention.share >= SURELY_PLEASANT && namesNothing(entities))
  )
    return { intent: 'aside', aside: intention.intent, where: slots.where }
  if (isStillInDanger(read, previous)) return { intent: 'aside', aside: 'danger', where: slots.where }
  if (citations.length > 0 && entities.councils.length === 0) return citedOf(read, previous, understanding)
  const overTime = shares.find(({ label }) => label === 'history')?.share ?? 0
  const councils = whereOf(before).councils
  if (overTime >= OVER_TIME && slots.where.councils.length === 0 && councils.length > 0)
    return {
      intent: 'history',
      where: { ...EVERYWHERE, councils: councils.slice(0, 1) },
      judgement: judgementAfter(read, before),
    }
  const ofTable = tableAfter(read, before, understanding)
  if (ofTable) return ofTable
  if (turnsToTable(read, before)) return askedBy(read, understanding)
  if (turnsTo(intention, before) && !OF_WHAT_WAS_SHOWN.has(kind))
    return inPlace(read, about, previous, understanding)
  switch (kind) {
    case 'more':
      return moreOf(before, read, about, previous, understanding)
    case 'item':
      return itemOf(read, previous, understanding)
    case 'narrow':
    case 'again': {
      const isOlder = understanding.recogniser.names.in('older', entities.tokens).length > 0
      return isOlder && slots.where.councils.length === 0 && !isPeriodNamed(slots.where.period)
        ? otherInspection(read, previous, understanding)
        : mergedWith(read, previous, understanding, kind)
    }
    case 'compare-them':
      return comparisonOf(read, previous, understanding)
    case 'source':
      return sourceOf(read, about, previous, understanding)
    case 'other-inspection':
      return otherInspection(read, previous, understanding)
    case 'why':
      return reasonsOf(read, previous, understanding)
    case 'closer':
      return closerTo(before, read, about, previous, understanding)
    case 'reaction':
      return reactionTo(read, about, previous, understanding)
    default:
      return inPlace(read, about, previous, understanding)
  }
}

/** Intents that a message may turn a conversation to, in however few words: 'and what did they recommend'. */
const TURNS: ReadonlySet<string> = new Set(['recommendations', 'mentions', 'history'])

/** So sure of what it asks, a message asks that, however it follows. */
const ASKING = 0.6

const turnsTo = ({ intent, share }: Intention, before: Asked): boolean =>
  TURNS.has(intent) && share >= ASKING && before.intent !== intent

/** Ways to follow that point at what was shown, and at nothing beside it. */
const OF_WHAT_WAS_SHOWN: ReadonlySet<string> = new Set(['item', 'source', 'other-inspection'])

/** The judgement that a message names; where it names none, the one that was asked about before. */
const judgementAfter = ({ entities }: ReadMessage, before: Asked): JudgementAsked | null =>
  judgementOf(entities) ?? ('judgement' in before ? before.judgement : null)

/** 'We are in Preston', after somebody was told where to turn, asks for no report. */
const isStillInDanger = ({ entities, slots }: ReadMessage, { query: { asked } }: Previous): boolean =>
  asked.intent === 'aside' &&
  asked.aside === 'danger' &&
  slots.where.councils.length > 0 &&
  entities.judged.judgements.length + entities.grades.length === 0 &&
  entities.tokens.length <= FEW_WORDS + 2

/** The next page of what is paged, or the next paragraph; of grades the whole report that gives them. */
function moreOf(
  asked: Asked,
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { asked: last } = previous.query
  if (last.intent === 'citation') {
    const [place] = last.places
    const key = place?.keys.at(-1)
    if (place && typeof key === 'number') return { ...last, places: [{ ...place, keys: [key + 1] }] }
  }
  if ('page' in asked) return { ...asked, page: asked.page + 1 }
  const report = reportAt(previous.shown, null, understanding)
  if (report && (asked.intent === 'grade' || asked.intent === 'reasons'))
    return { intent: 'report', where: ofReport(report), part: 'whole', instead: null }
  return asked.intent === 'aside'
    ? inPlace(read, about, previous, understanding)
    : unclear('no-item', 'more', whereOf(asked))
}

/** The paragraph or report in a place of what was shown; the first where none is named. */
function itemOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const { query, shown } = previous
  const { councils } = read.slots.where
  const isMeant = ({ report }: Place) =>
    councils.length === 0 || councils.includes(understanding.byId(report)?.authority.slug ?? '')
  const quoted = [...shown.excerpts, ...shown.recommendations].filter(isMeant)
  const place = ordinalIn(read, understanding) ?? 1
  const chosen = at(quoted, place)
  if (chosen) return citationOf(chosen, understanding)
  if (councils.length > 0) return mergedWith(read, previous, understanding, 'again')
  const report = reportAt(shown, place, understanding)
  return report
    ? { intent: 'report', where: ofReport(report), part: 'whole', instead: null }
    : unclear('no-item', read.entities.message.slice(0, 60), whereOf(query.asked))
}

/** 'Paragraph 12' after an answer is of the report that it showed first, or of the council that it was about. */
function citedOf({ citations, slots }: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const { period } = slots.where
  const report = reportAt(previous.shown, null, understanding)
  const where =
    period.years.length > 0 || !report
      ? { ...whereOf(askedBefore(previous)), reports: [], period }
      : ofReport(report)
  const keys = citations.flatMap(({ paragraphs }) => paragraphsAsked(paragraphs) ?? [])
  return { intent: 'citation', places: [{ where, keys, heading: null }], isWhole: true }
}

/**
 * 'How many is that?' asks of the same subject for another kind of words, 'by when?' what the answer tells already; with
 * words of its own it is a question where the conversation is: 'is anyone checking that they do it'.
 */
function closerTo(
  before: Asked,
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { stopWords, faintWords } = understanding.vocabulary
  const own = subjectOf(read.entities)
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '' && !stopWords.has(word) && !faintWords.has(word))
  const { answer } = read.slots
  const isOfKind = answer !== 'topic' && answer !== 'yes-no'
  if (own.length >= OWN_WORDS && !isOfKind) return inPlace(read, about, previous, understanding)
  if (before.intent !== 'passages') return before
  return {
    ...before,
    subject: `${before.subject} ${subjectOf(read.entities)}`,
    answer: isOfKind ? answer : before.answer,
    page: 0,
  }
}

/** Words that make a closer question one of its own. */
const OWN_WORDS = 2

/** Side by side: the councils named now, those shown, and as far as these are one alone, those spoken of before. */
function comparisonOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const before = askedBefore(previous)
  const quoted = councilsShown(previous.shown, understanding)
  const asked = whereOf(before).councils
  const known = [...new Set([...read.slots.where.councils, ...(quoted.length > 0 ? quoted : asked)])]
  const councils = (
    known.length > 1 ? known : [...new Set([...known, ...asked, ...previous.query.spokenOf])].slice(0, 2)
  ).slice(0, MOST_COUNCILS)
  const judgement = judgementAfter(read, before)
  // What the reports say is set side by side, not a grade that nobody asked for.
  if (before.intent === 'passages' && judgement === null)
    return { ...before, where: { ...before.where, councils }, page: 0 }
  return {
    intent: 'comparison',
    where: { ...EVERYWHERE, councils, period: read.slots.where.period },
    judgement,
  }
}

/** Who wrote it, when, where it stands: the front page of the report that was shown in that place. */
function sourceOf(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  // What is quoted beside a definition is an example, and nobody's source.
  if (askedBefore(previous).intent === 'definition') return inPlace(read, about, previous, understanding)
  const report = reportAt(previous.shown, ordinalIn(read, understanding), understanding)
  const before = report ? ofReport(report) : whereOf(askedBefore(previous))
  const { where: now } = read.slots
  const isOfAnother = now.councils.length > 0 || isPeriodNamed(now.period)
  const where = isOfAnother ? mergedWhere(before, now) : before
  if (where.councils.length === 0) return unclear('no-item', '', where)
  return { intent: 'report', where, part: read.slots.part === 'link' ? 'link' : 'front-page', instead: null }
}

/** What is behind the grades that were shown, or those that the message names; of words, their paragraph whole. */
function reasonsOf(read: ReadMessage, previous: Previous, understanding: Understanding): Asked {
  const before = askedBefore(previous)
  const { shown } = previous
  const place = ordinalIn(read, understanding)
  const numbered = place === null ? undefined : reportAt(shown, place, understanding)
  const where = numbered ? ofReport(numbered) : mergedWhere(whereOf(before), read.slots.where)
  const quoted = councilsShown(shown, understanding)
  const judgement = judgementOf(read.entities)
  const grades = read.entities.grades.flatMap(({ value }) => value.grades)
  const [first] = shown.excerpts
  const isOfWords = shown.grades.length === 0 && grades.length === 0 && judgement === null
  if (first && isOfWords && !numbered && !isPeriodNamed(read.slots.where.period))
    return citationOf(first, understanding)
  return {
    intent: 'reasons',
    where: where.councils.length > 0 ? where : { ...where, councils: quoted.length === 1 ? quoted : [] },
    judgement: judgementAfter(read, before),
    grades,
    tone: read.slots.tone,
  }
}

/** What stands alone and is no word of Pilcrow's own. */
const OVER_ALL: ReadonlySet<string> = new Set(['councils', 'figures', 'mentions', 'library', 'export'])

/** What 'that's not what I asked' is nearest to, and is not. */
const DOUBTED: ReadonlySet<string> = new Set(['privacy', 'orders', 'off-topic'])

/** Yes, no, thanks; 'no, I meant Leeds' asks the same again; 'Really? What about waiting times?' asks. */
function reactionTo(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const { intent, share } = read.intention
  const { where } = read.slots
  if (where.councils.length > 0 || where.regions.length > 0)
    return mergedWith(read, previous, understanding, 'again')
  if (ABOUT_COUNCILS.has(intent as Asked['intent']) && share >= ASKING)
    return inPlace(read, about, previous, understanding)
  const isOfPilcrow = standsAlone(read.intention) && !OVER_ALL.has(intent) && !DOUBTED.has(intent)
  const aside = isOfPilcrow || PLEASANTRIES.has(intent) ? intent : 'reaction'
  return { intent: 'aside', aside, where }
}

/** Intents that are about one council, or a few: a question that names none keeps those of the conversation. */
const ABOUT_COUNCILS: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'grade',
  'history',
  'report',
  'library',
  'passages',
  'recommendations',
  'reasons',
])

/** A question about a word after an answer asks what the reports say of it, unless it surely asks what it means. */
const DEFINING = 0.6

/** 'Virtual school': a term and no word that asks anything of it; 'and' may join it to the answer before. */
const isBareTerm = ({ entities }: ReadMessage, { vocabulary }: Understanding): boolean =>
  entities.tokens.every(({ word }) => word === 'and' || !vocabulary.stopWords.has(word))

/** So unsure of what it intends, a message that names a place and nothing else asks what was asked before. */
const UNSURE = 0.5

const asksNothing = ({ intention, entities }: ReadMessage, { vocabulary }: Understanding): boolean =>
  intention.share < UNSURE &&
  entities.judged.judgements.length + entities.grades.length === 0 &&
  subjectOf(entities)
    .split(' ')
    .every(
      (word) => vocabulary.stopWords.has(word.toLowerCase()) || vocabulary.faintWords.has(word.toLowerCase()),
    )

/** A question that stands by itself, where the conversation is: of the council that it was about until another is named. */
function inPlace(
  read: ReadMessage,
  about: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked {
  const defining = read.shares.find(({ label }) => label === 'definition')?.share ?? 0
  const isDefining = read.intention.intent === 'definition' && defining >= DEFINING
  const meant = isDefining && !isBareTerm(read, understanding) ? read : about
  const own = askedBy(meant, understanding)
  const before = askedBefore(previous)
  // 'What does Walsall say?' leaves its subject to the message before.
  if ('subject' in before && read.slots.where.councils.length > 0 && asksNothing(read, understanding))
    return mergedWith(read, previous, understanding, 'again')
  // 'Where is the waiting worst?' after what is said of a subject asks for no grade.
  const isOfSubject = before.intent === 'passages' && isUnconditional(own)
  const isAboutWord = own.intent === 'definition' && own.grades === null && !isDefining
  const asked = withSubject(
    isOfSubject || isAboutWord ? askedAs('passages', meant, understanding) : own,
    read,
    before,
    understanding,
  )
  if (!ABOUT_COUNCILS.has(asked.intent) || asked.intent === 'citation') return asked
  const { where } = asked
  const isElsewhere =
    meant.entities.country.length > 0 ||
    where.councils.length + where.regions.length + where.kinds.length > 0 ||
    ('having' in asked && asked.having.length > 0)
  const there = { ...where, period: periodAfter(asked, before) }
  if (isElsewhere) return isOfSameCouncils(asked, before) ? inWhere(asked, there) : asked
  const councils = [...councilsBefore(previous, understanding)]
  const areNamed = whereOf(before).councils.length > 0 && OF_SEVERAL.has(asked.intent)
  return councils.length === 1 || areNamed ? inWhere(asked, { ...there, councils }) : asked
}

/** Intents that may be about several councils at once. */
const OF_SEVERAL: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>(['passages', 'recommendations'])

/** A conversation about one year stays with it until another is named, or change over time is asked for. */
const periodAfter = (asked: Asked, before: Asked): Period => {
  const { period } = whereOf(asked)
  return isPeriodNamed(period) || asked.intent === 'history' ? period : whereOf(before).period
}

/** A question over councils that names no grade, judgement, movement or kind of them. */
const isUnconditional = (asked: Asked): boolean =>
  asked.intent === 'councils' &&
  asked.having.length === 0 &&
  asked.movement === null &&
  asked.judgement === null &&
  asked.where.regions.length + asked.where.kinds.length + asked.where.councils.length === 0

const isOfSameCouncils = (one: Asked, other: Asked): boolean =>
  whereOf(one).councils.join() === whereOf(other).councils.join()

const POINTING: ReadonlySet<string> = new Set(['it', 'that', 'this', 'these', 'those'])

/** 'What were they told to do about it?' leaves its subject to the message before. */
function withSubject(
  asked: Asked,
  { entities: { tokens } }: ReadMessage,
  before: Asked,
  { vocabulary }: Understanding,
): Asked {
  if (asked.intent !== 'recommendations' && asked.intent !== 'passages') return asked
  if (!('subject' in before) || before.subject === '') return asked
  const says = asked.subject
    .split(' ')
    .some((word) => word !== '' && !vocabulary.stopWords.has(word.toLowerCase()))
  const isElsewhere = asked.where.councils.length > 0 && !isOfSameCouncils(asked, before)
  // 'And what did they recommend?' asks for all of it, 'what were they told to do about it' of one thing.
  const isOfAll = asked.intent === 'recommendations' && tokens.every(({ word }) => !POINTING.has(word))
  return says || isElsewhere || isOfAll ? asked : { ...asked, subject: before.subject }
}
