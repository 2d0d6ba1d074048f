import { isDeepStrictEqual } from 'node:util'
import { memoisedByObject } from '../../collections/collections.js'
import {
  type Asked,
  type AskedFor,
  EVERYWHERE,
  isPeriodNamed,
  type Query,
  type Tone,
  type Where,
} from '../../model/query.js'
import { scaleTable } from '../../quotation/quote.js'
import { termsOf } from '../../text/tokens.js'
import type { Carriers } from '../classify/classifier.js'
import { includesOverall } from '../entities/grades.js'
import { passagesOn } from '../passages.js'
import { contentIn, contentWordsIn, subjectWords } from '../subject.js'
import type { Understanding } from '../understanding.js'
import {
  askedBefore,
  citationOf,
  ofReport,
  type Place,
  type Previous,
  reportAt,
  reportsShown,
  type Shown,
  subjectBefore,
  textAt,
  whereOf,
} from './shown.js'

/** Who asks closer wants more than was shown: what is asked instead where an answer would only repeat the one before. */

const placeKey = ({ report, key }: Place): string => `${report} ${key}`

/** Everything that an answer showed, each thing by what tells it from others. */
const allIn = ({ excerpts, recommendations, grades }: Shown): Set<string> =>
  new Set([
    ...excerpts.map(placeKey),
    ...recommendations.map((one) => `to do ${placeKey(one)}`),
    ...grades.map(({ report, judgement }) => `${report} ${judgement}`),
  ])

/** What is read again, counted, or set side by side is asked for as it is. */
const REPEATED: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'comparison',
  'councils',
  'figures',
  'history',
  'judgements',
  'mentions',
])

/** Intents that are answered by paragraphs, which may be the same whichever of these is asked. */
const OF_PARAGRAPHS: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'passages',
  'recommendations',
  'definition',
])

/** Whether an answer shows nothing that the one before did not, to a question of the same kind that asked for no part of that. */
export function repeats(asked: Asked, shown: Shown, previous: Previous): boolean {
  const { asked: last } = previous.query
  if (asked.intent === 'citation') return !asked.isOfPlace && JSON.stringify(asked) === JSON.stringify(last)
  // What stands against an answer may be what it quoted.
  if (asked.intent === 'passages' && (asked.isDoubted || asked.isOverTime)) return false
  // 'And the third one', of the same passage.
  if (asked.intent === 'recommendations' && last.intent === 'recommendations' && asked.number !== last.number)
    return false
  const isAlike =
    asked.intent === last.intent || (OF_PARAGRAPHS.has(asked.intent) && OF_PARAGRAPHS.has(last.intent))
  // Another time, or fewer councils, were asked for: that the same stands there is the answer.
  const isOfOtherTime = JSON.stringify(whereOf(asked).period) !== JSON.stringify(whereOf(last).period)
  const isWithout = whereOf(asked).except?.join() !== whereOf(last).except?.join()
  // 'Which of them are outstanding', of those that were found.
  const isOfSome = 'having' in asked && 'having' in last && !isDeepStrictEqual(asked.having, last.having)
  // 'No, it was outstanding': whether another grade was given is told by the same one.
  const isOfOtherGrade =
    asked.intent === 'grade' && last.intent === 'grade' && asked.grades.join() !== last.grades.join()
  if (isOfOtherGrade && asked.grades.length > 0) return false
  // Where one of all the grades that were shown stands, its own answer tells.
  const isOfOneGrade = asked.intent === 'grade' && last.intent === 'grade' && last.judgement === null
  if (isOfOneGrade && asked.judgement !== null) return false
  // Of a council that is asked about beside, it is said that nothing is held.
  if (
    whereOf(asked).councils.some((slug) => !whereOf(last).councils.includes(slug)) &&
    whereOf(last).councils.length > 0
  )
    return false
  if (REPEATED.has(asked.intent) || !isAlike || isWithout || isOfSome || isOfOtherTime) return false
  const now = [...allIn(shown)]
  const before = allIn(previous.shown)
  // 'Which were about care leavers' asks for some of what was shown.
  const isOfOtherSubject =
    asked.intent === 'recommendations' &&
    last.intent === 'recommendations' &&
    asked.subject !== '' &&
    asked.subject !== last.subject
  const isOfOtherPlace = JSON.stringify(whereOf(asked)) !== JSON.stringify(whereOf(last))
  // Several recommendations may stand in one passage.
  const isFewer =
    now.length < before.size || shown.recommendations.length < previous.shown.recommendations.length
  const isNarrower = (isOfOtherPlace || isOfOtherSubject) && isFewer
  return now.length > 0 && !isNarrower && now.every((one) => before.has(one))
}

