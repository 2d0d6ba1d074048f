import { grouped, memoisedByObject } from '../../collections/collections.js'
import { MONTHS } from '../../text/dates.js'
import { wordsOf } from '../../text/tokens.js'
import { type Authority, OTHER_COUNTRIES, type PlaceRow } from '../../vocabulary/authorities.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import {
  LOOSE,
  type Mention,
  matchAt,
  type NamesOf,
  type Phrasebook,
  phrase,
  phrasebook,
  plainWords,
  type Token,
} from './named.js'

/** What a name may stand for: a council itself, or a place and the council that it lies in. */
type Located =
  | { readonly is: 'council'; readonly council: Authority }
  | { readonly is: 'place'; readonly place: PlaceRow; readonly council: Authority }
  /** Outside England: Ofsted inspects no council there. */
  | { readonly is: 'elsewhere'; readonly place: PlaceRow; readonly country: string }

/** The names of councils and places, exactly and nearly. */
export interface Gazetteer {
  /** By {@link nameKey}; a council's name comes before the places that share it, a larger place before a smaller. */
  readonly exact: ReadonlyMap<string, readonly Located[]>
  /** The most words that a name has. */
  readonly longest: number
  /** Names of councils alone, for slips of typing. */
  readonly councils: Phrasebook<Authority>
  /** Words that some name is made of: none of them is a slip for another. */
  readonly isNameWord: (word: string) => boolean
}

/** Words as a name is found by: 'the Isle of Wight', 'isle of wight'. */
const nameKey = (words: readonly string[]): string => words.filter((word) => !LOOSE.has(word)).join(' ')

/** What people write for the quarters that councils are named after: 'N Lincolnshire', 'sth glos'. */
const QUARTERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['north', ['n', 'nth', 'nrth', 'no']],
  ['south', ['s', 'sth', 'so']],
  ['east', ['e', 'est']],
  ['west', ['w', 'wst']],
])

/** A name and the short forms that hold for every name of its shape: 'south glos', 's glos', 'southglos'. */
function formsOf(name: string): string[] {
  const words = plainWords(name)
  const [quarter = '', ...rest] = words
  const shorts = QUARTERS.get(quarter)
  if (!shorts || rest.length === 0) return [words.join(' ')]
  const parted = [quarter, ...shorts].map((first) => [first, ...rest].join(' '))
  const joined = rest.length === 1 ? [quarter, shorts[0] ?? ''].map((first) => `${first}${rest[0]}`) : []
  return [...parted, ...joined]
}

/**
 * What people call a place whose whole name is joined by hyphens: Thornaby-on-Tees by its first word. Only where no other
 * name begins so: Barton may be any of several.
 */
function firstWordOf(names: readonly string[]): (name: string) => string | null {
  const beginning = grouped([...new Set(names)], (name) => plainWords(name)[0] ?? '')
  return (name) => {
    const [first = '', ...rest] = name.split('-')
    const short = plainWords(first)[0] ?? ''
    const isWhole = rest.length >= REST_OF_JOINED && !first.includes(' ')
    return isWhole && beginning.get(short)?.length === 1 ? short : null
  }
}

/** Parts of such a name behind the first: '-on-Tees'. */
const REST_OF_JOINED = 2

