import { type Share, shareOf } from '../learnt/models.js'
import { ANY_TIME, type AnswerType, type Asked, type AskedFor, isDated, type Where } from '../model/query.js'
import { yearOf } from '../model/year.js'
import { ASKING_FOR_A_NOUN, isWithinName } from './asking.js'
import { paragraphsAsked } from './citation.js'
import {
  type Entities,
  entitiesAbout,
  entitiesIn,
  quotesWords,
  type Recogniser,
  subjectOf,
  subjectTagged,
} from './entities/entities.js'
import { isSendAsked, judgementOf, namesSend, overallAsked, sendAsked } from './entities/grades.js'
import type { NamesOf } from './entities/named.js'
import { lastYears, RECENT } from './entities/period.js'
import { atAnyTime } from './over-councils/councils.js'
import { givenIn } from './over-councils/of-reports.js'
import { numberNamed } from './over-councils/wording.js'
import { type ReadMessage, readPart } from './read-message.js'
import { whereIn } from './slots.js'
import { between, contentIn, subjectWithout, withoutOpenings, withoutWords } from './subject.js'
import type { Understanding } from './understanding.js'

/** With a word of grading, this much makes a question about a council one about its grades. */
const GRADE_WITH_GRADING = 0.15

/** Where no grade is named, none is a condition. */
const conditionsSaid = (entities: Entities, names: NamesOf): ReturnType<typeof givenIn> =>
  entities.grades.length === 0 ? [] : givenIn(entities, names)

/** Without the words of its conditions: 'in inadequate councils' says whose reports are asked, and no subject. */
export function withoutConditions(entities: Entities, { names }: Recogniser): Entities {
  const said = conditionsSaid(entities, names).map(({ from, to }) => ({ value: [], from, to }))
  return said.length === 0 ? entities : { ...entities, kinds: [...entities.kinds, ...said] }
}

/** Where to look, and by what grades: 'in reports where leadership was inadequate' means every inspection that gave it so. */
export function conditionedOn(
  entities: Entities,
  where: Where,
  { names }: Recogniser,
): Pick<AskedFor<'passages'>, 'where' | 'having'> {
  const given = conditionsSaid(entities, names).map(({ value }) => value)
  const isOfAll = given.some(({ isOfReports }) => isOfReports) && !entities.period.isNow
  return { where: isOfAll ? atAnyTime(where) : where, having: given.map(({ having }) => having) }
}

/** 'In the last four years', 'recent inspections', of no council in particular: since when, and that these words are no subject. */
function sinceSaid(
  { entities, slots }: ReadMessage,
  { recogniser }: Understanding,
): Pick<ReadMessage, 'entities' | 'slots'> {
  const { councils, reports, period } = slots.where
  const isPlaced = councils.length + reports.length > 0
  const spans = entities.relativeTimes.filter(({ value }) => value.from !== null)
  const lately = recogniser.names
    .in('lately', entities.tokens)
    // 'Late visits' has the stem of 'lately'.
    .filter(({ from }) => entities.tokens[from]?.word !== 'late')
    .map(({ from, to }) => ({ value: lastYears(RECENT, recogniser.thisYear()), from, to }))
  const [span = lately[0]] = spans
  if (isPlaced || isDated(period) || !span) return { entities, slots }
  const mentions = [...entities.period.mentions, ...spans, ...lately]
  return {
    entities: { ...entities, period: { ...entities.period, mentions } },
    slots: { ...slots, where: { ...slots.where, period: span.value } },
  }
}

/** 'Did caseloads fall after the 2018 inspection' asks of what a later one found, where there is one. */
function afterThat(
  { entities, slots }: ReadMessage,
  understanding: Understanding,
): Pick<ReadMessage, 'slots'> {
  const { names } = understanding.recogniser
  const words = entities.tokens.map(({ word }) => word)
  const [year] = entities.period.mentions.flatMap(({ value, from }) =>
    names.at('after-inspection', words, from) ? value.years : [],
  )
  const [council, ...others] = slots.where.councils
  if (year === undefined || council === undefined || others.length > 0) return { slots }
  if (!understanding.ofCouncil(council).some((report) => yearOf(report) > year)) return { slots }
  return { slots: { ...slots, where: { ...slots.where, period: { ...ANY_TIME, from: year + 1 } } } }
}

