import { MONTHS_IN_WORDS } from '../../text/dates.js'
import type { QueryConcept } from '../concepts.js'
import type { Document, IndexedSentence, SearchScope, TermPlace } from '../engine.js'

/** One concept of the question, weighed on the scope where it is looked for. */
export interface WeighedConcept {
  readonly concept: QueryConcept
  /** How much it tells documents apart: high for a concept that few of them hold. */
  readonly idf: number
}

/** The idf of some concepts, summed. */
export function weigh(found: readonly WeighedConcept[]): number {
  let sum = 0
  for (const { idf } of found) sum += idf
  return sum
}

/** A sentence of a document, and which of the question's concepts stand in it. */
export interface Sentence {
  readonly indexed: IndexedSentence
  readonly held: readonly WeighedConcept[]
}

/** Reads documents sentence by sentence, with what of the question stands in each. */
export function reader(
  found: readonly WeighedConcept[],
  { documents, engine }: Pick<SearchScope, 'documents' | 'engine'>,
) {
  const ofTerm = conceptsByTerm(found)
  const read = engine.reader(ofTerm.keys())
  return (number: number): Sentence[] =>
    read(number, (documents[number] as Document).text).map((indexed) => ({
      indexed,
      held: conceptsIn(indexed.places, ofTerm, found),
    }))
}

/** The concepts that a term has a part in. */
function conceptsByTerm(found: readonly WeighedConcept[]): ReadonlyMap<string, ReadonlySet<WeighedConcept>> {
  const ofTerm = new Map<string, Set<WeighedConcept>>()
  for (const one of found)
    for (const { terms } of one.concept.expansions)
      for (const term of terms) ofTerm.set(term, (ofTerm.get(term) ?? new Set()).add(one))
  return ofTerm
}

function conceptsIn(
  places: readonly TermPlace[],
  ofTerm: ReadonlyMap<string, ReadonlySet<WeighedConcept>>,
  found: readonly WeighedConcept[],
): WeighedConcept[] {
  if (places.length === 0) return []
  const stands = new Set<string>()
  const touched = new Set<WeighedConcept>()
  for (const { term } of places) {
    if (stands.has(term)) continue
    stands.add(term)
    for (const one of ofTerm.get(term) ?? []) touched.add(one)
  }
  return found.filter(
    (one) =>
      touched.has(one) &&
      one.concept.expansions.some(
        ({ terms }) => terms.every((term) => stands.has(term)) && standTogether(terms, places),
      ),
  )
}

/** Words that may stand between those of one concept, for the ranking to take them together. */
const MOST_BETWEEN = 2

/** Whether all of some terms stand in a sentence with no more than a few words between them. */
export function standTogether(terms: readonly string[], places: readonly TermPlace[]): boolean {
  const [only, second] = terms
  if (second === undefined) return places.some(({ term }) => term === only)
  const own = places.filter(({ term }) => terms.includes(term))
  const room = terms.length - 1 + MOST_BETWEEN
  return own.some(({ at: first }) => {
    const near = new Set(own.filter(({ at }) => at >= first && at <= first + room).map(({ term }) => term))
    return terms.every((term) => near.has(term))
  })
}

/** Words between two neighbours of the question that still make a phrase: 'award for the best'. */
const PHRASE_GAP = 2

/** Two neighbouring concepts of the question: with what the first ends and the second begins, and the rarer one's weight. */
interface Pair {
  readonly end: string
  readonly start: string
  readonly weight: number
}

const neighbourPairs = (found: readonly WeighedConcept[]): Pair[] =>
  found.slice(1).map((second, index) => {
    const first = found[index] as WeighedConcept
    return {
      end: first.concept.expansions[0]?.terms.at(-1) ?? '',
      start: second.concept.expansions[0]?.terms[0] ?? '',
      weight: Math.min(first.idf, second.idf),
    }
  })

/** Tells how much of the question stands in a document as it stands in the question: the weights of its neighbours that do. */
export function phrases(found: readonly WeighedConcept[]): (sentences: readonly Sentence[]) => number {
  const pairs = neighbourPairs(found)
  return (sentences) => {
    const places = new Map<string, number[]>()
    for (const { indexed } of sentences)
      for (const { term, at } of indexed.places) {
        const known = places.get(term)
        if (known) known.push(indexed.before + at)
        else places.set(term, [indexed.before + at])
      }
    return pairs.reduce((sum, { end, start, weight }) => {
      const starts = places.get(start)
      const follows =
        starts &&
        places
          .get(end)
          ?.some((before) => starts.some((after) => after > before && after - before <= PHRASE_GAP + 1))
      return follows ? sum + weight : sum
    }, 0)
  }
}

