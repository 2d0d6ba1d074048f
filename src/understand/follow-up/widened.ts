import {
  type Asked,
  type AskedFor,
  EVERYWHERE,
  type Movement,
  NEWEST_OF_EACH,
  type Where,
} from '../../model/query.js'
import { findingOf } from '../../model/report.js'
import { subjectMarked } from '../counted-asked.js'
import type { Entities } from '../entities/entities.js'
import { isSendAsked, judgementKeyIn, judgementOf, overallAsked } from '../entities/grades.js'
import { asCouncilList } from '../over-councils/councils.js'
import { mentionsOn } from '../over-councils/mentions.js'
import { passagesOn } from '../passages.js'
import { type ReadMessage, SURELY_RECOMMENDED } from '../read-message.js'
import { TONE_OF_LIST } from '../slots.js'
import { contentWordsIn } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { MOST_COUNCILS } from './merge.js'
import { recommendationsOnSubject } from './onward.js'
import {
  askedBefore,
  councilsShown,
  isPointing,
  ordinalIn,
  type Previous,
  whereOf,
  wordsAt,
} from './shown.js'
import { ownSubject, subjectAfter } from './survival.js'

/**
 * 'Which councils', 'who else', 'is it like that everywhere': the same over all councils. Of a subject that was asked about
 * everywhere already, which reports speak of it; of a grade, who else has it. Null where nothing can be widened.
 */
export function widened(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
  own: readonly string[] = [],
): Asked | null {
  const before = askedBefore(previous)
  const { period, regions, kinds } = read.slots.where
  const everywhere = { ...EVERYWHERE, period, regions, kinds }
  const spoken = whereOf(before).councils
  const isOfOthers =
    spoken.length > 0 && read.entities.tokens.some(({ word }) => OTHERS.has(word) || COMPARED.has(word))
  const where = isOfOthers ? { ...everywhere, except: [...spoken] } : everywhere
  switch (before.intent) {
    case 'passages': {
      const { answer } = read.slots
      const isWorse = read.entities.tokens.some(({ word }) => word === 'worse' || word === 'worst')
      const tone = isWorse ? 'criticism' : read.slots.tone
      const words = own.filter(
        (word) => !OF_ASKING_ALL.has(word) && !understanding.vocabulary.toneWords.has(word),
      )
      // 'Which council pays for it' asks of what was spoken of.
      const isOfIt = words.length > 0 && words.length <= FEW_BESIDE_IT && pointsAtSubject(read.entities)
      const subject = contentWordsIn(before.subject, understanding.vocabulary)
      const named = [...new Set(isOfIt ? [...subject, ...words] : words)]
      // 'Which other councils got told to do better at that'
      const { intent, share } = read.intention
      const isTold = understanding.recogniser.names.in('told', read.entities.tokens).length > 0
      const isOfTold =
        intent === 'recommendations' && (isTold || share >= SURELY_RECOMMENDED) && subject.length > 0
      if (isOfTold) return recommendationsOnSubject(subject.join(' '), where)
      // 'Do any mention signing', after hearing loss in one place.
      if (named.length > 0 && read.entities.tokens.some(({ word }) => SPEAKING.has(word)))
        return reportsSpeaking(named.join(' '), where)
      if (named.length > 0)
        return { ...before, where, subject: named.join(' '), judgement: null, tone, answer, page: 0 }
      const isOfAll = before.where.councils.length === 0 && before.having.length === 0
      if (isOfAll && subject.length > 0 && tone === 'neither')
        // Many words together stand in few paragraphs word for word.
        return subject.length > FEW_COUNTED && !before.isByCouncil
          ? {
              ...passagesOn(subject.join(' '), { where: { ...where, period: before.where.period } }),
              isByCouncil: true,
            }
          : reportsSpeaking(subject.join(' '), { ...where, period: before.where.period })
      const inTone = { ...before, where, tone: tone === 'neither' ? before.tone : tone, page: 0 }
      return tone === 'neither' ? inTone : { ...inTone, isByCouncil: true }
    }
    case 'definition': {
      const subject = contentWordsIn(before.term, understanding.vocabulary).join(' ')
      return subject === '' || before.grades !== null ? null : reportsSpeaking(subject, where)
    }
    case 'mentions':
      return { ...before, where, of: 'reports', isAgain: false, page: 0 }
    case 'recommendations': {
      const text = wordsAt(previous.shown, ordinalIn(read, understanding) ?? 1, understanding)
      const subject = before.subject === '' ? (text ?? '') : before.subject
      return subject === ''
        ? null
        : { ...before, where, subject, number: null, strand: null, isOfOneReport: false, page: 0 }
    }
    case 'grade':
    case 'reasons':
    case 'comparison':
    case 'report': {
      const [last] = before.where.councils
      // Of two side by side, the one that was named last.
      const ofLast = previous.shown.grades.find(
        (row) => understanding.byId(row.report)?.authority.slug === last,
      )
      const graded = ofLast ?? previous.shown.grades[0]
      const [newest] = understanding.ofCouncil(before.where.councils[0] ?? '')
      const judged = graded ? understanding.byId(graded.report) : newest
      const judgement = judged?.judgements.find(
        (one) => one.judgement === (graded?.judgement ?? 'overall-effectiveness'),
      )
      const finding = judgement && findingOf(judgement)
      if (!finding) return null
      const asked = judgementOf(read.entities) ?? ('judgement' in before ? before.judgement : null)
      return {
        intent: 'councils',
        where,
        having: [{ judgement: asked, grades: [finding], period: null }],
        movement: null,
        judgement: asked,
        extreme: null,
        page: 0,
      }
    }
    case 'history': {
      const moved = movedAt(before, understanding)
      return moved && asCouncilList({ where, having: [], movement: moved, judgement: before.judgement })
    }
    default:
      return null
  }
}