export function passagesAsked(read: ReadMessage, understanding: Understanding): Asked {
  const { shares } = read
  const office = officeAsked(read, understanding.recogniser.names)
  if (office !== null) return passagesOn(office, { where: read.slots.where })
  const timed = sinceSaid({ ...read, ...afterThat(read, understanding) }, understanding)
  const { slots } = timed
  const entities = withoutOpenings(timed.entities, understanding)
  const { carriers, recogniser, vocabulary } = understanding
  const tone = slots.tone
  const unconditioned = withoutConditions(entities, recogniser)
  const subject = subjectTagged(unconditioned, understanding.lexicon, !OF_NO_FACT.has(slots.answer))
  // Every report is Ofsted's: its name says nothing of what is looked for.
  const named = withoutWords(subject, 'ofsted')
  // 'Compare caseloads in Essex and Kent': each is asked about caseloads.
  const chosen =
    slots.where.councils.length > 1 ? withoutWords(named, (carriers.comparison ?? []).join(' ')) : named
  const content = contentIn(chosen, vocabulary.stopWords)
  const unspecific = [...(carriers.everything ?? []), ...(carriers.grade ?? []), ...vocabulary.faintWords]
  const isSum = SUMS.has(slots.answer) && slots.wording.figures.length > 0
  const isGraded = !isSum && isSubject(entities, content, unspecific)
  const judgement = isGraded ? judgementOf(entities) : null
  const { names } = recogniser
  const asksForGrade = (['scale', 'grading'] as const).some((kind) =>
    names.in(kind, entities.tokens).some(({ from }) => !isDenied(from, entities)),
  )
  const isLikelyGrade = shareOf(shares, 'grade') >= GRADE_WITH_GRADING
  if ((judgement || isLikelyGrade) && asksForGrade && slots.where.councils.length > 0)
    return { intent: 'grade', where: slots.where, judgement, grades: [] }
  // 'What is bad about SEND in Bury': its report as a whole tells.
  if (slots.where.councils.length === 1 && judgement && isSendAsked(judgement) && tone !== 'neither')
    return { intent: 'reasons', where: slots.where, judgement, grades: [], tone }
  const isOfOne = slots.where.councils.length === 1 && entities.judged.judgements.length === 0
  if (isOfOne && isOfWhole(content, entities, understanding))
    return tone === 'neither'
      ? { intent: 'grade', where: slots.where, judgement: null, grades: [] }
      : { intent: 'reasons', where: slots.where, judgement: null, grades: [], tone }
  const where = asksWhichPlace(entities, recogniser.names) ? { ...slots.where, kinds: [] } : slots.where
  const conditioned = conditionedOn(entities, where, recogniser)
  const isOfJudgement = judgement !== null && OF_NO_FACT.has(slots.answer)
  const sought = isOfJudgement ? withoutEveryday(chosen, entities, understanding) : chosen
  const isPlain = conditioned.having.length === 0 && slots.where.councils.length < 2 && !isOfJudgement
  return {
    intent: 'passages',
    ...conditioned,
    subject: sought,
    ...(isPlain ? wordingBeside(sought, read.whole) : {}),
    ...quotationsAsked(read.whole, names),
    judgement,
    answer: isDefining(shares) ? 'definition' : slots.answer,
    tone,
    page: 0,
  }
}

/** Words between a number and what it counts: 'three good short quotes'. */
const BEFORE_COUNTED = 3

/** How many quotations are asked for, where a number says it. */
function quotationsAsked({ tokens }: Entities, names: NamesOf): Pick<AskedFor<'passages'>, 'most'> {
  const counts = names.in('quotation-noun', tokens).flatMap(({ from }) =>
    tokens
      .slice(Math.max(0, from - BEFORE_COUNTED), from)
      .map(({ word }) => numberNamed(word))
      .filter((count) => count > 0),
  )
  const [most] = counts
  return most === undefined ? {} : { most }
}