/** A second sentence is quoted where it answers nearly as well as the first, or holds so much of the question that the first lacks. */
const NEARLY = 1
const ADDS = 0.3

/** The two sentences that answer best, the better one first. */
export const foremost = (answering: readonly number[]): number[] =>
  [...answering.keys()]
    .sort((one, other) => (answering[other] as number) - (answering[one] as number) || one - other)
    .slice(0, 2)

/**
 * The sentence that answers best, and a second where it answers nearly as well or adds what the first lacks; with what they cannot be
 * understood without.
 * @param answering how far each sentence answers, as the ranking weighs it
 */
export function selectSentences(sentences: readonly Sentence[], answering: readonly number[]): number[] {
  const [first = 0, second] = foremost(answering)
  if (second === undefined) return [0]
  const held = new Set<WeighedConcept>(sentences[first]?.held)
  const adds = weigh((sentences[second] as Sentence).held.filter((concept) => !held.has(concept)))
  const all = weigh([...new Set(sentences.flatMap((sentence) => sentence.held))])
  const isClose = (answering[first] as number) - (answering[second] as number) < NEARLY
  return inContext(isClose || adds > ADDS * all ? [first, second] : [first], sentences)
}

/** A sentence that begins so takes back something of the one before it: each would mislead without the other. */
const TAKES_BACK =
  /^(?:However|But|Nevertheless|Nonetheless|Yet|Despite this|That said|Beyond (?:this|that)|(?:This|These|It|They) (?:is|are|was|were|has|have|had|do|does|did) (?:not|yet)\b)/

/** One that begins so speaks of what the one before it names, or takes it back. */
const POINTS_BACK = new RegExp(`${TAKES_BACK.source}|^(?:This|These|Those|They|Their|He|She|Such|Others)\\b`)

/** Sentences before another that are quoted with it. */
const MOST_BEFORE = 2

/** Sentences in their order, each with its neighbours where one is not to be understood without the other. */
function inContext(chosen: readonly number[], sentences: readonly Sentence[]): number[] {
  const begins = (at: number, words: RegExp) => words.test(sentences[at]?.indexed.text ?? '')
  const all = new Set<number>()
  for (const at of chosen) {
    let from = at
    while (from > 0 && at - from < MOST_BEFORE && begins(from, POINTS_BACK)) from--
    let to = at
    while (begins(to + 1, TAKES_BACK)) to++
    for (let each = from; each <= to; each++) all.add(each)
  }
  const order = [...all].sort((a, b) => a - b)
  // A single sentence left out between two costs a reader more than it saves.
  return order.flatMap((at, place) => (order[place + 1] === at + 2 ? [at, at + 1] : [at]))
}

/**
 * What kind of word answers: 'how many' a number near the words, 'what share' and 'how long' too, 'when' a date, 'what is a LADO' what it
 * stands for, 'how much does it cost' a sum, 'what is its phone number' one, 'what is the director's name' a person, 'how often' a rhythm, 'how
 * old' an age, 'where' a place, 'what time' an hour, 'what is it called' a name.
 */
export type ExpectedAnswer =
  | 'number'
  | 'share'
  | 'length'
  | 'date'
  | 'definition'
  | 'money'
  | 'contact'
  | 'person'
  | 'often'
  | 'age'
  | 'place'
  | 'time'
  | 'name'
  | null

const ALL_DIGITS = /^\d+$/
const NUMBER_TERMS = new Set(
  'one two three four five six seven eight nine ten eleven twelv half third quarter per'.split(' '),
)
const DATE = new RegExp(`\\b(19|20)\\d\\d\\b|\\b(${MONTHS_IN_WORDS.join('|')})\\b`)

/** A number that is no percentage, no year and no part of either. */
const COUNT =
  /(?<![\d.,])(?!(?:19|20)\d\d\b)\d[\d,]*(?![\d.,]*\d)(?!\s*(?:%|per ?cent))|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i

/** '95%', 'two thirds', '58 out of 64'. */
const SHARE_WORDS =
  /\d\s*(?:%|per ?cent)|\b(?:half|thirds?|quarters?|fifths?)\b|\b[\w-]+ (?:out of|of the|of) (?:\d+|[a-z]+(?:een|ty))\b/i