/** 'Who else did that', after how a council's grades went: from the grade before to the last, as that one. */
function movedAt({ where, judgement }: AskedFor<'history'>, understanding: Understanding): Movement | null {
  const { keys } = judgement ?? overallAsked(understanding.vocabulary.judgements)
  const [council = ''] = where.councils
  const given = understanding.ofCouncil(council).flatMap((report) => {
    const one = report.judgements.find((made) => keys.includes(judgementKeyIn(report, made)))
    const finding = one ? findingOf(one) : null
    return finding === null ? [] : [finding]
  })
  const [last, before] = given
  return last === undefined || before === undefined || last === before
    ? null
    : { kind: 'from-to', from: [before], to: [last], least: 1, isLast: false, isInARow: false }
}

/** Words of a subject of which it is counted how many reports mention them. */
const FEW_COUNTED = 2

/** Words of its own beside those of the subject that a message points at. */
const FEW_BESIDE_IT = 2

const pointsAtSubject = ({ tokens }: Entities): boolean => tokens.some(({ word }) => AT_SUBJECT.has(word))
const AT_SUBJECT = new Set(['it', 'that', 'this', 'them', 'those'])

/** Others than the one that was spoken of. */
const OTHERS = new Set(['else', 'other', 'others', 'elsewhere'])
const WHOEVER = new Set([
  'who',
  'whos',
  'where',
  'anyone',
  'anybody',
  'nobody',
  'everyone',
  'somewhere',
  'anywhere',
  'nowhere',
])
/** Whom 'any' and 'which' are asked of. */
const OF_ALL = new Set([
  ...['council', 'councils', 'report', 'reports', 'place', 'places', 'area', 'areas', 'authority'],
  ...['authorities', 'la', 'las', 'borough', 'boroughs', 'county', 'counties'],
])
/** Better or worse than the one that was spoken of. */
const COMPARED = new Set(['better', 'worse', 'differently'])
const SPEAKING = new Set(['mention', 'say', 'talk', 'speak', 'cover'])
const DOING = new Set(['do', 'does', 'did', 'has', 'have', 'are', 'is'])
/** 'Who does it properly then', and not 'who does it', which asks by whom. */
const WELL = new Set(['properly', 'well', 'better', 'best', 'right', 'differently', 'badly', 'worse'])

/** Words that only ask of all, and name no subject. */
const OF_ASKING_ALL: ReadonlySet<string> = new Set([
  ...OTHERS,
  ...WHOEVER,
  ...OF_ALL,
  ...SPEAKING,
  ...WELL,
  ...['got', 'get', 'doing', 'ones', 'one', 'good', 'manage', 'managed', 'same', 'lot', 'then'],
])