/** 'Who is the DCS in Essex': the office that is asked about of one council, as reports name it; null where nobody's name is asked for. */
export function officeAsked(
  { entities, slots: { answer, where } }: Pick<ReadMessage, 'entities' | 'slots'>,
  names: NamesOf,
): string | null {
  if (answer !== 'person' || where.councils.length !== 1) return null
  return names.in('office', entities.tokens)[0]?.value[0] ?? null
}

/** 'Which county has a school with three pupils': whichever place it is, of that kind of council or another. */
const asksWhichPlace = ({ kinds, tokens }: Entities, names: NamesOf): boolean => {
  const words = tokens.map(({ word }) => word)
  return (
    kinds.length > 0 &&
    kinds.every(({ from, to }) => {
      const isAsked = words.slice(Math.max(0, from - 1), from + 1).some((word) => ASKING_FOR_A_NOUN.has(word))
      const isOfCouncils = names.at('council-noun', words, to) !== null
      return isAsked && !isOfCouncils && to - from <= 2 && !words[to - 1]?.endsWith('s')
    })
  )
}

/** All that a message says beside names, where a subject is not all of it. */
function wordingBeside(subject: string, whole: Entities): Pick<AskedFor<'passages'>, 'wording'> {
  const words = withoutWords(subjectOf(whole), 'ofsted')
  return words === subject ? {} : { wording: { of: subject, words } }
}

/** What is said of a subject, whatever kind of word answers and in whatever tone, unless told otherwise. */
export const passagesOn = (
  subject: string,
  { where, having = [] }: Pick<AskedFor<'passages'>, 'where'> & Partial<Pick<AskedFor<'passages'>, 'having'>>,
  told: Partial<Pick<AskedFor<'passages'>, 'answer' | 'tone' | 'most' | 'page'>> = {},
): AskedFor<'passages'> => ({
  intent: 'passages',
  where,
  having,
  subject,
  judgement: null,
  answer: 'topic',
  tone: 'neither',
  page: 0,
  ...told,
})

/** What is answered by whatever is said of a subject, and by no word of one kind. */
export const OF_NO_FACT: ReadonlySet<AnswerType> = new Set<AnswerType>([
  'topic',
  'yes-no',
  'manner',
  'reason',
  'definition',
])

/** What no grade answers: 'how many children are in care'. */
export const SUMS: ReadonlySet<string> = new Set(['number', 'share', 'money'])

/**
 * Words that say of a council what it is asked about as a whole: 'how are children's services in Bolton', 'what became of Kent'. Everyday words may name
 * a subject all the same: 'is Norfolk a good place to work'.
 */
function isOfWhole(
  content: readonly string[],
  { tokens }: Entities,
  { carriers, vocabulary }: Understanding,
): boolean {
  const asking = new Set([...(carriers.grade ?? []), ...(carriers.report ?? [])])
  const named = tokens.flatMap(({ word, ofSubject = 0 }) => (ofSubject >= SURELY_NAMED ? [word] : []))
  return content
    .map((word) => word.toLowerCase())
    .every((word) => asking.has(word) || (vocabulary.faintWords.has(word) && !named.includes(word)))
}

/** So surely a word names the subject, be it of everyday talk. */
export const SURELY_NAMED = 0.9

/** What names a judgement, without the words of everyday talk that say no more of it: 'treat' in 'how do they treat care leavers'. */
function withoutEveryday(
  subject: string,
  { tokens, judged }: Entities,
  { vocabulary: { stopWords } }: Understanding,
): string {
  const said = tokens.flatMap(({ word, ofSubject = 0 }, at) =>
    judged.words.has(at) || stopWords.has(word) || ofSubject >= SURELY_NAMED ? [word] : [],
  )
  return subject
    .split(' ')
    .filter((word) => said.includes(word.toLowerCase()))
    .join(' ')
}

/** From this share on a question about a name is answered by what says what it is. */
const MAY_DEFINE = 0.3

