import { memoisedByObject, memoisedByText } from '../../collections/collections.js'
import {
  balanceOf,
  type Classifier,
  type Features,
  likelyAt,
  oddsOf,
  outputOf,
  type Ranker,
  sharesOf,
  type ToneModel,
  wordsAndPairs,
} from '../../learnt/models.js'
import type { Paragraph } from '../../model/report.js'
import type { QueryConcept } from '../concepts.js'
import type { Document, SearchScope } from '../engine.js'
import { type Candidate, candidates } from './candidates.js'
import type { AnswerEvidence, WeighedCandidate } from './evidence.js'
import { beside, rareOf, type Seen, seen, wordsAskedFor } from './features.js'
import { likenTo, type Meaning } from './likeness.js'
import {
  type ExpectedAnswer,
  foremost,
  phrases,
  reader,
  type Sentence,
  selectSentences,
  type WeighedConcept,
  weigh,
} from './matches.js'

export interface Hit extends WeighedCandidate {
  readonly document: Document
  /** How much likelier it is that this answers than that nothing does, and is on the subject than not. */
  readonly score: number
  /** How likely it is that it speaks of the subject at least: 0 to 1. */
  readonly onSubject: number
  /** The share of the question's concepts of which the document proves to speak, each by its idf: 0 to 1. */
  readonly coverage: number
  /** The share of the question's concepts that stand in its best sentence. */
  readonly nearness: number
  /** Whether the sentences that answer best give the kind of word wanted. */
  readonly gives: boolean
  /** The sentences of its text that answer, counted from 0. */
  readonly sentences: readonly number[]
}

/** Documents that are read for the words they hold, and for what their words mean; the rest cannot catch up with these. */
export const READ_WHOLE = 60
export const READ_FOR_MEANING = 40

/** Documents that are looked through for a name of several words, which many hold apart: 'young carers'. */
const READ_FOR_NAMES = 200

const isName = ({ expansions }: QueryConcept): boolean => (expansions[0]?.terms.length ?? 0) > 1

/** How many documents are looked through for the words of a question, where so many are read of one without a name. */
export const lookedThrough = (found: readonly WeighedConcept[], most: number): number =>
  found.some(({ concept }) => isName(concept)) ? Math.max(most, READ_FOR_NAMES) : most

/** The names of a question that stand in some sentences. */
const namesHeldIn = (sentences: readonly Sentence[]): WeighedConcept[] => [
  ...new Set(sentences.flatMap(({ held }) => held.filter(({ concept }) => isName(concept)))),
]

/** Of both together, those that are read sentence by sentence. */
const READ = 40

/** What a candidate promises before it is read. */
const promise = (
  { score, matchedIdf, nearness }: Pick<Candidate, 'score' | 'matchedIdf'> & { readonly nearness: number },
  all: number,
): number => nearness + 0.15 * Math.log1p(score) + (0.15 * matchedIdf) / (all || 1)

/** What is looked for, and what it means. */
export interface RankingQuery {
  readonly found: readonly WeighedConcept[]
  readonly meaning: Meaning
  /** All of it as one vector, to be held against those that the index keeps of its documents. */
  readonly vector: Float32Array
  readonly expected: ExpectedAnswer
  readonly tone: ToneAsked
}

/** Whether a question asks for what is good or for what is not; null where it asks for either. */
export type ToneAsked = 'praise' | 'criticism' | null

/** How much what is praised or criticised in the tone that was asked for counts, of a sentence and of a paragraph. */
const TONE = { sentence: 3, paragraph: 2.5 }

/** A paragraph that says what an abbreviation or a name stands for answers who asks for that, whatever the others speak of. */
const DEFINES = 5

/** How much likelier it is that a paragraph answers than that none does, by what is known of it, as a logarithm. */
export const paragraphOdds = (
  { paragraph, boosted }: Pick<Ranker, 'paragraph' | 'boosted'>,
  features: readonly number[],
): number => outputOf(paragraph, features) + oddsOf(boosted, features)

/**
 * What tells whether a paragraph speaks of the subject at all: what the ranking knows of it, and how much likelier the best answers. Strangers who
 * were shown both took one for what they asked about by what the whole search found, and hardly by its place in the order.
 */
export const signsOfSubject = (features: readonly number[], odds: number, best: number): number[] => [
  ...features,
  odds,
  best - odds,
]