export const gazetteerOf = memoisedByObject(({ authorities, places }: Vocabulary): Gazetteer => {
  const bySlug = new Map(authorities.map((authority) => [authority.slug, authority]))
  const councils = authorities.flatMap((council) =>
    [council.name, ...council.names].flatMap(formsOf).map((name) => ({ name, council })),
  )
  const located = [...places]
    .sort((one, other) => other.population - one.population)
    .flatMap((place): Located[] => {
      const country = OTHER_COUNTRIES.get(place.council)
      if (country !== undefined) return [{ is: 'elsewhere', place, country }]
      const council = bySlug.get(place.council)
      return council ? [{ is: 'place', place, council }] : []
    })
  // A country's name is some village's too: Wales lies in Rotherham.
  const countries = [...OTHER_COUNTRIES.values()].map((country) => ({
    name: country,
    is: {
      is: 'elsewhere',
      place: { name: country, council: '', population: 0, isDistrict: false },
      country,
    } as Located,
  }))
  const whole = [
    ...countries,
    ...councils.map(({ name, council }) => ({ name, is: { is: 'council', council } as Located })),
    ...located.map((is) => ({ name: is.is === 'council' ? '' : is.place.name, is })),
  ]
  const short = firstWordOf(whole.map(({ name }) => name))
  const named = [
    ...whole,
    ...located.flatMap((is) => {
      const name = is.is === 'council' ? null : short(is.place.name)
      return name === null ? [] : [{ name, is }]
    }),
  ]
  // 'King’s Lynn' is typed 'kings lynn' as often.
  const written = named.flatMap(({ name, is }) =>
    [...new Set([nameKey(plainWords(name)), nameKey(wordsOf(name))])].map((key) => ({ key, is })),
  )
  const keyed = grouped(written, ({ key }) => key)
  const words = new Set(named.flatMap(({ name }) => plainWords(name)))
  return {
    exact: new Map([...keyed].map(([key, all]) => [key, all.map(({ is }) => is)])),
    longest: Math.max(1, ...[...keyed.keys()].map((key) => key.split(' ').length)),
    councils: phrasebook(councils.map(({ name, council }) => phrase(name, council))),
    isNameWord: (word) => words.has(word),
  }
})

/** A council that a message names, by whichever name. */
export interface CouncilNamed {
  readonly council: Authority
  /** Its own name; a slip for it; a place in it, the only one of that name or the largest. */
  readonly how: 'name' | 'corrected' | 'place' | 'largest-place'
  /** The place's name as it is written: 'Ryde'; null where the council itself is named. */
  readonly place: string | null
}

/** A place that lies in no council that Ofsted inspects. */
export interface Elsewhere {
  readonly place: string
  readonly country: string
}

export interface PlacesNamed {
  readonly councils: readonly Mention<CouncilNamed>[]
  readonly elsewhere: readonly Mention<Elsewhere>[]
}

/** Cues that tell names from other words. */
export interface NameCues {
  readonly gazetteer: Gazetteer
  readonly names: NamesOf
  /** A word that people and reports use in small letters: 'reading', 'deal'. */
  isOrdinary(word: string): boolean
  /** A word of everybody's talk: 'deal', and not 'bury'. */
  isUsual(word: string): boolean
  /** Any word of English or of the reports: no slip of typing. */
  isWord(word: string): boolean
  /** A word that names what is judged: 'SEND', 'health'. */
  isJudgement(word: string): boolean
  /** How likely it is, from what stands around them, that ordinary words name a place here: 0 to 1. */
  placeLikelihood(tokens: readonly Token[], from: number, to: number): number
}

type CouncilFound = Mention<readonly Located[]> & { readonly isCorrected: boolean }

/** The councils and places that a message names, in its order. */
export function placesIn(tokens: readonly Token[], cues: NameCues): PlacesNamed {
  const found: CouncilFound[] = []
  for (let at = 0; at < tokens.length; ) {
    const one = exactAt(tokens, at, cues, found.at(-1)?.to) ?? nearlyAt(tokens, at, cues)
    if (one) {
      const whole = styled(one, tokens, cues.names)
      // 'London' of 'London Borough of Bexley' was taken for a place until the rest was read.
      while ((found.at(-1)?.to ?? 0) > whole.from) found.pop()
      found.push(whole)
    }
    at = found.at(-1) && one ? Math.max(found.at(-1)?.to ?? 0, at + 1) : at + 1
  }
  return settled(found)
}

const wordsFrom = (tokens: readonly Token[], from: number, to: number): string[] =>
  tokens.slice(from, to).map(({ word }) => word)

/** @param before where the name found before this one ends */
function exactAt(
  tokens: readonly Token[],
  from: number,
  cues: NameCues,
  before: number | undefined,
): CouncilFound | null {
  const { gazetteer } = cues
  for (let to = Math.min(tokens.length, from + gazetteer.longest + 2); to > from; to--) {
    const words = wordsFrom(tokens, from, to)
    // A name begins and ends with a word of its own.
    if (LOOSE.has(words[0] ?? '') || LOOSE.has(words.at(-1) ?? '')) continue
    const values = gazetteer.exact.get(nameKey(words)) ?? ownedBy(words, cues)
    const isPaired =
      values?.[0]?.is === 'council' &&
      ((before === from - 1 && PAIRS.has(tokens[before]?.word ?? '')) ||
        (before === from && isBetweenCommas(tokens, from, to)) ||
        (PAIRS.has(tokens[to]?.word ?? '') && isCouncilAt(tokens, to + 1, cues)))
    const isPair = isPaired && cues.placeLikelihood(tokens, from, to) >= LIKELY_PLACE.pair
    if (values && (isPair || isMeant(tokens, from, to, values, cues)))
      return { value: values, from, to, isCorrected: false }
  }
  return null
}

