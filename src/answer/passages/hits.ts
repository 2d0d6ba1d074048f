import { memoisedByObject } from '../../collections/collections.js'
import type { AnswerContext } from '../../command/command.js'
import { byNewestInspection, type Library, newestOfItsService } from '../../library/library.js'
import { type AnswerType, type AskedFor, isPeriodNamed } from '../../model/query.js'
import { isMeaningOfGrades, isSendReport, type Report } from '../../model/report.js'
import { isTheThing, tellingConcepts } from '../../search/concepts.js'
import type { ExpectedAnswer } from '../../search/rank/matches.js'
import {
  ANSWERABILITIES,
  type Answerability,
  type AnswerabilityFound,
  type Hit,
} from '../../search/rank/rank.js'
import type { SearchQuery } from '../../search/search.js'
import { wordsOf } from '../../text/tokens.js'
import { OF_NO_FACT } from '../../understand/passages.js'
import { reportsInWords, type Scope, scopeOf } from '../scope.js'

/** Excerpts in one answer. */
export const MOST_PASSAGES = 5

/** How many paragraphs a page quotes: no more than are asked for. */
export const passagesOnPage = ({ most = MOST_PASSAGES }: Pick<AskedFor<'passages'>, 'most'>): number =>
  Math.min(most, MOST_PASSAGES)

/**
 * How likely a passage must be on the subject at least, to stand below the best, or, as the best of the newest inspection, above likelier ones of older
 * ones (of 29 that were less likely and stood there, 20 were on something else to the strangers who asked); and for another to stand there with it.
 */
const WORTH_SHOWING = 1 / 3
const WORTH_PREFERRING = 1 / 2

/**
 * How likely on the subject what comes nearest must be, to be quoted as that where it is not sure that the subject is spoken of: of what was less
 * likely to five strangers one in sixteen was on it, of the rest half. What is as unlikely is no answer for sure either.
 */
const WORTH_QUOTING = 0.7

/** Whether a passage is worth being quoted for what it says, where it may not answer. */
export const isLikelyOnSubject = ({ onSubject }: Pick<Hit, 'onSubject'>): boolean =>
  onSubject >= WORTH_QUOTING

/** What some reports hold of a question. */
export interface Held {
  /** Best first, those of the newest inspection before all others where they answer; none where the reports do not say. */
  readonly answering: readonly Hit[]
  /** What comes nearest, the nearest first, whether it answers or not. */
  readonly nearest: readonly Hit[]
  readonly said: AnswerabilityFound
  /** The newest inspection, where it was asked and does not speak of it. */
  readonly silent: Report | null
}

/** What the search looks for in a sentence, by the kind of words that answers. */
export const EXPECTED_ANSWERS: Readonly<Partial<Record<AnswerType, ExpectedAnswer>>> = {
  number: 'number',
  share: 'share',
  money: 'money',
  person: 'person',
  date: 'date',
  duration: 'length',
  place: 'place',
  contact: 'contact',
  definition: 'definition',
}

/** How a kind of figure is called. */
const FIGURE_NAMES: Readonly<Partial<Record<NonNullable<ExpectedAnswer>, string>>> = {
  number: 'number',
  share: 'share or percentage',
  money: 'sum of money',
  length: 'length of time',
}

/** That what is said of a subject gives no figure of the kind that was asked for. */
export const noFigureInWords = (figure: ExpectedAnswer, scope: Scope): string =>
  `What the ${reportsInWords(scope)} say of it gives no ${(figure && FIGURE_NAMES[figure]) ?? 'figure'}, as far as I can tell.`

type Passages = AskedFor<'passages'>

/** 'The local authority must:' leads in what follows it and says nothing. */
const isLeadingIn = (text: string): boolean => /^[^.!?\n]*:$/.test(text)

/**
 * The sections of SLAC, SIF and area SEND reports that tell of the inspection and its rules, nearly word for word in each, or of who is responsible for
 * what in the area, and nothing of how well it is done.
 */
const OF_INSPECTION =
  /^(?:(?:information )?about (?:this|the local authority) inspection|information about the local area partnership|the inspection judgements and what they mean|(?:the )?inspection team|what the (?:local authority )?inspection judge?ments mean)/i

const isOfInspection = ({ document: { paragraph, report } }: Hit): boolean =>
  report.sections.some(({ key, title }) => key === paragraph.section && OF_INSPECTION.test(title))

