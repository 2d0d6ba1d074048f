import { type Classifier, type Features, shareOf, sharesOf } from '../learnt/models.js'
import type { AnswerType, Asked } from '../model/query.js'
import { stemOf } from '../text/tokens.js'
import { pointsAtThose, WH } from './asking.js'
import { featuresOf, isNameMask, type WordKnowledge } from './classify/classifier.js'
import { type Entities, subjectTagged } from './entities/entities.js'
import type { Token } from './entities/named.js'
import { JOINS, withoutConditions } from './passages.js'
import type { ReadMessage } from './read-message.js'
import {
  between,
  contentWordsIn,
  type MaskedWord,
  maskedInPlace,
  picked,
  sentencesIn,
  signBefore,
  withoutOpenings,
} from './subject.js'
import type { Understanding } from './understanding.js'

/**
 * The subjects of a message that names several, each to be looked up for itself: 'caseloads, agency staff and how often people
 * leave' are three, 'drug and alcohol services' and 'help and protection' one. A classifier tells the words with which one begins.
 */

/** The classes of what stands between two words of meaning: a further subject begins there, or the one before goes on. */
export const SUBJECT_BEGINS = 'begins'
export const SUBJECT_GOES_ON = 'goes on'

/** From this share on a further subject is taken to begin: of ten so found in messages of writers kept back seven do, and four in five of all are found. */
const SURELY_BEGINS = 0.35
/** Shares of likelihood that are told apart. */
const SHADES = 4

/** Words that may join one subject to the next. */
const isJoin = (word: string): boolean => JOINS.has(word) || word === 'or'

/** What stands between one word of meaning and the next. */
interface SubjectGap {
  /** Token behind the first of them, and that of the second. */
  readonly from: number
  readonly to: number
  readonly features: Features
}

/**
 * Where in a message a further subject may begin: between two words of meaning that a sign or a joining word parts, seen by the small words and signs between them, by what
 * stands on both sides, and by how likely that names a subject.
 */
export function gapsIn(entities: Entities, lexicon: WordKnowledge): SubjectGap[] {
  // A judgement is a subject like any other.
  const words = maskedInPlace({ ...entities, judged: { ...entities.judged, judgements: [] } })
  const isName = ({ word }: MaskedWord): boolean => isNameMask(word)
  const content = words.flatMap((one, place) =>
    lexicon.isStopWord(one.word) || JOINS.has(one.word) ? [] : [place],
  )
  const seen = (place: number | undefined): { stem: string; shade: string; kind: string } => {
    const one = place === undefined ? undefined : words[place]
    if (!one) return { stem: '$', shade: '-', kind: '$' }
    const likelihood = entities.tokens[one.at]?.ofSubject ?? 0
    return {
      stem: isName(one) ? one.word : stemOf(one.word),
      shade: isName(one) ? 'name' : String(Math.floor(likelihood * SHADES)),
      kind: isName(one)
        ? 'name'
        : `${lexicon.isOfReports(one.word) ? 'reports' : 'foreign'}${lexicon.isCarrier(one.word) ? ' carrier' : ''}`,
    }
  }
  const signs = words.map(({ at }, place) => (place === 0 ? '^' : signBefore(entities, at)))
  const parted = signs.slice(1).filter((sign) => sign !== '' && sign !== '-').length
  const joins = words.filter(({ word }) => JOINS.has(word)).length
  return content.slice(1).flatMap((second, index) => {
    const first = content[index] as number
    const between = words.slice(first + 1, second).map(({ word }) => word)
    const sign = signs
      .slice(first + 1, second + 1)
      .filter((one) => one !== '')
      .join(' ')
    const link = `${sign}|${between.join(' ')}`
    const [two, one, next, later] = [content[index - 1], first, second, content[index + 2]].map(seen)
    const shades = `${two?.shade} ${one?.shade} / ${next?.shade} ${later?.shade}`
    const join = between.find(isJoin) ?? ''
    if (sign === '' && join === '') return []
    const isJoined = `${sign} ${join}`
    const gap: SubjectGap = {
      from: (words[first]?.at ?? 0) + 1,
      to: words[second]?.at ?? 0,
      features: new Map([
        [`link ${link}`, 1],
        [`joined ${isJoined}`, 1],
        [`words ${between.join(' ')}`, 0.7],
        ...between.map((word): readonly [string, number] => [`between ${word}`, 0.7]),
        [`joined ${isJoined} ${shades}`, 1],
        [`joined ${isJoined} ${one?.shade} ${next?.shade}`, 1],
        [`link ${link} ${one?.shade} ${next?.shade}`, 0.7],
        [`joined ${isJoined} ${one?.kind} ${next?.kind}`, 0.7],
        [`first ${one?.stem}`, 0.2],
        [`second ${next?.stem}`, 0.2],
        [`pair ${one?.stem} ${next?.stem}`, 0.3],
        [`first ${isJoined} ${one?.stem}`, 0.2],
        [`second ${isJoined} ${next?.stem}`, 0.2],
        [`then ${isJoined} ${later?.stem}`, 0.2],
        [`length ${isJoined} ${Math.min(4, between.length)}`, 0.7],
        [`message ${isJoined} ${Math.min(5, parted)} ${Math.min(3, joins)}`, 0.7],
        [`place ${isJoined} ${Math.min(5, index)} ${Math.min(4, content.length - 2 - index)}`, 0.7],
      ]),
    }
    return [gap]
  })
}

