import type { Authority } from '../../vocabulary/authorities.js'
import { matchAt } from '../phrases.js'
import { type Gazetteer, type Located, nameKey } from './gazetteer.js'
import type { NamesOf } from './named.js'
import { MONTHS } from './period.js'
import type { Mention, Token } from './tokens.js'

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

/** What tells names from other words. */
export interface Telling {
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
export function placesIn(tokens: readonly Token[], telling: Telling): PlacesNamed {
  const found: CouncilFound[] = []
  for (let at = 0; at < tokens.length; ) {
    const one = exactAt(tokens, at, telling, found.at(-1)?.to) ?? nearlyAt(tokens, at, telling)
    if (one) {
      const whole = styled(one, tokens, telling.names)
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
  telling: Telling,
  before: number | undefined,
): CouncilFound | null {
  const { gazetteer } = telling
  for (let to = Math.min(tokens.length, from + gazetteer.longest + 2); to > from; to--) {
    const words = wordsFrom(tokens, from, to)
    const key = nameKey(words)
    // A name begins and ends with a word of its own.
    if (key.split(' ')[0] !== words[0] || key.split(' ').at(-1) !== words.at(-1)) continue
    const values = gazetteer.exact.get(key) ?? ownedBy(words, telling)
    const isPaired =
      values?.[0]?.is === 'council' && before === from - 1 && PAIRS.has(tokens[before]?.word ?? '')
    const isPair = isPaired && telling.placeLikelihood(tokens, from, to) >= LIKELY_PLACE.pair
    if (values && (isPair || isMeant(tokens, from, to, values, telling)))
      return { value: values, from, to, isCorrected: false }
  }
  return null
}

/** 'Kents neighbours': a council's name with the s of a possessive, and no apostrophe. */
function ownedBy(
  words: readonly string[],
  { gazetteer, isOrdinary }: Telling,
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
  telling: Telling,
): boolean {
  const words = wordsFrom(tokens, from, to)
  if (isOtherBody(tokens, from, to, telling.names)) return false
  const [word = '', second] = words
  const isCouncil = values[0]?.is === 'council'
  if (!isCouncil && isPartOfName(tokens, to, telling.names)) return false
  if (second === undefined && !isCouncil && telling.isJudgement(word)) return isSaidOfPlace(tokens, from)
  // March is in Cambridgeshire, and 'in March' nowhere: it is the town where it is all that is said, or its council is named too.
  if (second === undefined && !isCouncil && MONTHS.has(word)) return from === 0 && to === tokens.length
  const isPlain = words.every((word) => telling.isOrdinary(word))
  if (!isPlain) return words.length >= SURE_WORDS || (words[0]?.length ?? 0) > 2 || isCouncil
  if (isCouncil && words.length >= SURE_WORDS) return true
  if (words.length >= SURE_WORDS && isWrittenAsNames(tokens.slice(from, to), tokens)) return true
  // Nothing around it tells 'Reading' or 'Bath' from the words: who types a name alone means what it names.
  if (from === 0 && to === tokens.length && (isCouncil || isWrittenAsName(tokens[from]))) return true
  const least =
    LIKELY_PLACE[isCouncil ? 'council' : 'place'][
      words.some((word) => telling.isUsual(word)) ? 'usual' : 'rare'
    ]
  return telling.placeLikelihood(tokens, from, to) >= least
}

/** What stands between two councils of a pair: 'Bradford and Stoke', where 'stoke' alone might be a verb. */
const PAIRS = new Set(['and', 'or', 'vs', 'v', 'versus', 'with'])

const BEFORE_A_PLACE = new Set(['in', 'near', 'around', 'at', 'from'])

/** What is judged may be called as a village is: it is that only where a place is spoken of, as it is written. 'In Send', never 'SEND'. */
const isSaidOfPlace = (tokens: readonly Token[], at: number): boolean =>
  BEFORE_A_PLACE.has(tokens[at - 1]?.word ?? '') && isWrittenAsName(tokens[at])

const isWrittenAsName = (token: Token | undefined): boolean => /^\W*\p{Lu}\p{Ll}/u.test(token?.said ?? '')

/** 'East Ham' in a message that has small letters elsewhere: each of its words is written as a name. */
const isWrittenAsNames = (named: readonly Token[], all: readonly Token[]): boolean =>
  named.every(isWrittenAsName) && all.some(({ said }) => /^\p{Ll}/u.test(said))

/** 'Eastwood Park', 'Whitby Road': a name of something in a place that may lie anywhere. */
const isPartOfName = (tokens: readonly Token[], to: number, names: NamesOf): boolean =>
  names.at('part-of-name', wordsFrom(tokens, to, to + 1), 0) !== null

/** Words that make a name another body's: 'North Bristol NHS Trust'. */
const isOtherBody = (tokens: readonly Token[], from: number, to: number, names: NamesOf): boolean =>
  names.at('other-body', wordsFrom(tokens, to, to + 1), 0) !== null ||
  (from > 0 && names.at('other-body', wordsFrom(tokens, from - 1, from), 0) !== null)

/** The longest name of a council that is mistyped here; a word that means something is no slip. */
function nearlyAt(tokens: readonly Token[], from: number, telling: Telling): CouncilFound | null {
  const { gazetteer } = telling
  const isWord = (word: string) => telling.isWord(word) || gazetteer.isNameWord(word)
  const words = wordsFrom(tokens, 0, tokens.length)
  const match = matchAt(words, from, gazetteer.councils, isWord)
  if (!match || match.slips === 0) return null
  const to = from + match.length
  if (isOtherBody(tokens, from, to, telling.names)) return null
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
