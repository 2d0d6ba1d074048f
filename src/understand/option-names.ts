import { memoisedByText } from '../collections/collections.js'
import type { JudgementAsked } from '../model/query.js'
import type { Finding, Report } from '../model/report.js'
import { editDistance, slips } from '../text/fuzzy.js'
import { wordsOf } from '../text/tokens.js'
import type { Authority } from '../vocabulary/authorities.js'
import type { JudgementName } from '../vocabulary/judgements.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { type CouncilNamed, type Elsewhere, placesIn } from './entities/councils.js'
import type { Recogniser } from './entities/entities.js'
import { gradesIn, judgementAsked, judgementsIn } from './entities/grades.js'
import { type Match, type Mention, matchAt, type Token, tokensOf } from './entities/named.js'

/** Recognises the field's names in what options hold, slips forgiven. */
export interface Names {
  /** The councils that a whole text names, by any of their names or by a place in them; several where it may be either. */
  councilsCalled(text: string): readonly CouncilNamed[]
  /** The place outside England that a whole text names. */
  elsewhereCalled(text: string): Elsewhere | null
  /** The council whose name begins a run of words. */
  councilAt(words: readonly string[]): Match<CouncilNamed> | null
  /** Councils whose names come nearest to a text that is nobody's name, best first; where few do, councils that are held. */
  councilsNear(text: string, among?: readonly Authority[]): Authority[]
  /** The judgement named in a text. */
  judgementIn(text: string): JudgementAsked | null
  /** The judgement whose name begins a run of words. */
  judgementAt(words: readonly string[]): Match<JudgementName> | null
  /** Judgements whose names come nearest to a text, best first. */
  judgementsNear(text: string): JudgementName[]
  /** The grade or outcome whose name begins a run of words, as it is printed. */
  gradeAt(words: readonly string[]): Match<string> | null
  /** The grades that a text asks for: 'inadequate', 'better than good', 'grade 3', 'outcome 2'. */
  gradesIn(text: string): Finding[]
}

/** Bounds the memory against commands made of endless new words. */
const MOST_TEXTS_KEPT = 1000

/** Names offered in place of one that is not known. */
const NEAREST = 5

/** Names further off than this are no likely slip: those that are held are offered instead. */
const ALIKE = 0.45

export function namesOver(vocabulary: Vocabulary, reports: readonly Report[], recogniser: Recogniser): Names {
  const held = new Set(reports.map(({ authority }) => authority.slug))
  // An option holds a name and nothing else: an ordinary word is a name there.
  const surely = { ...recogniser, placeLikelihood: () => 1 }
  /** A region's name is a place's too: London lies in no council. */
  const placed = (tokens: readonly Token[]) => {
    const regions = recogniser.names.in('region', tokens)
    const isRegion = ({ from, to }: Mention<unknown>) =>
      regions.some((region) => region.from <= from && to <= region.to)
    const { councils, elsewhere } = placesIn(tokens, surely)
    const isPlace = ({ value: { how } }: Mention<CouncilNamed>) => how === 'place' || how === 'largest-place'
    return { councils: councils.filter((one) => !(isPlace(one) && isRegion(one))), elsewhere }
  }
  // A command's words are tried from each of them, by each option.
  const firstCouncilIn = memoisedByText((text) => placed(tokensOf(text)).councils[0] ?? null, MOST_TEXTS_KEPT)
  const isWhole = (tokens: readonly Token[]) => (mention: Mention<unknown>) =>
    mention.from <= (tokens[0]?.word === 'the' ? 1 : 0) && mention.to === tokens.length
  return {
    councilsCalled(text) {
      const tokens = tokensOf(text)
      return placed(tokens)
        .councils.filter(isWhole(tokens))
        .map(({ value }) => value)
    },
    elsewhereCalled(text) {
      const tokens = tokensOf(text)
      return placed(tokens).elsewhere.find(isWhole(tokens))?.value ?? null
    },
    councilAt(words) {
      const first = firstCouncilIn(words.slice(0, LONGEST_STYLED_NAME).join(' '))
      return first?.from === 0
        ? { values: [first.value], from: 0, length: first.to, slips: first.value.how === 'corrected' ? 1 : 0 }
        : null
    },
    councilsNear(text, among = vocabulary.authorities) {
      const near = byNearness(text, among, ({ name, names }) => [name, ...names])
      const like = near.filter(({ far }) => far <= ALIKE).map(({ one }) => one)
      const others = near.map(({ one }) => one).filter(({ slug }) => held.has(slug))
      return [...new Set([...like.slice(0, NEAREST), ...others])].slice(0, NEAREST)
    },
    judgementIn(text) {
      const { names, judgements, isWord } = recogniser
      const { judgements: named, strand } = judgementsIn(tokensOf(text), judgements, names, isWord, new Set())
      return judgementAsked(
        named.flatMap(({ value }) => value),
        strand,
      )
    },
    judgementAt: (words) => matchAt(words, 0, recogniser.judgements, recogniser.isWord),
    judgementsNear: (text) =>
      byNearness(text, vocabulary.judgements, ({ label, names }) => [label, ...names])
        .slice(0, NEAREST)
        .map(({ one }) => one),
    gradeAt: (words) => recogniser.names.at('grade', words, 0) ?? recogniser.names.at('outcome', words, 0),
    gradesIn: (text) =>
      gradesIn(tokensOf(text), recogniser.names, new Set()).flatMap(({ value }) => value.grades),
  }
}

/** Words of the longest name with the council's style around it. */
const LONGEST_STYLED_NAME = 12

/** How unlike what was typed each one's names are: 0 for the same letters, 1 for none in common. */
function byNearness<T>(text: string, all: readonly T[], namesOf: (one: T) => readonly string[]) {
  const typed = wordsOf(text).join(' ').slice(0, 60)
  const far = (name: string): number => {
    const words = wordsOf(name)
    const shared = words.some(
      (word) => word.length > 4 && typed.split(' ').some((part) => slips(part, word) < 2),
    )
    const whole = words.join(' ')
    return editDistance(typed, whole) / Math.max(typed.length, whole.length, 1) - (shared ? 0.5 : 0)
  }
  return all.map((one) => ({ one, far: Math.min(...namesOf(one).map(far)) })).sort((a, b) => a.far - b.far)
}
