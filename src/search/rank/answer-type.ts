import type { Sentence } from './matches.js'

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
const DATE =
  /\b(19|20)\d\d\b|\b(January|February|March|April|May|June|July|August|September|October|November|December)\b/

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

const SPELLED = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few)'

/** Every kind of word as it stands in a text. */
const FORMS: Readonly<Record<NonNullable<ExpectedAnswer>, RegExp>> = {
  number: new RegExp(COUNT.source, 'gi'),
  share: new RegExp(`${SHARE_WORDS.source}|${VAGUE.source}`, 'gi'),
  length: new RegExp(
    `\\b(?:\\d+|${SPELLED})[ -](?:working |calendar )?(?:minute|hour|day|week|month|year)s?\\b|\\b(?:since|until|within|overnight|same day|immediately|promptly|quickly|delays?|timely)\\b`,
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
export const expectedIn = (text: string, wanted: ExpectedAnswer): string[] =>
  wanted === null
    ? []
    : [...text.matchAll(FORMS[wanted])].map(({ 0: words, index }) =>
        text.slice(Math.max(0, index - CHARACTERS_BEFORE), index + words.length + CHARACTERS_BEHIND),
      )

/** Kinds that stand in a sentence or do not, and need no number. */
const IN_ANY_WORDS: ReadonlySet<ExpectedAnswer> = new Set(['often', 'age', 'place', 'time', 'name'])

/** How far a sentence gives the kind of word that is wanted: 0 to 1. */
export function givesExpected({ indexed, held }: Sentence, wanted: ExpectedAnswer): number {
  if (wanted === null || held.length === 0) return 0
  const { text, terms, places } = indexed
  if (wanted === 'definition') return held.some(({ concept }) => definesIt(text, concept.said)) ? 1 : 0
  const plain = PLAIN_FORMS[wanted]
  if (plain) return plain.test(text) ? 1 : 0
  if (IN_ANY_WORDS.has(wanted)) return expectedIn(text, wanted).length > 0 ? 1 : 0
  const numbers = terms.flatMap((term, at) => (NUMBER_TERMS.has(term) || ALL_DIGITS.test(term) ? [at] : []))
  if (numbers.length === 0) return VAGUE.test(text) ? VAGUELY : 0
  const counts = wanted === 'number' ? countsAmong(numbers, terms, text) : numbers
  // A share is a number too, but it counts nothing: '95% of looked after children' says not how many they are.
  if (wanted === 'number' && !COUNT.test(text)) return SOMEWHERE
  if (wanted === 'share' && !SHARE_WORDS.test(text)) return VAGUE.test(text) ? VAGUELY : 0
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
const definesIt = (text: string, said: string): boolean =>
  isAbbreviated(text, said) ||
  [`(${said})`, `(${said}s)`, `'${said}'`, `‘${said}’`, `“${said}”`].some((form) =>
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