/** The sections that reports of all frameworks have, by words of their headings; the first that fits. */
const SECTIONS: readonly (readonly [name: string, heading: RegExp])[] = [
  ['safeguarding board', /lscb|safeguarding children board/i],
  ['summary', /executive|summary|overall|because|strengths/i],
  ['leaders', /leader|governance|capacity|performance management|ambition|user engagement/i],
  ['what a partnership does well', /partnership doing/i],
  ['what a partnership must do better', /partnership need/i],
  ['recommendations', /recommend|improve|action/i],
  ['what it is like to be a child with SEND', /like to be a child/i],
  ['help and protection', /help and protection|safe|protection in/i],
  ['adoption', /adoption/i],
  ['children in care and care leavers', /care and care leavers/i],
  ['care leavers', /care leavers/i],
  ['children in care', /looked after|in care|permanence/i],
]

/** Headings of reports are few, and each stands over many paragraphs. */
const MOST_HEADINGS = 1000
const sectionHeaded = memoisedByText(
  (title) => SECTIONS.find(([, heading]) => heading.test(title))?.[0] ?? 'other',
  MOST_HEADINGS,
)

/** The section that a paragraph stands in. */
export const sectionOf = ({ locator }: Pick<Paragraph, 'locator'>): string => sectionHeaded(locator)

/** What is seen of a question, to tell in which section it is answered. */
export const sectionFeatures = ({ sequence }: Pick<Meaning, 'sequence'>): Features =>
  new Map(wordsAndPairs(sequence).map((feature) => [feature, 1]))

/** How much it counts that a paragraph stands where such questions are answered; chosen on what strangers were shown of which something is learnt (train/judged). */
const OF_SECTION = 0.4
/** No section is out of the question. */
const LEAST_OF_SECTION = 1e-3

/** Log-likelihood of each section, by what is asked; of one report after another the same. */
const sectionsFor = memoisedByObject((meaning: Meaning) =>
  memoisedByObject(
    (sections: Classifier): ReadonlyMap<string, number> =>
      new Map(
        sharesOf(sections, sectionFeatures(meaning)).map(({ label, share }) => [
          label,
          Math.log(share + LEAST_OF_SECTION),
        ]),
      ),
  ),
)

/** What is asked of one report after another is held against each word once. */
const likenFor = memoisedByObject((meaning: Meaning) =>
  memoisedByObject((engine: SearchScope['engine']) => likenTo(meaning, engine.termOf)),
)

/** Candidate retrieval: what words and vectors find in a scope for a question, as the ranking sees it. */
export function seenOn(
  { found, meaning, vector, expected }: Omit<RankingQuery, 'tone'>,
  scope: SearchScope,
  most: number,
): Seen[] {
  const all = weigh(found)
  if (all === 0 && meaning.rows.length === 0) return []
  const read = reader(found, scope)
  const liken = likenFor(meaning)(scope.engine)
  const phraseIn = phrases(found)
  const words = wordsAskedFor(found, meaning, scope)
  const rare = rareOf(words, meaning.rows.length)
  const near = scope.engine.nearest(vector, scope.range, scope.asked, Math.min(most, READ_FOR_MEANING))
  const nearness = scope.engine.nearness(vector)
  const hasName = found.some(({ concept }) => isName(concept))
  const nameShare = (number: number): number => (hasName ? weigh(namesHeldIn(read(number))) / all : 0)
  const likely = candidates(found, scope, lookedThrough(found, most), near)
    .map((candidate) => {
      const near = nearness(candidate.number)
      return {
        ...candidate,
        nearness: near,
        promise: promise({ ...candidate, nearness: near }, all) + nameShare(candidate.number),
      }
    })
    .sort((one, other) => other.promise - one.promise)
    .slice(0, READ)
  return likely.map((candidate) =>
    seen(scope.documents[candidate.number] as Document, candidate, read(candidate.number), {
      found,
      all,
      expected,
      meaning,
      liken,
      phraseIn,
      words,
      rare,
    }),
  )
}

/** What the ranking has learnt. */
export interface RankingModels {
  readonly ranker: Ranker
  readonly tone: ToneModel
  readonly sections: Classifier | null
}

/**
 * Re-ranking: the documents of a scope that answer a question best, best first.
 * @param most how many are read for their words, and given
 */