/** 'Who else', 'do any mention signing', 'has any council got it', 'which ones do': of all councils, after an answer about one. */
export function asksOfAll(
  { entities: { tokens, grades }, slots, isOfTable }: ReadMessage,
  before: Asked,
  { ofCouncil }: Understanding,
): boolean {
  // 'Which councils are adequate' asks of grades, whatever was spoken of.
  if (isOfTable && grades.length > 0) return false
  const named = before.intent === 'passages' ? before.where.councils : []
  const isOfOne = named.length > 0 && named.filter((slug) => ofCouncil(slug).length > 0).length <= 1
  // 'Was it just Slough?' names the one that was spoken of.
  const isElsewhere = slots.where.councils.some((slug) => !named.includes(slug))
  if (!isOfOne || isElsewhere || tokens.length > MOST_OF_OTHERS) return false
  const words = tokens.map(({ word }) => word)
  return words.some((word, at) => {
    const next = words[at + 1] ?? ''
    if (WHOEVER.has(word) && words.slice(at + 1, at + 3).some((one) => OTHERS.has(one))) return true
    // 'Any other year' is of the council that was spoken of.
    if (word === 'any' && OTHERS.has(next) && OF_TIME.has(words[at + 2] ?? '')) return false
    if (word === 'any') return OF_ALL.has(next) || OTHERS.has(next) || asksOfReports(words, at)
    // 'Which report says that' asks where the words are from.
    if (word === 'which' && next === 'report') return false
    if (word === 'which') return OF_ALL.has(next) || (next === 'ones' && words.length <= FEW_OF_WHICH)
    if (word === 'who' || word === 'whos')
      return words.some((one) => AT_SUBJECT.has(one)) && words.slice(at + 1).some((one) => WELL.has(one))
    return OTHERS.has(word) && OF_ALL.has(next)
  })
}

const OF_TIME = new Set(['year', 'years', 'time', 'times', 'inspection', 'inspections', 'date', 'dates'])

const asksOfReports = (words: readonly string[], at: number): boolean =>
  DOING.has(words[at - 1] ?? '') && SPEAKING.has(words[at + 1] ?? '')

const MOST_OF_OTHERS = 14
const FEW_OF_WHICH = 5

/** Which reports speak of a subject. */
const reportsSpeaking = (subject: string, where: Where): AskedFor<'mentions'> =>
  mentionsOn(subject, { where }, 'reports')

/** Councils of a list that may be asked about by name. */
const MOST_AMONG = 30

/** 'How many of those have waits for autism assessments': which reports of the councils of a list speak of what its grades do not tell. */
export function speakingAmong(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): AskedFor<'mentions' | 'passages'> | null {
  const { entities, slots } = read
  const before = askedBefore(previous)
  const councils = councilsShown(previous.shown, understanding)
  const isOfList = before.intent === 'councils' && councils.length > 0 && councils.length <= MOST_AMONG
  const isOfGrades = entities.grades.length + entities.judged.judgements.length > 0 || read.isOfTable
  const { where } = slots
  const isElsewhere = where.councils.length + where.regions.length + where.kinds.length > 0
  if (!isOfList || isOfGrades || isElsewhere || !isPointing(entities)) return null
  const own = ownSubject(read, 'narrow', understanding).says.filter((word) => !OF_ASKING_ALL.has(word))
  if (own.length === 0 || subjectAfter(read, previous, understanding).label !== 'new') return null
  const framework =
    where.framework ?? before.where.framework ?? (isSendAsked(before.judgement) ? 'SEND' : null)
  const there = { ...EVERYWHERE, councils, period: NEWEST_OF_EACH, framework }
  // 'Which of them are criticised for high caseloads'
  const tone = TONE_OF_LIST[slots.overCouncils] ?? slots.tone
  if (tone === 'praise' || tone === 'criticism')
    return {
      ...passagesOn(subjectMarked(entities, understanding), { where: there }, { tone }),
      isByCouncil: true,
    }
  return own.length === 1 || councils.length > MOST_COUNCILS
    ? reportsSpeaking(own.join(' '), there)
    : passagesOn(own.join(' '), { where: there })
}