/** The tone that was asked for, where the answer before was to the same in another. */
export const toneSought = ({ asked }: Query, { query }: Previous): Tone =>
  asked.intent === 'passages' &&
  query.asked.intent === 'passages' &&
  asked.subject === query.asked.subject &&
  asked.tone !== query.asked.tone
    ? asked.tone
    : 'neither'

/** What leads on from an answer that was given already, the best first. */
export function onwardFrom({ asked }: Query, shown: Shown, { byId }: Understanding): Asked[] {
  const report = reportAt(shown, null, { byId })
  const where = report && ofReport(report)
  switch (asked.intent) {
    case 'passages':
      return [
        { ...asked, page: asked.page + 1 },
        // What a name stands for another council's report may say.
        ...(asked.answer === 'definition' ? [{ ...asked, where: EVERYWHERE, page: 0 }] : []),
      ]
    case 'recommendations':
      return asked.subject === '' ? [] : [{ ...asked, where: where ?? asked.where, subject: '' }]
    case 'grade':
      if (where && asked.judgement && !includesOverall(asked.judgement))
        return [{ intent: 'reasons', where, judgement: asked.judgement, grades: [], tone: 'neither' }]
      return where ? [{ intent: 'report', where, part: 'summary', instead: null }] : []
    case 'report':
      return where
        ? [
            asked.part === 'summary'
              ? recommendationsOnSubject('', where)
              : { ...asked, where, part: 'summary' },
          ]
        : []
    default:
      return []
  }
}

/** What is recommended on a subject; all that is, on none. */
export const recommendationsOnSubject = (subject: string, where: Where): AskedFor<'recommendations'> => ({
  intent: 'recommendations',
  where,
  having: [],
  subject,
  strand: null,
  deadline: null,
  isOfOneReport: false,
  number: null,
  page: 0,
})

/** Paragraphs that are read in full where nothing more is said. */
const MOST_READ = 2

/**
 * Where a closer question finds nothing: what was shown, read in full, for the answer may stand beside what was quoted; a
 * word that was explained is explained again. Null for a question of its own.
 * @param mayHold whether a paragraph may hold what is asked for
 */
export function backFrom(
  { asked }: Query,
  previous: Previous,
  understanding: Understanding,
  mayHold: (place: Place) => boolean,
): Asked | null {
  const last = previous.query.asked
  if (asked.intent === 'recommendations') return allRecommended(asked, previous, understanding)
  if (asked.intent !== 'passages') return null
  if (last.intent === 'definition' && asked.subject.startsWith(last.term)) return last
  if (last.intent !== 'passages' || !asked.subject.startsWith(last.subject)) return null
  if (asked.subject === last.subject || whereOf(asked).councils.join() !== whereOf(last).councils.join())
    return null
  return readInFull(previous.shown.excerpts.filter(mayHold), understanding)
}

/**
 * Where what goes on from an answer finds nothing, what else it may be looked up by, the likeliest first: its content words
 * alone, those of the conversation's subject beside them, each by itself. Of another council the subject is asked in whatever
 * words, then in those that the answer before bore out.
 * @param apart the message as it is understood where it follows nothing
 */