export function rank(
  sought: RankingQuery,
  scope: SearchScope,
  { ranker, tone, sections }: RankingModels,
  most: number,
): Hit[] {
  const all = weigh(sought.found)
  const candidates = seenOn(sought, scope, most)
  const answering = candidates.map(({ ofSentences }) =>
    ofSentences.map((features) => outputOf(ranker.sentence, features)),
  )
  const features = beside(candidates, answering)
  const tones = tonesOf(candidates, sought.tone, tone)
  const told = answering.map((own, at) =>
    own.map(
      (each, sentence) =>
        each +
        TONE.sentence * (tones[at]?.[sentence] ?? 0) +
        (candidates[at]?.defines ? DEFINES * (candidates[at]?.given[sentence] ?? 0) : 0),
    ),
  )
  const odds = candidates.map(
    ({ defines }, at) => paragraphOdds(ranker, features[at] as number[]) + (defines ? DEFINES : 0),
  )
  const best = Math.max(...odds)
  // What is praised and what must be better stand in sections of their own.
  const likelySections = sections && sought.tone === null ? sectionsFor(sought.meaning)(sections) : null
  return candidates
    .map((one, at) => {
      const [sentence = 0] = foremost(told[at] as number[])
      const own = { odds: odds[at] as number, features: features[at] as number[] }
      const onSubject = oddsOf(ranker.onSubject, signsOfSubject(own.features, own.odds, best))
      const section = likelySections?.get(sectionOf(one.document.paragraph)) ?? 0
      const worth =
        own.odds + onSubject + OF_SECTION * section + TONE.paragraph * (tones[at]?.[sentence] ?? 0)
      return { ...own, one, at, onSubject, worth }
    })
    .sort((a, b) => b.worth - a.worth || a.at - b.at)
    .slice(0, most)
    .map(({ one, ...weighed }) => ({ ...one, ...weighed, seen: one }))
    .map(
      ({ seen, document, candidate, fits, nearness, sentences, at, odds, features, onSubject, worth }) => ({
        document,
        seen,
        odds,
        features,
        answering: answering[at] as number[],
        score: Math.exp(worth),
        onSubject: likelyAt(onSubject),
        coverage: all === 0 ? 0 : candidate.evidence / all,
        nearness,
        get gives() {
          return foremost(told[at] as number[]).some((sentence) => (fits[sentence] as number) > 0)
        },
        // Most hits are never shown.
        get sentences() {
          return selectSentences(sentences, told[at] as number[])
        },
      }),
    )
}

/** How far each sentence is in the tone that was asked for, from −1 to 1; nothing where either will do. */
function tonesOf(all: readonly Seen[], tendency: ToneAsked, tone: ToneModel): number[][] {
  if (tendency === null) return []
  const sign = tendency === 'praise' ? 1 : -1
  return all.map(({ sentences }) => sentences.map(({ indexed }) => sign * balanceOf(tone.of(indexed.terms))))
}

/**
 * What the best candidates come to, from the least on: nothing; hardly that they speak of its subject (of strangers' questions that came to this, one
 * in six had something near it); they may; they speak of it and do not say what was asked; they are worth showing, and as likely as not they do not
 * say it; they say it.
 */
export const ANSWERABILITIES = ['nothing', 'unlikely', 'unsure', 'spoken of', 'perhaps', 'said'] as const
export type Answerability = (typeof ANSWERABILITIES)[number]

/** Whether it is said, and what is missing. */
export interface AnswerabilityFound {
  readonly answerability: Answerability
  readonly absent: AnswerEvidence['absent']
}

/** What is within this of the bound may be spoken of or not, as a logarithm of the odds. */
const DOUBT = 2

/** What the best candidates come to. */
export function answerabilityOf(
  { features, isForFact }: Pick<AnswerEvidence, 'features' | 'isForFact'>,
  { spoken, near, answerable, least }: Ranker,
): Answerability {
  const onSubject = oddsOf(spoken, features) - near
  if (onSubject < 0) return onSubject < -DOUBT ? 'nothing' : 'unlikely'
  const answers = oddsOf(answerable, features)
  if (answers >= least[isForFact ? 'fact' : 'subject']) return answers >= 0 ? 'said' : 'perhaps'
  return onSubject < DOUBT ? 'unsure' : 'spoken of'
}

/** Of what nobody looked at. */
export const NOTHING_SAID: AnswerabilityFound = { answerability: 'nothing', absent: null }

/** What evidence comes to; of a name, nothing that has its words apart is sure to say it: 'a private discussion with the foster carer' is no private fostering. */
export function assessAnswerability(evidence: AnswerEvidence, ranker: Ranker): AnswerabilityFound {
  const { absent, isNameTorn } = evidence
  const answerability = answerabilityOf(evidence, ranker)
  return { answerability: isNameTorn && answerability === 'said' ? 'perhaps' : answerability, absent }
}