/** Words of a question that stand in no report and are left out one after another, so that the rest is looked for. */
const MOST_ABSENT = 2

/** Looks a subject up in some reports; where a word of it stands in none, what else is asked. */
export function hitsOn(
  asked: Passages,
  reports: readonly Report[],
  scope: Scope,
  context: AnswerContext,
  most = MOST_ABSENT,
): Held {
  const withYears = heldInWording(scope.strayYears, asked, reports, scope, context)
  // A report may print the year that was asked for, or speak of the subject without it.
  const held =
    withYears.answering.length > 0 || scope.strayYears.length === 0
      ? withYears
      : heldInWording([], asked, reports, scope, context)
  const { answerability } = held.said
  const mayLack = IS_UNSPOKEN.has(answerability) || answerability === 'unsure'
  const rest = most > 0 && mayLack ? besideAbsent(asked.subject, held.said, context) : null
  if (rest === null) return held
  const ofRest = hitsOn({ ...asked, subject: rest }, reports, scope, context, most - 1)
  if (SPEAKS.has(ofRest.said.answerability))
    return { ...ofRest, answering: [], said: { answerability: 'spoken of', absent: held.said.absent } }
  const nearer = likeliest(ofRest.nearest) > likeliest(held.nearest) ? ofRest.nearest : held.nearest
  return { ...held, nearest: nearer }
}

const likeliest = (hits: readonly Hit[]): number => hits[0]?.onSubject ?? 0

/** A single word that is left is hardly a subject: 'do families end up at a tribunal'; unless it stands for a name, as IRO and CCE do. */
const LEAST_OF_REST = 2

/** What else is asked where a word of a question stands in no report: 'quality assurance and how it is moderated'; null for nothing. */
function besideAbsent(
  subject: string,
  { absent }: AnswerabilityFound,
  { search, vocabulary: { stopWords, faintWords } }: AnswerContext,
): string | null {
  if (absent === null) return null
  const missing = new Set(wordsOf(absent))
  const isMissing = (word: string): boolean => wordsOf(word).some((one) => missing.has(one))
  const all = subject.split(/\s+/)
  const left = all.filter((word) => !isMissing(word))
  // 'Sickness or supervision' asks about either.
  const isEither = all.some(
    (word, at) =>
      isMissing(word) && [at - 1, at + 1].some((beside) => EITHER_BESIDE.has(plain(all[beside] ?? ''))),
  )
  const onSubject = left.filter((word) => !stopWords.has(plain(word)) && !faintWords.has(plain(word)))
  const isForName = (word: string): boolean =>
    search.meaningsOf(word).length > 0 ||
    (word === word.toUpperCase() && search.concepts(word).some(({ expansions }) => expansions.length > 1))
  return onSubject.length >= (isEither ? 1 : LEAST_OF_REST) || onSubject.some(isForName)
    ? left.join(' ')
    : null
}

const EITHER_BESIDE = new Set(['or', 'and', 'nor'])

/** Whether what is found is shown as an answer, and not as what comes nearest. */
export function isSurelySaid(asked: Passages, context: AnswerContext): boolean {
  const scope = scopeOf(asked.where, context)
  return hitsOn(asked, scope.reports, scope, context).said.answerability === 'said'
}

/**
 * By all that the message says, or by its subject, or by the concepts of that alone, where these find what is surer. What is asked of SEND beside something else is looked for
 * in the reports on area SEND, of which every paragraph is on SEND: there the word finds those that say it most and nothing more.
 */
function heldInWording(
  years: readonly number[],
  asked: Passages,
  reports: readonly Report[],
  scope: Scope,
  context: AnswerContext,
): Held {
  const { subject, wording } = asked
  const on = (words: string, among = reports): Held =>
    heldWith(years, { ...asked, subject: words }, among, scope, context)
  const onSend = reports.filter(isSendReport)
  const besideSend = onSend.length === 0 ? null : subjectBesideSend(subject, context)
  if (besideSend !== null) return surer(on(besideSend, onSend), () => on(subject))
  const inWords = wording?.of === subject ? surer(on(wording.words), () => on(subject)) : on(subject)
  const alone = conceptsAlone(subject, context)
  // 'Whats staying put n do they do it' has words beside its subject that no report has in its place.
  return OF_NO_FACT.has(asked.answer) && alone !== '' && alone !== subject
    ? surer(inWords, () => on(alone))
    : inWords
}