const isDefining = (shares: readonly Share[]): boolean => shareOf(shares, 'definition') >= MAY_DEFINE

/** Whether a judgement is all that is asked about: 'adoption in Devon', and not 'adoption support after breakdown'. */
function isSubject(
  { judged, tokens }: Entities,
  content: readonly string[],
  common: readonly string[],
): boolean {
  const named = new Set([...common, ...[...judged.words].map((at) => tokens[at]?.word)])
  return judged.judgements.length > 0 && content.every((word) => named.has(word.toLowerCase()))
}

// Two things asked of one council in one message, a grade and what lies behind it: 'Lancashire's grade and what they say on
// fostering', 'how did Bradford do overall, and what about neglect', 'the rating for Norfolk plus its recommendations'.

/** Words that join two requests. */
export const JOINS: ReadonlySet<string> = new Set(['and', 'plus', 'also', 'then', 'n', 'but', 'with'])

/** So sure each half must be of what it asks for. */
export const SURE_OF_HALF = 0.5

/** Both as one query: the grade in a line before the paragraphs, or a report's page of grades and what must improve; null where one thing is asked. */
export function bothAsked(read: ReadMessage, understanding: Understanding): Asked | null {
  const { entities, citations, isOfTable, slots } = read
  const [council, ...others] = new Set(entities.councils.map(({ value }) => value.council))
  if (!council || others.length > 0 || citations.length > 0 || isOfTable) return null
  if (quotesWords(entities)) return null
  const about = (from: number, to: number): ReadMessage => {
    const part: Entities = between(entities, from, to)
    return readPart(part.councils.length > 0 ? part : entitiesAbout(part, council), understanding)
  }
  for (const [at, { word, surface }] of entities.tokens.entries()) {
    const isCut =
      word.length > 1 && /[,;.?!&+]$/.test(surface) && entities.tokens[at + 1]?.surface !== surface
    const from = JOINS.has(word) ? at + 1 : isCut ? at + 1 : -1
    const to = JOINS.has(word) ? at : at + 1
    if (from < 0 || to === 0 || from >= entities.tokens.length || isWithinName(at, entities)) continue
    const halves = [about(0, to), about(from, entities.tokens.length)] as const
    const grade = halves.find(
      (half) => shareOf(half.shares, 'grade') >= SURE_OF_HALF && isOfGrade(half, understanding),
    )
    const other = halves.find((half) => half !== grade)
    if (!grade || !other) continue
    const { judgements } = understanding.vocabulary
    const isOfSend = asksOutcomeOfSend(grade)
    const judgement = isOfSend
      ? sendAsked(judgements)
      : (judgementOf(grade.entities) ?? overallAsked(judgements))
    const where: Where = isOfSend ? { ...slots.where, framework: 'SEND' } : slots.where
    if (
      shareOf(other.shares, 'recommendations') >= SURE_OF_HALF &&
      other.intention.intent === 'recommendations'
    )
      return { intent: 'report', where, part: 'whole', instead: null }
    if (shareOf(other.shares, 'passages') < SURE_OF_HALF || other.intention.intent !== 'passages') continue
    const passages = passagesAsked(other, understanding)
    if (passages.intent !== 'passages' || passages.judgement !== null) continue
    return { ...passages, where, judgement }
  }
  return null
}

/** 'Which outcome did the SEND inspection end in': what those inspections have in the place of a grade. */
const asksOutcomeOfSend = ({ entities, slots }: ReadMessage): boolean =>
  (slots.where.framework === 'SEND' || entities.judged.all.some(namesSend)) &&
  entities.tokens.some(({ word }) => OUTCOME_WORDS.has(word))
const OUTCOME_WORDS = new Set(['outcome', 'outcomes'])

/** A word of grading stands in it: 'grade', 'rated', 'how did it do overall'. */
const isOfGrade = (half: ReadMessage, understanding: Understanding): boolean =>
  asksOutcomeOfSend(half) || isGrading(half, understanding)

export const isGrading = ({ entities }: ReadMessage, understanding: Understanding): boolean =>
  understanding.recogniser.names.in('scale', entities.tokens).length > 0 ||
  namesGrading(entities, understanding) ||
  entities.tokens.some(({ word }) => word === 'overall')