/** 'Kents neighbours': a council's name with the s of a possessive, and no apostrophe. */
function ownedBy(
  words: readonly string[],
  { gazetteer, isOrdinary }: NameCues,
): readonly Located[] | undefined {
  const last = words.at(-1) ?? ''
  if (!last.endsWith('s') || isOrdinary(last)) return undefined
  const values = gazetteer.exact.get(nameKey([...words.slice(0, -1), last.slice(0, -1)]))
  return values?.[0]?.is === 'council' ? values : undefined
}

/** So likely ordinary words must name a place before they are taken for a council's name, and for that of any village. */
const LIKELY_PLACE = {
  council: { usual: 0.6, rare: 0.25 },
  place: { usual: 0.9, rare: 0.6 },
  pair: 0.05,
} as const

/** Names of this many words or more are no chance. */
const SURE_WORDS = 2

function isMeant(
  tokens: readonly Token[],
  from: number,
  to: number,
  values: readonly Located[],
  cues: NameCues,
): boolean {
  const words = wordsFrom(tokens, from, to)
  if (isOtherBody(tokens, from, to, cues.names)) return false
  const [word = '', second] = words
  const isCouncil = values[0]?.is === 'council'
  if (!isCouncil && isPartOfName(tokens, to, cues.names)) return false
  if (second === undefined && !isCouncil && cues.isJudgement(word)) return isSaidOfPlace(tokens, from)
  // March is in Cambridgeshire, and 'in March' nowhere: it is the town where it is all that is said, or its council is named too.
  if (second === undefined && !isCouncil && MONTHS.has(word)) return from === 0 && to === tokens.length
  const isPlain = words.every((word) => cues.isOrdinary(word))
  if (!isPlain) return words.length >= SURE_WORDS || (words[0]?.length ?? 0) > 2 || isCouncil
  if (isCouncil && words.length >= SURE_WORDS) return true
  const isSaidSo = isAfterPlacing(tokens, from) || isWrittenAsNames(tokens.slice(from, to), tokens)
  if (words.length >= SURE_WORDS && isSaidSo) return true
  // Nothing around it tells 'Reading' or 'Bath' from the words: who types a name alone means what it names.
  if (from === 0 && to === tokens.length && (isCouncil || isWrittenAsName(tokens[from]))) return true
  const least =
    LIKELY_PLACE[isCouncil ? 'council' : 'place'][words.some((word) => cues.isUsual(word)) ? 'usual' : 'rare']
  return cues.placeLikelihood(tokens, from, to) >= least
}

/** What stands between two councils of a pair: 'Bradford and Stoke', where 'stoke' alone might be a verb. */
const PAIRS = new Set(['and', 'or', 'vs', 'v', 'versus', 'with'])

/** 'Who led each of bury and bolton': a council's name that is no word of English. */
function isCouncilAt(tokens: readonly Token[], from: number, { gazetteer, isOrdinary }: NameCues): boolean {
  for (let to = Math.min(tokens.length, from + gazetteer.longest); to > from; to--) {
    const words = wordsFrom(tokens, from, to)
    if (gazetteer.exact.get(nameKey(words))?.[0]?.is === 'council') return !words.every(isOrdinary)
  }
  return false
}

/** 'Bolton, bury, wirral': what stands between two commas after a council's name. */
const isBetweenCommas = (tokens: readonly Token[], from: number, to: number): boolean =>
  [from - 1, to - 1].every((at) => tokens[at]?.surface.endsWith(','))

const BEFORE_A_PLACE = new Set(['in', 'near', 'around', 'at', 'from'])

/** What is judged may be called as a village is: it is that only where a place is spoken of, as it is written. 'In Send', never 'SEND'. */
const isSaidOfPlace = (tokens: readonly Token[], at: number): boolean =>
  isAfterPlacing(tokens, at) && isWrittenAsName(tokens[at])

