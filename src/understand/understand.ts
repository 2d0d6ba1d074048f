import { distinctBy } from '../collections/collections.js'
import { type Share, sharesOf } from '../learnt/models.js'
import {
  type Asked,
  type Assumed,
  EVERYWHERE,
  isPeriodNamed,
  type Query,
  type Reading,
  type Where,
} from '../model/query.js'
import { askedAs, askedFirst } from './asked.js'
import { featuresOf } from './classify/classifier.js'
import { lacksCouncil, readAsOf, withCouncilPointedAt } from './council-meant.js'
import { commonestIn } from './counted-asked.js'
import { type Entities, namesEngland } from './entities/entities.js'
import { surfaceOf } from './entities/named.js'
import { isConcern, readInPlace, spokenOf } from './follow-up/conversation.js'
import { askedAfter } from './follow-up/follow-up.js'
import { objection } from './follow-up/objection.js'
import { askedBefore, inWhere, type Previous, withoutNotHeld, withPlacesTold } from './follow-up/shown.js'
import { followsAs } from './follow-up/survival.js'
import { unheardIn } from './over-councils/of-reports.js'
import { JOINS, officeAsked, passagesAsked } from './passages.js'
import { type ReadMessage, readMessage } from './read-message.js'
import { severalSubjects } from './several-subjects.js'
import { namesRecommended } from './slots.js'
import { clausesOf } from './subject.js'
import { countedBeside, inBothTones, overTimeToo, type TwoAsked, twoAsked } from './two-questions.js'
import type { Understanding } from './understanding.js'

/** How a message follows where nothing came before it. */
const STANDS_BY_ITSELF: Share = { label: 'new', share: 1 }

/** Two things are asked in one message where a word joins them, or one ends. */
const mayAskTwo = ({ entities }: ReadMessage): boolean =>
  clausesOf(entities).length > 1 || entities.tokens.some(({ word }) => JOINS.has(word))

const isOfPassages = ({ first, second }: TwoAsked): boolean =>
  first.intent === 'passages' && second.intent === 'passages'

/** Several subjects are named in one message where something joins them. */
const mayNameSeveral = (read: ReadMessage): boolean =>
  mayAskTwo(read) || read.entities.tokens.some(({ word }) => word === 'or')

/** Two things are counted in one message, in the reports of no single council, where one is set beside the other or a number is asked for. */
const mayCountTwo = ({ slots, entities }: ReadMessage): boolean =>
  entities.councils.length !== 1 && slots.wording.figures.length + slots.wording.beside.length > 0

/** What a conversation passes over: it is still about what it was about before. */
const PASSING: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>(['aside', 'unclear'])

/**
 * A paragraph that is read in full where it was pointed at ('the second one'), its source, and
 * a word of it that is explained, are passed over too.
 */
const isPassing = (
  asked: Asked,
  { citations, entities, slots }: ReadMessage,
  { label }: Share,
  before: Asked,
): boolean =>
  (asked.intent === 'definition' && label === 'explain' && asked.grades === null && 'subject' in before) ||
  PASSING.has(asked.intent) ||
  (asked.intent === 'report' && asked.instead !== null) ||
  // When each of those was inspected that stand side by side.
  (asked.intent === 'library' && asked.where.reports.length > 0 && before.intent === 'comparison') ||
  // 'Is there a social care one for Rotherham', after what is said of a subject there.
  (asked.intent === 'library' &&
    before.intent === 'passages' &&
    asked.where.councils.length === 1 &&
    asked.where.councils.join() === before.where.councils.join()) ||
  (asked.intent === 'report' && asked.quoted !== undefined && !isPeriodNamed(slots.where.period)) ||
  (asked.intent === 'citation' && citations.length === 0 && entities.councils.length === 0)

/**
 * A message as a query: once, and by nobody else. What follows an answer is merged with what that answer was to.
 * @param answered the answer that the message follows, where it follows one
 * @param here the councils of whoever asks: what is about a council and names none is about these
 */
export const understand = (
  message: string,
  answered: Previous | undefined,
  understanding: Understanding,
  here: Assumed | null = null,
): Query => asUnderstood(readMessage(normalised(message), understanding), answered, understanding, here)