/** Whether a word says that something was graded: 'grade', 'rated'. */
export const namesGrading = (
  { tokens }: Pick<Entities, 'tokens'>,
  { recogniser }: Pick<Understanding, 'recogniser'>,
): boolean => recogniser.names.in('grading', tokens).length > 0

/** 'What is said of leadership, not the grade' */
const isDenied = (at: number, { tokens }: Entities): boolean =>
  tokens.slice(Math.max(0, at - 2), at).some(({ word }) => word === 'not')

export const unclear = (
  why: Extract<Asked, { intent: 'unclear' }>['why'],
  said: string,
  where: Where,
  country: string | null = null,
): Asked => ({ intent: 'unclear', why, said, country, where })

/** That a place is in no English council, by the first that is named. */
export const askedElsewhere = ({ elsewhere: [place] }: Pick<Entities, 'elsewhere'>, where: Where): Asked =>
  unclear('elsewhere', place?.value.place ?? '', where, place?.value.country ?? null)

/** Letters of a message that are repeated to whoever typed it. */
export const MOST_REPEATED = 60

/** 'asdkjfh lskdjf': no word of it is one, and it names nothing. */
export function isNoLanguage(
  { entities, citations, intention }: ReadMessage,
  { recogniser }: Understanding,
): boolean {
  const { tokens, councils, elsewhere, judged, grades, frameworks, inspectors, reports } = entities
  const names = [councils, elsewhere, judged.judgements, grades, frameworks, inspectors, reports, citations]
  return (
    intention.intent === 'passages' &&
    names.every(({ length }) => length === 0) &&
    tokens.every(({ word }) => !recogniser.isWord(word) && !/^\d+$/.test(word))
  )
}

/** Paragraphs that are cited by number or key, where nothing else is asked; or the place that prints a grade. */
export function citationAsked(read: ReadMessage, understanding: Understanding): Asked | null {
  const { citations, entities, intention, slots } = read
  if (citations.length === 0)
    return /[¶§]/.test(entities.message) && slots.where.councils.length === 1
      ? { intent: 'citation', places: [{ where: slots.where, keys: [], heading: null }], isWhole: true }
      : placeAsked(read, understanding)
  if (intention.intent !== 'citation' && entities.councils.length === 0 && intention.share > SURE_OF_OTHER)
    return null
  const content = contentBeside(read, 'citation', understanding)
  if (intention.intent !== 'citation' && content.length > MOST_BESIDE) return null
  let before: Where = slots.where
  const places = citations.map(({ paragraphs, heading, rest }) => {
    const named = citations.length === 1 ? slots.where : whereIn(entitiesIn(rest, understanding.recogniser))
    if (named.councils.length > 0) before = named
    const keys = heading === null ? (paragraphsAsked(paragraphs) ?? []) : [Number(paragraphs)]
    return { where: before, keys, heading }
  })
  return { intent: 'citation', places, isWhole: true }
}

/** Intents that are surer than this stand against a number that may cite a paragraph. */
const SURE_OF_OTHER = 0.5

/** Words beside a citation that leave it one: its heading. */
const MOST_BESIDE = 12

/** `Northumberland 2012, Record of main findings` */
function placeAsked({ entities, slots }: ReadMessage, { headings }: Understanding): Asked | null {
  const { message } = entities
  const comma = message.indexOf(',')
  const heading = message.slice(comma + 1).trim()
  if (comma < 0 || slots.where.councils.length !== 1 || !headings.has(heading.toLowerCase())) return null
  return { intent: 'citation', places: [{ where: slots.where, keys: [], heading }], isWhole: true }
}

/** The words of a message that neither name something nor carry its way of asking. */
function contentBeside({ entities }: ReadMessage, label: string, understanding: Understanding): string[] {
  const { stopWords } = understanding.vocabulary
  return subjectWithout(entities, [label], understanding)
    .split(' ')
    .filter((word) => word !== '' && !stopWords.has(word))
}