export function otherWays(
  { asked }: Query,
  apart: Asked,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'passages'>[] {
  const before = askedBefore(previous)
  if (asked.intent !== 'passages' || asked.page > 0) return []
  const telling = (one: Asked): string[] => subjectWords(subjectNamed(one), understanding.vocabulary)
  const said = telling(apart).filter((word) => !wordsOfNoSubject(understanding.carriers).has(word))
  const own = said.length > 0 ? said : addedWords(apart, previous, understanding, true)
  const known = telling(before)
  // Words that go on from no subject, and are of no place, are looked up once.
  if (known.length === 0 && whereOf(asked).councils.length === 0) return []
  const isElsewhere = whereOf(asked).councils.join() !== whereOf(before).councils.join()
  const isBesidePlace = isElsewhere && own.length <= MOST_BESIDE_PLACE
  const both = [...new Set([...known, ...own])]
  const ofPlace = [known, borneOut(known, previous, understanding)]
  const isSame = asked.subject === subjectNamed(before)
  // One word by itself is looked for with what the conversation is about.
  const alone = own.length > 1 || (known.length === 0 && answersNothing(asked)) ? [own] : []
  const subjects = [
    telling(asked),
    ...(isSame ? ofPlace : [both, ...(isBesidePlace ? ofPlace : []), ...alone]),
  ]
  const everyday = new Set(understanding.carriers.everything)
  const distinct = new Set(
    subjects.filter((words) => words.some((word) => !everyday.has(word))).map((words) => words.join(' ')),
  )
  const where = isElsewhere ? { ...asked.where, framework: null } : asked.where
  const answer = isBesidePlace ? 'topic' : asked.answer
  return [...distinct].map((subject) => passagesOn(subject, { where, having: asked.having }, { answer }))
}

const subjectNamed = (asked: Asked): string => ('subject' in asked ? asked.subject : '')

/**
 * What a message says beside the subject of the conversation, and beside the words of asking closer.
 * @param isEveryday whether words of everyday talk are meant too: 'the ones who leave'
 */
export function addedWords(
  apart: Asked,
  previous: Previous,
  understanding: Understanding,
  isEveryday = false,
): string[] {
  const before = askedBefore(previous)
  const known = new Set(contentIn(subjectBefore(before).toLowerCase(), understanding.vocabulary.stopWords))
  const { closer = [] } = understanding.carriers
  const ofNone = new Set([...wordsOfNoSubject(understanding.carriers), ...closer])
  const { stopWords } = understanding.vocabulary
  const words = isEveryday
    ? contentIn(subjectNamed(apart).toLowerCase(), stopWords)
    : contentWordsIn(subjectNamed(apart), understanding.vocabulary)
  return words.filter((word) => word.length > 1 && !known.has(word) && !ofNone.has(word))
}

/** Whether a message asks for no number, sum or date, but of a subject. */
const answersNothing = ({ answer }: AskedFor<'passages'>): boolean =>
  answer === 'topic' || answer === 'yes-no'

/** What asks for words as they stand, or is of no subject in particular: 'the exact quote', 'people'. */
const wordsOfNoSubject = memoisedByObject(
  (carriers: Carriers): ReadonlySet<string> =>
    new Set(['item', 'citation', 'source', 'place', 'everything'].flatMap((label) => carriers[label] ?? [])),
)

/** Words beside the name of a place that only set it beside the one before: 'are they leaving Hartlepool'. */
const MOST_BESIDE_PLACE = 2

/** Those of some words that stand in what was quoted; a number is of that place alone. */
function borneOut(words: readonly string[], { shown }: Previous, understanding: Understanding): string[] {
  const quoted = shown.excerpts.map((place) => textAt(place, understanding))
  const stems = new Set(termsOf(quoted.join(' ')))
  const borne = words.filter((word) => !Number(word) && termsOf(word).some((stem) => stems.has(stem)))
  // 'Children' alone is no subject of grandparents who raise them.
  return 2 * borne.length > words.length ? borne : []
}

/** The paragraphs of which some sentences were left out, whole; null where none was cut. */
export const wholeOf = (
  quoted: readonly (Place & { readonly sentences: readonly number[] | null })[],
  understanding: Understanding,
): Asked | null =>
  readInFull(
    quoted.filter((one) => one.sentences !== null && !isTable(one, understanding)),
    understanding,
  )

/** A table after a paragraph is cited with it, and not by itself. */
function isTable({ report: id, key }: Place, { byId }: Understanding): boolean {
  const report = byId(id)
  return report !== undefined && scaleTable(report)?.key === key
}

/** Some paragraphs, whole; null where there are none. */
export function readInFull(quoted: readonly Place[], understanding: Understanding): Asked | null {
  const cited = quoted.slice(0, MOST_READ).map((place) => citationOf(place, understanding))
  return cited.length === 0
    ? null
    : { intent: 'citation', places: cited.flatMap(({ places }) => places), isWhole: true }
}

/** 'What were they told to change' finds nothing about change: all that was recommended, of the report that was shown. */
function allRecommended(
  asked: AskedFor<'recommendations'>,
  { shown, query: { asked: last } }: Previous,
  { byId }: Understanding,
): Asked | null {
  const [only, ...others] = reportsShown(shown)
  const report = only === undefined || others.length > 0 ? undefined : byId(only)
  if (asked.subject === '' || asked.where.councils.length !== 1) return null
  // They were shown, or what was asked was of some of them.
  if (last.intent === 'recommendations') return null
  const isTheirs = report !== undefined && asked.where.councils.includes(report.authority.slug)
  const isThen = isTheirs && !isPeriodNamed(asked.where.period)
  return { ...asked, where: isThen ? ofReport(report) : asked.where, subject: '' }
}