/** Tokens of a message with which a further subject begins: behind the sign or the word that joins it. */
const beginningsIn = (entities: Entities, classifier: Classifier, lexicon: WordKnowledge): number[] =>
  gapsIn(entities, lexicon).flatMap(({ from, to, features }) => {
    if (shareOf(sharesOf(classifier, features), SUBJECT_BEGINS) < SURELY_BEGINS) return []
    const places = Array.from({ length: to - from + 1 }, (_, at) => from + at)
    const join = places.findLast((at) => at < to && isJoin(entities.tokens[at]?.word ?? ''))
    return [join === undefined ? (places.find((at) => signBefore(entities, at) !== '') ?? to) : join + 1]
  })

/** What one fact answers, whatever else a message names. */
const OF_ONE_FACT: ReadonlySet<AnswerType> = new Set<AnswerType>([
  'number',
  'share',
  'money',
  'person',
  'date',
  'contact',
])

/** Subjects of one message that are looked up each for itself. */
const MOST_SUBJECTS = 5

/**
 * The subjects of a message about what reports say, in its order, where it names two to five; null where it names one, or where they are not what is asked:
 * what follows another answer may be asked with that one's subject.
 */
export function severalSubjects(
  asked: Asked,
  { entities: whole }: ReadMessage,
  understanding: Understanding,
): string[] | null {
  if (asked.intent !== 'passages' || asked.isOverTime || asked.isDoubted || asked.isWhole || asked.page > 0)
    return null
  // 'Equality and diversity' is one judgement.
  if (asked.judgement !== null || OF_ONE_FACT.has(asked.answer)) return null
  const { lexicon, models, recogniser, vocabulary } = understanding
  const ranges = sentencesIn(whole).filter(
    ({ from, to }) => !isTelling(between(whole, from, to), understanding),
  )
  const message = withoutConditions(withoutOpenings(picked(whole, ranges), understanding), recogniser)
  const begun = [0, ...beginningsIn(message, models['several-subjects'], lexicon)]
  // 'Mums who drink. What do they do for the kids in those houses' is of one.
  const [, second = message.tokens.length] = begun
  if (pointsAtThose(between(message, second, message.tokens.length))) return null
  const subjects = begun.flatMap((from, at) => {
    const part = between(message, from, begun[at + 1] ?? message.tokens.length)
    // What was told in sentences before it is not what is looked up.
    const subject = sentencesIn(part)
      .map(({ from, to }) => subjectFrom(between(part, from, to), understanding))
      .findLast((said) => contentWordsIn(said, vocabulary).length > 0)
    return subject === undefined ? [] : [subject]
  })
  const looked = new Set(contentWordsIn(asked.subject, vocabulary))
  const isAsked = subjects.every((subject) =>
    contentWordsIn(subject, vocabulary).some((word) => looked.has(word)),
  )
  return subjects.length >= 2 && subjects.length <= MOST_SUBJECTS && isAsked ? subjects : null
}

/** So little a word must name a subject that one begins with it. */
const MAY_NAME = 0.1
/** Words by which one that asks stands before it: 'how often people leave'. */
const ASKING_BEFORE = 2

/** What a sentence asks about: from the first word that may name it on, or one that asks right before that; nothing where none may. */
function subjectFrom(sentence: Entities, { lexicon }: Understanding): string {
  const { tokens } = sentence
  const isMeant = ({ word, ofSubject = 1 }: Token): boolean =>
    ofSubject >= MAY_NAME && !lexicon.isStopWord(word)
  const first = tokens.findIndex(isMeant)
  if (first < 0) return ''
  const asking = tokens.slice(0, first).findLastIndex(({ word }) => WH.has(word))
  const from = asking >= 0 && asking >= first - ASKING_BEFORE ? asking : first
  const words = subjectTagged(between(sentence, from, tokens.length), lexicon, false).split(' ')
  return words.slice(0, words.findLastIndex((word) => !lexicon.isStopWord(word.toLowerCase())) + 1).join(' ')
}

/** What is so surely told and not asked is no subject. */
const SURELY_TELLS = 0.75

/** 'I am 17 in care and they keep moving me' asks for nothing. */
const isTelling = (sentence: Entities, { models }: Understanding): boolean =>
  shareOf(sharesOf(models.clause, featuresOf(sentence)), 'tells') >= SURELY_TELLS