/** What is asked for, without the words that carry it. */
const conceptsAlone = (subject: string, { search }: AnswerContext): string =>
  search
    .concepts(subject)
    .map(({ surface }) => surface)
    .join(' ')

/** The first, unless it is not surely said and the other is surer. */
function surer(first: Held, other: () => Held): Held {
  if (first.said.answerability === 'said') return first
  const second = other()
  return sureness(second) > sureness(first) ? second : first
}

const sureness = ({ said: { answerability } }: Held): number => ANSWERABILITIES.indexOf(answerability)

/** What people call area SEND, in words, the longest names first. */
const namesOfSend = memoisedByObject((judgements: AnswerContext['vocabulary']['judgements']) =>
  judgements
    .filter(isSendReport)
    .flatMap((one) => one.names)
    .map(wordsOf)
    .sort((one, other) => other.length - one.length),
)

/** What is asked beside SEND, which is named in any of the ways that people have for it; null where it is not named, or nothing else is asked. */
export function subjectBesideSend(
  subject: string,
  { vocabulary: { judgements, stopWords } }: AnswerContext,
): string | null {
  const names = namesOfSend(judgements)
  const typed = subject.split(/\s+/)
  const said = typed.map((word) => wordsOf(word).join(' '))
  const named = names.flatMap((name) => said.flatMap((_, at) => (isAt(name, said, at) ? [{ at, name }] : [])))
  const [first] = named
  if (!first) return null
  const left = typed.filter((_, at) => at < first.at || at >= first.at + first.name.length)
  return left.some((word) => !stopWords.has(plain(word))) ? left.join(' ') : null
}

const isAt = (name: readonly string[], words: readonly string[], at: number): boolean =>
  name.every((word, place) => words[at + place] === word)

/** What is looked for of a subject: without the words of its tone, and with what its abbreviations stand for. */
export function wordsSought(
  { subject, tone }: Pick<Passages, 'subject' | 'tone'>,
  context: AnswerContext,
): string {
  return [
    tone === 'neither' ? subject : withoutTone(subject, context),
    ...spelledOut(subject, context).flatMap(({ meanings }) => meanings),
  ].join(' ')
}

function heldWith(
  years: readonly number[],
  { subject, answer, tone, where: { period } }: Passages,
  reports: readonly Report[],
  scope: Scope,
  context: AnswerContext,
): Held {
  const { search, library } = context
  const spelled = spelledOut(subject, context)
  const words = [wordsSought({ subject, tone }, context), ...years].join(' ')
  const within = reports.length === library.reports.length ? null : new Set(reports.map(({ id }) => id))
  const expected = EXPECTED_ANSWERS[answer] ?? null
  const query = { words, within, expected, tone: tone === 'neither' ? null : tone }
  const all = paragraphsOn(query, context)
  const saidBy = (hits: readonly Hit[]): AnswerabilityFound => {
    const assessed = search.assess(hits, query)
    const said = { ...assessed, absent: asTyped(assessed.absent, spelled) }
    return search.isOutOfVocabulary(words) ? { ...said, answerability: 'nothing' } : said
  }
  // Who asks under which act it was done is told so; whoever asks of anything else is not told of the inspection.
  const [first] = all
  const isAskedOf = first && isOfInspection(first) && IS_SHOWN.has(saidBy(all).answerability)
  const hits = isAskedOf ? all : all.filter((hit) => !isOfInspection(hit))
  const [best] = hits
  const assessed = saidBy(hits)
  const said =
    assessed.answerability === 'said' && best && !isLikelyOnSubject(best)
      ? { ...assessed, answerability: 'perhaps' as const }
      : assessed
  if (!best || !IS_SHOWN.has(said.answerability)) return { answering: [], nearest: hits, said, silent: null }
  if (!givesNeeded(hits, expected, words))
    return { answering: [], nearest: hits, said: { ...said, answerability: 'spoken of' }, silent: null }
  const answering = hits.filter((hit) => hit === best || hit.onSubject >= WORTH_SHOWING)
  // Of several years, too, the newest inspection says how things are.
  const isOpen = !isPeriodNamed(period) || (period.order === null && period.years.length !== 1)
  return isOpen && scope.authorities.length === 1
    ? { ...newestFirst(answering, hits, query, context), nearest: hits, said }
    : { answering, silent: null, nearest: hits, said }
}

