import { ANY_TIME, type Asked, type AskedFor, isPeriodNamed, type Period } from '../model/query.js'
import { isSendReport } from '../model/report.js'
import { matchesYear } from '../model/year.js'
import { isTagged } from './entities/entities.js'
import { judgementOf, judgementsMadeIn } from './entities/grades.js'
import { wordsTaken } from './entities/named.js'
import { passagesOn, SURELY_NAMED } from './passages.js'
import type { ReadMessage } from './read-message.js'
import { bare, contentWordsIn, subjectWithout } from './subject.js'
import type { Understanding } from './understanding.js'

/**
 * 'How has neglect work changed in Norfolk over the years', 'Lincolnshire care plans across all three reports': what each inspection of
 * one council says of a subject that none of them grades. Null where a judgement or a grade is named, no subject is, or
 * no inspection is held.
 */
export function subjectOverTime(
  { entities, slots }: ReadMessage,
  understanding: Understanding,
): AskedFor<'passages'> | null {
  const { carriers, lexicon, recogniser, vocabulary } = understanding
  const { where } = slots
  const [council, ...others] = where.councils
  if (council === undefined || others.length > 0) return null
  const isOfSome = where.reports.length > 0 || where.neighboursOf !== null
  const alike = understanding
    .ofCouncil(council)
    .filter((report) => isSendReport(report) === (where.framework === 'SEND'))
  const judgement = judgementOf(entities)
  const { years } = where.period
  const ofTimes =
    years.length > 1 ? alike.filter((one) => years.some((year) => matchesYear(one, year))) : alike
  const isOfField = (word: string): boolean =>
    lexicon.isOfReports(word) && !carriers.everything?.includes(word) && !carriers.grade?.includes(word)
  // 'Children missing from home or care' says more than what is judged.
  const besides = entities.tokens.filter(
    ({ word, ofSubject = 0 }, at) =>
      ofSubject >= SURELY_NAMED &&
      !entities.judged.words.has(at) &&
      isOfField(word) &&
      !vocabulary.stopWords.has(word) &&
      !vocabulary.faintWords.has(word) &&
      !carriers.history?.includes(word),
  )
  // 'Quality' is graded of no plan.
  const isMade =
    judgement !== null &&
    besides.length < LEAST_BESIDE_JUDGED &&
    ofTimes.some((report) => judgementsMadeIn(report, judgement).length > 0)
  const isGraded =
    isMade ||
    entities.grades.length > 0 ||
    (['scale', 'grading'] as const).some((kind) => recogniser.names.in(kind, entities.tokens).length > 0)
  if (isGraded || isOfSome || alike.length === 0) return null
  const subject = subjectWithout(entities, ['history', 'comparison', 'grade', 'report'], understanding)
  // Who names several years asks of more than grades: 'how is neglect described across 2014, 2016 and 2018'.
  const mayBeNamed =
    years.length > 1 &&
    entities.tokens.some(({ word, ofSubject = 1 }) => ofSubject >= LIKELY_NAMED && isOfField(word))
  if (!mayBeNamed && !isTagged(entities, vocabulary.stopWords)) return null
  const words = entities.tokens.map(({ word }) => word)
  // 'After the 2018 inspection' names what is no longer asked about.
  const isAfter = entities.period.mentions.some(
    ({ from }) => recogniser.names.at('after-inspection', words, from) !== null,
  )
  const ofGrades = new Set([...wordsTaken(entities.grades)].map((at) => words[at]))
  return contentWordsIn(subject, vocabulary).some(
    (word) => isOfField(word) && !ofGrades.has(word.toLowerCase()),
  )
    ? {
        ...passagesOn(bare(subject, vocabulary.stopWords), {
          where: { ...where, period: isAfter ? afterNamed(where.period) : sinceNamed(where.period) },
        }),
        isOverTime: true,
      }
    : null
}

/** So likely at least a word may name the subject. */
const LIKELY_NAMED = 0.3

/** So many words that surely name a subject, beside what is judged, say that more is asked about. */
const LEAST_BESIDE_JUDGED = 2

/** 'In 2015 … and later': one year that is named is the first that is looked at; 'from the first to the last' names no time. */
export const sinceNamed = ({ years, from, to }: Period): Period => {
  const [year, ...others] = years
  return year !== undefined && others.length === 0
    ? { ...ANY_TIME, from: year }
    : { ...ANY_TIME, years, from, to }
}

const afterNamed = ({ years, from, to }: Period): Period => {
  const [year] = years
  return { ...ANY_TIME, from: year === undefined ? from : year + 1, to }
}

/**
 * 'What was behind the improvement', after how one council's grades went: what each inspection that moved them says. Null where a council, a
 * year or a grade is named.
 */
export function movesBehind(
  { entities, slots: { where } }: ReadMessage,
  before: Asked,
): AskedFor<'reasons'> | null {
  const isPlain = where.councils.length + entities.grades.length === 0 && !isPeriodNamed(where.period)
  if (before.intent !== 'history' || !isPlain) return null
  // 'Is it better than in 2013' is told by the inspections since.
  const since = { ...before.where, period: sinceNamed(before.where.period) }
  return {
    ...{ intent: 'reasons', where: since, judgement: judgementOf(entities) ?? before.judgement },
    ...{ grades: [], tone: 'neither', isOfMoves: true },
  }
}