/** The same of a message after an answer, with what it asks where it follows nothing: it is read once for both. */
export function understandAfter(
  message: string,
  answered: Previous,
  understanding: Understanding,
  here: Assumed | null = null,
): { readonly query: Query; readonly apart: Asked } {
  const read = readMessage(normalised(message), understanding)
  return { query: asUnderstood(read, answered, understanding, here), apart: askedFirst(read, understanding) }
}

function asUnderstood(
  written: ReadMessage,
  answered: Previous | undefined,
  understanding: Understanding,
  here: Assumed | null,
): Query {
  const previous = answered && withoutNotHeld(withPlacesTold(answered), understanding)
  const read = previous ? withCouncilPointedAt(written, previous, understanding) : written
  const about = previous ? readInPlace(read, previous, understanding) : read
  const { intent, share, ofReports, soundsLike } = about.intention
  const followingAs = (whole: ReadMessage): Share =>
    previous ? followsAs(whole, previous, understanding) : STANDS_BY_ITSELF
  const askedIn = (whole: ReadMessage, inPlace: ReadMessage, follows: Share): Asked =>
    previous ? askedAfter(whole, inPlace, follows, previous, understanding) : askedFirst(whole, understanding)
  const follows = followingAs(read)
  const placeless = askedIn(read, about, follows)
  const isByItself = follows.label === 'new'
  const named = here !== null && isByItself ? readAsOf(read, here, understanding) : read
  const own = named === read ? placeless : askedIn(named, named, followingAs(named))
  const assumed = named !== read && lacksCouncil(placeless, own, read, understanding) ? here : null
  const instead =
    previous && follows.label !== 'thanks' ? objection(read, follows, previous, understanding) : null
  const isOfOne = !isByItself || instead !== null || assumed !== null
  const counts = instead === null && mayCountTwo(read) ? countedBeside(read, understanding) : null
  const inOne = instead?.asked ?? (assumed ? own : placeless)
  const isOfTwo = !isOfOne && mayAskTwo(read)
  const overTime = isOfTwo && counts === null ? overTimeToo(read, understanding) : null
  const beside = counts ?? (read.slots.isOfBothTones ? inBothTones(inOne) : null)
  const questions = beside ?? (isOfTwo && overTime === null ? twoAsked(read, understanding) : null)
  const subjectsNamed =
    beside === null && overTime === null && mayNameSeveral(read)
      ? severalSubjects(inOne, read, understanding)
      : null
  // What would be two questions on what reports say may name three subjects, or more.
  const isOfMore = subjectsNamed !== null && subjectsNamed.length > 2
  const subjects =
    (questions === null || (isOfMore && isOfPassages(questions)) ? subjectsNamed : null) ??
    (questions === null ? subjectsOfBefore(inOne, previous) : null)
  const two = subjects ? null : questions
  const isOfMoreThanNeed = previous !== undefined || two !== null || overTime !== null
  const ofCouncil = isOfMoreThanNeed ? null : askedInNeed(inOne, read, understanding)
  const asked = withMatter(two?.first ?? overTime ?? ofCouncil?.asked ?? inOne, read, previous, understanding)
  const isToldWhereToTurn =
    (asked.intent === 'aside' && asked.aside === 'danger') ||
    (asked.intent === 'councils' && asked.where.inspector !== null)
  const isHeard = previous
    ? !isToldWhereToTurn && isConcern(read, !isByItself, understanding)
    : read.intention.isConcern
  return {
    asked,
    ...(two ? { also: two.second } : {}),
    ...(subjects ? { subjects } : {}),
    readings: [
      ...readingsOf(read.entities),
      ...(asked.intent === 'comparison' ? unknownReadings(read.entities) : []),
      ...(OF_THE_TABLE.has(asked.intent) ? unheardIn(asked, read, understanding) : []),
      ...untoldIn(asked, read, understanding),
      ...heldOfEngland(asked, read, understanding),
    ],
    assumed,
    intention: { intent, share, ofReports, soundsLike },
    isConcern: isHeard,
    ...(ofCouncil ? { need: ofCouncil.need } : {}),
    ...(instead?.isOwned ? { isCorrection: true as const } : {}),
    spokenOf: previous ? spokenOf(asked, previous) : [],
    before: previous
      ? instead?.asked.intent === 'library' || isPassing(asked, read, follows, askedBefore(previous))
        ? askedBefore(previous)
        : null
      : asked.intent === 'unclear' && asked.why === 'elsewhere'
        ? inWhere(askedAs('passages', read, understanding), EVERYWHERE)
        : null,
  }
}