/** The paragraphs that come nearest, without those that say nothing of a council. */
const paragraphsOn = (query: SearchQuery, { search }: AnswerContext): Hit[] =>
  search
    .paragraphs(query)
    .filter(
      ({ document: { paragraph, report } }) =>
        !isMeaningOfGrades(paragraph, report) && !isLeadingIn(paragraph.text),
    )

/** What is shown as an answer, for sure or not. */
const IS_SHOWN: ReadonlySet<Answerability> = new Set(['said', 'perhaps'])
/** Where a report speaks of a subject, whether it answers or not. */
const SPEAKS: ReadonlySet<Answerability> = new Set([...IS_SHOWN, 'spoken of'])

/** Where none does, as far as one can tell. */
const IS_UNSPOKEN: ReadonlySet<Answerability> = new Set(['nothing', 'unlikely'])

/** Kinds of word that a question cannot be answered without. */
const NEEDED: readonly ExpectedAnswer[] = ['number', 'contact', 'money', 'date']
/** Who asks for a name is not answered by an office. */
const NAMED: ReadonlySet<string> = new Set(['name', 'names'])

/** Whether hits give a word of the kind that a question cannot be answered without: no number is no answer to 'how many are there'. */
const givesNeeded = (hits: readonly Hit[], expected: ExpectedAnswer, words: string): boolean =>
  !(NEEDED.includes(expected) || (expected === 'person' && wordsOf(words).some((word) => NAMED.has(word)))) ||
  hits.slice(0, MOST_PASSAGES).some(({ gives }) => gives)

/** Of the excerpts of an answer, those at most that are of the newest inspection where older ones answer too. */
const NEWEST = 3

/**
 * Who names no year asks how things are: where the newest inspection answers by itself, what it says comes first. Of a subject it
 * is enough that it speaks of it; who asks for a number or a name is told what gives one.
 */
function newestFirst(
  answering: readonly Hit[],
  all: readonly Hit[],
  query: SearchQuery,
  context: AnswerContext,
): Pick<Held, 'answering' | 'silent'> {
  const [best] = answering
  const newest = best && newestOfItsService(best.document.report, context.library)
  const isOfNewest = ({ document }: Hit): boolean => document.report === newest
  const isAsked = newest !== undefined && (query.within === null || query.within.has(newest.id))
  if (!isAsked || answering.every(isOfNewest)) return { answering, silent: null }
  const within = new Set([newest.id])
  const saidBy = (hits: readonly Hit[]): Answerability =>
    context.search.assess(hits, { ...query, within }).answerability
  const listed = all.filter(isOfNewest)
  // Beside older ones that say more of it few of its paragraphs come up: looked up by itself, it may speak of it all the same.
  const own = SPEAKS.has(saidBy(listed))
    ? listed
    : paragraphsOn({ ...query, within }, context).filter((hit) => !isOfInspection(hit))
  // An older number is an answer, and a newer paragraph without one is none.
  const isNeeded = NEEDED.includes(query.expected)
  if (isNeeded && !own.slice(0, NEWEST).some(({ gives }) => gives))
    return { answering: newestOfSamePlace(answering), silent: null }
  const said = saidBy(own)
  const naming = SPEAKS.has(said) || query.expected !== null ? [] : namingThing(own, query, newest, context)
  if (naming.length > 0) {
    const isNaming = new Set(naming.map(hitKey))
    return { answering: [...naming, ...answering.filter((hit) => !isNaming.has(hitKey(hit)))], silent: null }
  }
  // What is quoted for an answer is not silent, however unsure it is by itself.
  const isSilent = IS_UNSPOKEN.has(said) && !answering.some(isOfNewest)
  if (!SPEAKS.has(said)) return { answering, silent: isSilent ? newest : null }
  if (!IS_SHOWN.has(said) && query.expected !== null) return { answering, silent: null }
  const first = own
    .slice(0, NEWEST)
    .filter(({ gives }) => gives || !isNeeded)
    .filter(({ onSubject }, at) => at === 0 || onSubject >= WORTH_PREFERRING)
  const isFirst = new Set(first.map(hitKey))
  const others = answering.filter((hit) => !isFirst.has(hitKey(hit)))
  const isHardlyOnIt = first.every(({ onSubject }) => onSubject < WORTH_SHOWING)
  const ofOlder = isHardlyOnIt ? others.slice(0, 1) : []
  return { answering: [...ofOlder, ...first, ...others.slice(ofOlder.length)], silent: null }
}

