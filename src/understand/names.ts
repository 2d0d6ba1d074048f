import { distance } from 'fastest-levenshtein'
import type { Report } from '../model/report.js'
import type { Search } from '../search/search.js'
import { wordsOf } from '../search/terms.js'
import type { Authority } from '../vocabulary/authorities.js'
import type { JudgementName } from '../vocabulary/judgements.js'
import { slips } from '../vocabulary/typos.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { authoritiesIn, authorityCalled, authorityPhrases, type NamedAuthority } from './authorities.js'
import { judgementIn, judgementPhrases, type NamedJudgement } from './judgements.js'
import { type Match, matchAt } from './phrases.js'

/** Recognises the field's names in what people type, slips forgiven. */
export interface Names {
  /** The authorities named in a question, in its order. */
  authoritiesIn(question: string): NamedAuthority[]
  /** The authority that a whole text names; several where the name is shared. */
  authorityCalled(text: string): readonly Authority[]
  /** The authority whose name begins a run of words. */
  authorityAt(words: readonly string[], from: number): Match<Authority> | null
  /** Authorities whose names come nearest to a text that is nobody's name, best first; where few do, authorities that are held. */
  authoritiesNear(text: string, among?: readonly Authority[]): Authority[]
  /** The judgement named in a text. */
  judgementIn(text: string): NamedJudgement | null
  /** The judgement whose name begins a run of words. */
  judgementAt(words: readonly string[], from: number): Match<JudgementName> | null
  /** Judgements whose names come nearest to a text, best first. */
  judgementsNear(text: string): JudgementName[]
}

/** Names offered in place of one that is not known. */
const NEAREST = 5

/** Names further off than this are no likely slip: those that are held are offered instead. */
const ALIKE = 0.45

/** What the reports tell of words: {@link Search}. */
type Known = Pick<Search, 'knows' | 'isOrdinary'>

/** @param search tells which words some report uses: such a word is no slip for a name */
export function createNames(vocabulary: Vocabulary, reports: readonly Report[], search: Known): Names {
  const authorities = authorityPhrases(vocabulary.authorities)
  const judgements = judgementPhrases(vocabulary.judgements)
  const held = new Set(reports.map(({ authority }) => authority.slug))
  const known = (word: string) =>
    vocabulary.stopWords.has(word) || vocabulary.english.has(word) || search.knows(word)
  return {
    authoritiesIn: (question) =>
      authoritiesIn(question, authorities, known, {
        isOrdinary: search.isOrdinary,
        isHeld: ({ slug }) => held.has(slug),
      }),
    authorityCalled: (text) => authorityCalled(text, authorities, known),
    authorityAt: (words, from) => matchAt(words, from, authorities, known),
    authoritiesNear(text, among = vocabulary.authorities) {
      const near = byNearness(text, among, ({ name, names }) => [name, ...names])
      const like = near.filter(({ far }) => far <= ALIKE).map(({ one }) => one)
      const others = near.map(({ one }) => one).filter(({ slug }) => held.has(slug))
      return [...new Set([...like.slice(0, NEAREST), ...others])].slice(0, NEAREST)
    },
    judgementIn: (text) => judgementIn(text, judgements, known),
    judgementAt: (words, from) => matchAt(words, from, judgements, known),
    judgementsNear: (text) =>
      byNearness(text, vocabulary.judgements, ({ label, names }) => [label, ...names])
        .slice(0, NEAREST)
        .map(({ one }) => one),
  }
}

/** How unlike what was typed each one's names are: 0 for the same letters, 1 for none in common. */
function byNearness<T>(text: string, all: readonly T[], namesOf: (one: T) => readonly string[]) {
  const typed = wordsOf(text).join(' ').slice(0, 60)
  const far = (name: string): number => {
    const words = wordsOf(name)
    const shared = words.some(
      (word) => word.length > 4 && typed.split(' ').some((part) => slips(part, word) < 2),
    )
    const whole = words.join(' ')
    return distance(typed, whole) / Math.max(typed.length, whole.length, 1) - (shared ? 0.5 : 0)
  }
  return all.map((one) => ({ one, far: Math.min(...namesOf(one).map(far)) })).sort((a, b) => a.far - b.far)
}