/** 'And in Norfolk?', after what was asked of several subjects: the same subjects, where none took their place. */
function subjectsOfBefore(asked: Asked, previous: Previous | undefined): string[] | null {
  const { asked: before, subjects } = previous?.query ?? {}
  if (asked.intent !== 'passages' || before?.intent !== 'passages' || asked.subject !== before.subject)
    return null
  const isOfOne = asked.page > 0 || asked.isWhole || asked.isOverTime || asked.most !== undefined
  return isOfOne ? null : (subjects ?? null)
}

/** So sure of what a complaint is of, the others who can look into one are left out. */
const SURELY_OF_MATTER = 0.7
const OF_A_MATTER: ReadonlySet<string> = new Set(['complaint', 'danger', 'homeless'])

/** A complaint or a cry, with what it is of or whose it is, a kind of data/matters, where that is sure. */
function withMatter(
  asked: Asked,
  { entities }: ReadMessage,
  previous: Previous | undefined,
  { models }: Understanding,
): Asked {
  if (asked.intent !== 'aside' || !OF_A_MATTER.has(asked.aside)) return asked
  const [first] = sharesOf(models.matter, featuresOf(entities))
  if (first && first.share >= SURELY_OF_MATTER) return { ...asked, matter: first.label }
  // 'I live in Leicester by the way' is of what was told before.
  const before = previous?.query.asked
  const isOfSame = before?.intent === 'aside' && before.aside === asked.aside && before.matter !== undefined
  return isOfSame ? { ...asked, matter: before.matter } : asked
}

/** A cry for help that is so sure is answered by where to turn, and by nothing beside it. */
const SURE_CRY = 0.85

/**
 * 'I am 17 and sleep on sofas in Stoke, will the council do anything': what a council's reports say of it, where somebody tells of a need and names the
 * council. Null where nobody does, or the cry is too sure for anything else.
 */
function askedInNeed(
  asked: Asked,
  read: ReadMessage,
  understanding: Understanding,
): { readonly asked: Asked; readonly need: NonNullable<Query['need']> } | null {
  const need = asked.intent === 'aside' ? asked.aside : null
  if (need !== 'danger' && need !== 'homeless') return null
  const isSureCry = need === 'danger' && read.intention.share >= SURE_CRY
  if (isSureCry || read.slots.where.councils.length !== 1) return null
  const passages = passagesAsked(read, understanding)
  return passages.intent === 'passages' ? { asked: passages, need } : null
}

/** What is asked of several councils at once, by their grades. */
const OF_THE_TABLE: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>(['councils', 'figures'])

/** A query in the place and time that options name beside it: what they say comes before what the message says. */
export function askedWithin(asked: Asked, { councils, reports, period }: Where): Asked {
  if (asked.intent === 'citation' || asked.intent === 'unclear') return asked
  const isTimed = period.years.length > 0 || period.order !== null
  return {
    ...asked,
    where: {
      ...asked.where,
      councils: councils.length > 0 ? councils : asked.where.councils,
      reports: reports.length > 0 ? reports : asked.where.reports,
      period: isTimed ? period : asked.where.period,
    },
  } as Asked
}

/** What the reader is told of how names were taken, of each once. */
export function readingsOf({ councils, tokens }: Entities): Reading[] {
  const told = councils.flatMap(({ value: { council, how, place }, from, to }): Reading[] =>
    how === 'name'
      ? []
      : [{ said: place ?? surfaceOf(tokens, { value: null, from, to }), meant: council.name, how }],
  )
  return distinctBy(told, ({ said }) => said.toLowerCase(), 'last')
}