/** Words between a number and what it counts: '211 looked after children', '12 per cent of all care leavers'. */
const COUNTS = 4

/** A number somewhere in the sentence is worth this much of one that counts the very thing. */
const SOMEWHERE = 0.3

/** What says how many without a number. */
const VAGUE =
  /\b(?:most|majority|minority|few|fewer|none|(?:almost|nearly) all|(?:small|large) numbers?|proportion)\b/i
const VAGUELY = 0.1

/** Kinds of word that stand in a sentence or do not. */
const PLAIN_FORMS: Readonly<Partial<Record<NonNullable<ExpectedAnswer>, RegExp>>> = {
  date: DATE,
  // A copy may have lost its pound signs: '10 per day'.
  money: /£|\b(?:million|pounds)\b|\d (?:per|an?|each) (?:hour|day|night|week|month|year)\b/i,
  contact: /@|\b0[\d ]{9,}/,
  person: /\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Professor)\b\.? [A-Z]/,
}

/** 'The average wait is twice the statutory deadline' */
const OF_A_LIMIT =
  '\\b(?:half|twice|double|\\w+ times) the (?:\\w+ ){0,2}(?:deadline|timescale|time limit|target)s?\\b'

const SPELLED = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few)'

/** Every kind of word as it stands in a text. */
const FORMS: Readonly<Record<NonNullable<ExpectedAnswer>, RegExp>> = {
  number: new RegExp(COUNT.source, 'gi'),
  share: new RegExp(`${SHARE_WORDS.source}|${VAGUE.source}`, 'gi'),
  length: new RegExp(
    `\\b(?:\\d+|${SPELLED})[ -](?:working |calendar )?(?:minute|hour|day|week|month|year)s?\\b|${OF_A_LIMIT}|\\b(?:since|until|within|overnight|same day|immediately|promptly|quickly|delays?|timely)\\b`,
    'gi',
  ),
  date: new RegExp(DATE.source, 'g'),
  definition: /\([A-Z][A-Za-z&]+\)|['‘“]/g,
  money: new RegExp(PLAIN_FORMS.money?.source ?? '', 'gi'),
  contact: new RegExp(PLAIN_FORMS.contact?.source ?? '', 'g'),
  person: new RegExp(PLAIN_FORMS.person?.source ?? '', 'g'),
  often:
    /\b(?:daily|weekly|fortnightly|monthly|quarterly|annual(?:ly)?|yearly|every|each|twice|once|times|regular(?:ly)?|frequent(?:ly)?|routine(?:ly)?|(?:per|a) (?:day|week|month|year))\b/gi,
  age: /\b(?:aged?|ages|under|over|between) (?:of )?\d+|\b\d+[ -](?:years?|to|and)\b[ -](?:olds?|\d+)|\b\d+\+|\b\d+(?:th|st) birthday/gi,
  place: /\b(?:in|at|from|near|to|across|outside|within) (?:the )?[A-Z][a-z]+/g,
  time: /\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b|\b24[ -]hours?\b|\bround the clock\b|\bout[ -]of[ -]hours\b/gi,
  name: /['‘“][A-Z]|(?<=[a-z,] )[A-Z][a-z]+(?: (?:of |and |the )?[A-Z][a-z]+)*/g,
}

/** Characters before and behind a word of the kind wanted that tell what it is of. */
const CHARACTERS_BEFORE = 25
const CHARACTERS_BEHIND = 50

/** Where a text gives the kind of word that is wanted, each with what stands around it. */
export const expectedIn = (text: string, expected: ExpectedAnswer): string[] =>
  expected === null
    ? []
    : [...text.matchAll(FORMS[expected])].map(({ 0: words, index }) =>
        text.slice(Math.max(0, index - CHARACTERS_BEFORE), index + words.length + CHARACTERS_BEHIND),
      )

/** Kinds of word that only figures give, and how those look; an age is no count. */
const IN_FIGURES: Readonly<Partial<Record<NonNullable<ExpectedAnswer>, RegExp>>> = {
  number: COUNT,
  share:
    /\d\s*(?:%|per ?cent)|\b(?:half|thirds?|quarters?|fifths?)\b|\b(?:\d+ of|[\w-]+ out of) (?:the )?\d+/i,
  money: PLAIN_FORMS.money as RegExp,
  length: new RegExp(
    `\\b(?:\\d+|${SPELLED})[ -](?:working |calendar )?(?:minute|hour|day|week|month|year)s?\\b|${OF_A_LIMIT}`,
    'i',
  ),
}
const AGES =
  /\b(?:aged?|ages) (?:of )?\d+(?:\s*(?:to|and|[-–−])\s*\d+)?|\b\d+(?:[-–−]? (?:to|and|or) \d+)?[-–−](?: (?:to|and|or) \d+[-–−])?years?[-–−]?\s?olds?/gi

/** Whether a text gives a figure of the kind that is wanted; null for a kind that needs none. */
export function givesInFigures(text: string, expected: ExpectedAnswer): boolean | null {
  const form = expected === null ? undefined : IN_FIGURES[expected]
  return form ? form.test(text.replace(AGES, '')) : null
}

/** Kinds that stand in a sentence or do not, and need no number. */
const IN_ANY_WORDS: ReadonlySet<ExpectedAnswer> = new Set(['often', 'age', 'place', 'time', 'name'])

/** How far a sentence gives the kind of word that is wanted: 0 to 1. */
export function givesExpected({ indexed, held }: Sentence, expected: ExpectedAnswer): number {
  if (expected === null || held.length === 0) return 0
  const { text, terms, places } = indexed
  if (expected === 'definition') return held.some(({ concept }) => definesIt(text, concept.surface)) ? 1 : 0
  const plain = PLAIN_FORMS[expected]
  if (plain) return plain.test(text) ? 1 : 0
  if (IN_ANY_WORDS.has(expected)) return expectedIn(text, expected).length > 0 ? 1 : 0
  const numbers = terms.flatMap((term, at) => (NUMBER_TERMS.has(term) || ALL_DIGITS.test(term) ? [at] : []))
  if (numbers.length === 0) return VAGUE.test(text) ? VAGUELY : 0
  const counts = expected === 'number' ? countsAmong(numbers, terms, text) : numbers
  // A share is a number too, but it counts nothing: '95% of looked after children' says not how many they are.
  if (expected === 'number' && !COUNT.test(text)) return SOMEWHERE
  if (expected === 'share' && !SHARE_WORDS.test(text)) return VAGUE.test(text) ? VAGUELY : 0
  const counted = held.some(({ concept }) =>
    concept.expansions.some((expansion) => {
      const [first] = expansion.terms
      const starts = places.flatMap(({ term, at }) => (term === first ? [at] : []))
      return starts.some((start) => counts.some((number) => number < start && start - number <= COUNTS))
    }),
  )
  return counted ? 1 : SOMEWHERE
}

const PER_CENT = /^(?:\.\d+)?\s*(?:%|per ?cent)/i
const YEAR_NUMBER = /^(?:19|20)\d\d$/
const YEAR_BEFORE = /(?:19|20)\d\d[/–-]$/

/** Of a sentence's numbers, by their places among its terms, those that count: no share, no year, nor '11' of '2010/11'. */
function countsAmong(numbers: readonly number[], terms: readonly string[], text: string): number[] {
  const isCount = [...text.matchAll(/\d+/g)].map(
    ({ 0: figure, index }) =>
      !YEAR_NUMBER.test(figure) &&
      !YEAR_BEFORE.test(text.slice(0, index)) &&
      !PER_CENT.test(text.slice(index + figure.length)),
  )
  const figures = numbers.filter((at) => ALL_DIGITS.test(terms[at] ?? ''))
  return numbers.filter((at) => isCount[figures.indexOf(at)] ?? true)
}

/** 'Local Authority Designated Officer (LADO)', or its name in quotation marks: where a report first tells what it is. */
const definesIt = (text: string, surface: string): boolean =>
  isAbbreviated(text, surface) ||
  [`(${surface})`, `(${surface}s)`, `'${surface}'`, `‘${surface}’`, `“${surface}”`].some((form) =>
    text.toLowerCase().includes(form.toLowerCase()),
  )

/** Whether a text gives the short form of a name right behind it: 'personal advisers (PAs)'. */
const isAbbreviated = (text: string, name: string): boolean =>
  text
    .toLowerCase()
    .split(name.toLowerCase())
    .slice(0, -1)
    .some((_, at, before) => {
      const end = before.slice(0, at + 1).join(name).length + name.length
      return /^s? \([A-Z][A-Za-z&]*[A-Z]s?\)/.test(text.slice(end))
    })