const isAfterPlacing = (tokens: readonly Token[], at: number): boolean =>
  BEFORE_A_PLACE.has(tokens[at - 1]?.word ?? '')

export const isWrittenAsName = (token: Token | undefined): boolean =>
  /^\W*\p{Lu}\p{Ll}/u.test(token?.surface ?? '')

/** 'East Ham' in a message that has small letters elsewhere: each of its words is written as a name. */
const isWrittenAsNames = (named: readonly Token[], all: readonly Token[]): boolean =>
  named.every(isWrittenAsName) && all.some(({ surface }) => /^\p{Ll}/u.test(surface))

/** 'Eastwood Park', 'Whitby Road': a name of something in a place that may lie anywhere. */
const isPartOfName = (tokens: readonly Token[], to: number, names: NamesOf): boolean =>
  !isCutBefore(tokens, to) && names.at('part-of-name', wordsFrom(tokens, to, to + 1), 0) !== null

/** 'Whitby. School says': what a sign parts from a name is no part of it. */
const isCutBefore = (tokens: readonly Token[], at: number): boolean =>
  /[.,;:!?]$/.test(tokens[at - 1]?.surface ?? '')

/** Words that make a name another body's: 'North Bristol NHS Trust', 'University of Kent'; 'out of school, surrey' names none. */
const isOtherBody = (tokens: readonly Token[], from: number, to: number, names: NamesOf): boolean => {
  const isBodyAt = (at: number) => names.at('other-body', wordsFrom(tokens, at, at + 1), 0) !== null
  const isNameBefore = /^\W*\p{Lu}/u.test(tokens[from - 1]?.surface ?? '') && !isCutBefore(tokens, from)
  return (!isCutBefore(tokens, to) && isBodyAt(to)) || (isNameBefore && isBodyAt(from - 1))
}

/** The longest name of a council that is mistyped here; a word that means something is no slip. */
function nearlyAt(tokens: readonly Token[], from: number, cues: NameCues): CouncilFound | null {
  const { gazetteer } = cues
  const isWord = (word: string) => cues.isWord(word) || gazetteer.isNameWord(word)
  const words = wordsFrom(tokens, 0, tokens.length)
  const match = matchAt(words, from, gazetteer.councils, isWord)
  if (!match || match.slips === 0) return null
  const to = from + match.length
  if (isOtherBody(tokens, from, to, cues.names)) return null
  return { value: match.values.map((council) => ({ is: 'council', council })), from, to, isCorrected: true }
}

/** With the words of a council's style around its name: 'London Borough of Bexley', 'Boston Borough Council'. */
function styled(found: CouncilFound, tokens: readonly Token[], names: NamesOf): CouncilFound {
  const words = wordsFrom(tokens, 0, tokens.length)
  let { from, to } = found
  for (let after = names.at('style', words, to); after !== null; after = names.at('style', words, to))
    to += after.length
  for (let length = Math.min(from, 4); length > 0; length--) {
    const before = names.at('style-before', words, from - length)
    if (before?.length === length) {
      from -= length
      break
    }
  }
  return { ...found, from, to }
}

/** Which council each name stands for: of several places of one name the one whose council is named too, else the largest. */
function settled(found: readonly CouncilFound[]): PlacesNamed {
  const named = new Set(
    found.flatMap(({ value }) => (value[0]?.is === 'council' ? value[0].council.slug : [])),
  )
  const councils: Mention<CouncilNamed>[] = []
  const elsewhere: Mention<Elsewhere>[] = []
  for (const { value, from, to, isCorrected } of found) {
    const [first] = value
    if (first === undefined) continue
    const within = value.find((one) => one.is === 'place' && named.has(one.council.slug))
    const chosen = first.is === 'council' ? first : (within ?? first)
    if (chosen.is === 'elsewhere') {
      elsewhere.push({ value: { place: chosen.place.name, country: chosen.country }, from, to })
      continue
    }
    const isOneOfSeveral = chosen.is === 'place' && within === undefined && value.length > 1
    const how = isCorrected
      ? 'corrected'
      : chosen.is === 'council'
        ? 'name'
        : isOneOfSeveral
          ? 'largest-place'
          : 'place'
    const place = chosen.is === 'place' ? chosen.place.name : null
    councils.push({ value: { council: chosen.council, how, place }, from, to })
  }
  return { councils, elsewhere }
}