/** What is asked of all councils and no table tells, where something else stands in its place: who runs their services, which of them border which. */
function untoldIn(asked: Asked, { entities, slots }: ReadMessage, { recogniser }: Understanding): Reading[] {
  const [border] = [
    ...entities.neighbours.filter(({ value: [how] }) => how === 'borders'),
    ...recogniser.names.in('near-there', entities.tokens),
  ]
  if (border && 'where' in asked && asked.where.neighboursOf !== null)
    return [{ said: surfaceOf(entities.tokens, border), meant: '', how: 'borders' }]
  const mayBeFile = OF_THE_TABLE.has(asked.intent) || asked.intent === 'mentions'
  const [file] = mayBeFile ? recogniser.names.in('as-file', entities.tokens) : []
  if (file) return [{ said: surfaceOf(entities.tokens, file), meant: '', how: 'as-file' }]
  if (asked.intent === 'passages' && officeAsked({ entities, slots }, recogniser.names) !== null)
    return [{ said: '', meant: asked.subject, how: 'office' }]
  const isCounted = asked.intent === 'figures' && asked.by === 'subject'
  const isOfFault = slots.tone === 'criticism' && !namesRecommended(entities)
  const isOnSubject = 'subject' in asked && asked.subject !== '' && asked.where.councils.length === 0
  const isAsked = isCounted ? isOfFault : isOnSubject
  const commonest = isAsked ? commonestIn(entities, recogniser) : undefined
  if (commonest)
    return [
      {
        said: surfaceOf(entities.tokens, commonest),
        meant: isCounted ? 'recommendations' : '',
        how: 'commonest',
      },
    ]
  const [runBy] = recogniser.names.in('run-by', entities.tokens)
  return runBy && asked.intent === 'mentions' && asked.subject === runBy.value[0]
    ? [{ said: surfaceOf(entities.tokens, runBy), meant: asked.subject, how: 'run-by' }]
    : []
}

/** All of England is asked about by name, and not every council of it is held: how many are. */
function heldOfEngland(
  asked: Asked,
  { entities }: ReadMessage,
  { vocabulary, ofCouncil }: Understanding,
): Reading[] {
  if ((asked.intent !== 'councils' && asked.intent !== 'figures') || !namesEngland(entities)) return []
  const { regions, kinds, councils } = asked.where
  // One that was merged into others is a council no longer.
  const all = [...vocabulary.councils].flatMap(([slug, { region }]) => (region === null ? [] : [slug]))
  const held = all.filter((slug) => ofCouncil(slug).length > 0)
  return regions.length + kinds.length + councils.length > 0 || held.length === all.length
    ? []
    : [{ said: '', meant: `${held.length} of its ${all.length} councils`, how: 'country' }]
}

/** Names of a comparison that are no council's: the others are compared without them, and that is said. */
const unknownReadings = ({ unknown }: Entities): Reading[] =>
  unknown.map(({ value }) => ({ said: value, meant: '', how: 'unknown' }))

// What somebody typed, as it is read: without signs that show nothing, or that only turn or deck out the others, and no
// longer than a message can sensibly be. Whatever is typed, reading it takes no longer than reading this much.

/** Characters that are read of a message or an option: as many as Discord lets most people write. */
const LONGEST_MESSAGE = 2000
/** Looked at before what shows nothing is taken away. */
const LOOKED_AT = 5 * LONGEST_MESSAGE

const PLAIN = /^[\n\x20-\x7e]*$/
/** Hyphens that look like the one on the keyboard; joined words are told by that. */
const HYPHEN = /\u2010/g
const LINE_BREAK = /\r\n?|[\u2028\u2029]/g
/** Marks of direction, joiners and blanks of no width, soft hyphens; control characters part words. */
const UNSEEN = /[\p{Cf}\u115f\u1160\u3164\uffa0]/gu
const CONTROL = /[^\P{Cc}\n]/gu
/** Accents and all else that is heaped upon letters of our alphabet, figures and signs. */
const HEAPED = /(^|[\p{Script=Latin}\p{N}\p{P}\p{S}\p{Z}\n])\p{M}+/gu
/** Other alphabets need marks, but not this many on one letter. */
const TOWER = /(\p{M}{4})\p{M}+/gu

/** A typed text as Pilcrow reads it; a plain one that is not too long stays as it is. */
export function normalised(typed: string): string {
  const begun = typed.slice(0, LOOKED_AT)
  if (PLAIN.test(begun)) return begun.slice(0, LONGEST_MESSAGE)
  return begun
    .replace(LINE_BREAK, '\n')
    .replace(CONTROL, ' ')
    .replace(UNSEEN, '')
    .replace(HEAPED, '$1')
    .slice(0, LONGEST_MESSAGE)
    .normalize('NFKD')
    .replace(HEAPED, '$1')
    .replace(TOWER, '$1')
    .normalize('NFKC')
    .replace(HYPHEN, '-')
    .slice(0, LONGEST_MESSAGE)
}