/** The best of what gives a number where a newer report has the same section: that one first, 'Children looked after in this area' of 2016 before 2014. */
function newestOfSamePlace(hits: readonly Hit[]): Hit[] {
  const titleOf = ({ document: { report, paragraph } }: Hit): string | undefined =>
    report.sections.find(({ key }) => key === paragraph.section)?.title
  const [best] = hits
  const title = best && titleOf(best)
  const same = hits.filter((hit) => hit.gives && title !== undefined && titleOf(hit) === title)
  const first = same.toSorted((one, other) => byNewestInspection(one.document.report, other.document.report))
  return [...first, ...hits.filter((hit) => !same.includes(hit))]
}

/** Of a report that names what is asked about and seems to say nothing of it, passages shown. */
const NAMING_SHOWN = 2

/**
 * The hits of a report that name what is asked about: of the names that stand for several words ('IRO') the one that fewest hold. Whatever
 * else a question says of it, a report that names it is not silent.
 */
function namingThing(
  hits: readonly Hit[],
  { words }: SearchQuery,
  report: Report,
  { search, vocabulary: { faintWords } }: AnswerContext,
): Hit[] {
  const names = tellingConcepts(search.concepts(words), faintWords)
    .map(({ expansions }) => expansions.filter(isTheThing))
    .filter((ways) => ways.length > 1 && ways.some(({ terms }) => terms.length > 1))
  const holding = (ways: (typeof names)[number], within: ReadonlySet<string> | null) =>
    search.holding({ of: 'paragraphs', concepts: [ways], within })
  const [rarest] = names
    .map((ways) => ({ ways, held: holding(ways, null).length }))
    .sort((one, other) => one.held - other.held)
  if (!rarest) return []
  const keys = new Set(
    holding(rarest.ways, new Set([report.id])).map(({ document }) => document.paragraph.key),
  )
  return hits.filter(({ document }) => keys.has(document.paragraph.key)).slice(0, NAMING_SHOWN)
}

/** A paragraph by its report and key: it may be found twice. */
export const hitKey = ({ document: { report, paragraph } }: Hit): string => `${report.id} ${paragraph.key}`

/** In a library of more councils than this, a question that names none is better answered by several of them. */
const FEW_COUNCILS = 10

export function hasFewCouncils({ reports }: Library): boolean {
  const councils = new Set<string>()
  for (const { authority } of reports) if (councils.add(authority.slug).size > FEW_COUNCILS) return false
  return true
}

/** What is asked about, without the words that ask for praise or criticism of it; all of it where nothing else is said. */
export function withoutTone(
  subject: string,
  { vocabulary: { toneWords, stopWords } }: AnswerContext,
): string {
  const left = subject.split(/\s+/).filter((word) => !toneWords.has(plain(word)))
  return left.some((word) => !stopWords.has(plain(word))) ? left.join(' ') : subject
}

const plain = (word: string): string => word.toLowerCase().replace(/[^a-z]/g, '')

/** An abbreviation as it was typed, and what it stands for. */
interface SpelledOut {
  readonly short: string
  readonly meanings: readonly string[]
}

/** Names whose abbreviation is an ordinary word: 'MADE' is looked for as what the reports say that it stands for. */
const spelledOut = (subject: string, { search, vocabulary }: AnswerContext): SpelledOut[] =>
  [...new Set(subject.match(/\b[A-Z]{2,8}\b/g))]
    .filter((short) => vocabulary.english.has(short.toLowerCase()))
    .map((short) => ({ short, meanings: search.meaningsOf(short).slice(0, 2) }))

/** Where no report has what an abbreviation stands for, the abbreviation: nobody typed what it stands for. */
const asTyped = (absent: string | null, spelled: readonly SpelledOut[]): string | null =>
  spelled
    .find(({ meanings }) => meanings.some((one) => wordsOf(one).join(' ') === absent))
    ?.short.toLowerCase() ?? absent
