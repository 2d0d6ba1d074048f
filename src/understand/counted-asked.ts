import { shareOf } from '../learnt/models.js'
import type { Asked, AskedFor, Where } from '../model/query.js'
import { isSendReport, type Strand } from '../model/report.js'
import { type Entities, entitiesIn, namesSubject, quotesWords, subjectOf } from './entities/entities.js'
import { namesSend } from './entities/grades.js'
import { type Mention, wordsTaken } from './entities/named.js'
import { conditionsIn } from './over-councils/conditions.js'
import { narrowed } from './over-councils/councils.js'
import { mentionedIn, mentionsAsked, withoutIdleClauses } from './over-councils/mentions.js'
import { recommendationsCountedAsked } from './over-councils/of-reports.js'
import { numberNamed } from './over-councils/wording.js'
import { conditionedOn, passagesAsked, withoutConditions } from './passages.js'
import { type ReadMessage, readPart } from './read-message.js'
import { deadlineIn, isRecommending, namesRecommended, whereIn } from './slots.js'
import {
  bare,
  contentWordsIn,
  contentWordsWithout,
  isAbbreviation,
  picked,
  subjectAsked,
  withoutOpenings,
  withoutWords,
} from './subject.js'
import type { Understanding } from './understanding.js'

/** What reports recommend or mention: whether that is asked for, and of which reports. */

/** The intent of a message, whatever the words around it are likest to: what is mentioned or recommended may be what is counted. */
export function intentHeard(label: string, read: ReadMessage, understanding: Understanding): string {
  const meant = isOfRecommendations(label, read, understanding.recogniser) ? 'recommendations' : label
  return isOfMentions(meant, read, understanding) ? 'mentions' : meant
}

/**
 * Whether what the reports say is to be counted, whatever the words around it are likest to: 'how many inadequate councils
 * mention turnover', 'do outstanding councils talk about "edge of care"', 'every recommendation about visits'.
 */
function isOfMentions(label: string, read: ReadMessage, understanding: Understanding) {
  const { entities, slots, isOfTable } = read
  const { names } = understanding.recogniser
  const { tokens, councils } = entities
  if (isOfTable || councils.length === 1) return false
  if (label === 'passages')
    return (
      quotesWords(entities) ||
      asksWhoUses(read, understanding) ||
      // 'How many reports talk about' counts them.
      (slots.wording.figures.some(({ value, from }) => value === 'count' && from <= 1) &&
        tokens.some(({ word }) => word === 'reports' || word === 'councils') &&
        names.in('mentioning', tokens).length > 0) ||
      (LISTING_VERBS.has(tokens[0]?.word ?? '') && names.in('mentioning', tokens).length > 0)
    )
  if (label === 'recommendations') {
    // 'Young carers in the recommendations, which councils' asks for each of them too.
    const isOfWhich = slots.wording.groups.some(
      ({ value, from }) => value === 'council' && /^wh(?:ich|at)$/.test(tokens[from - 1]?.word ?? ''),
    )
    const isOfAll =
      isOfWhich ||
      asksWhichReports(entities) ||
      slots.wording.figures.some(({ value }) => value === 'count') ||
      tokens.some(({ word }) => ALL.has(word))
    return isOfAll && contentWordsWithout(entities, [label], understanding).length > 0
  }
  return (label === 'councils' || label === 'figures') && names.in('mentioning', tokens).length > 0
}

/** 'Which councils use family group conferences', 'lifelong links, who uses it': all of them are asked for, and not the best paragraph. */
function asksWhoUses({ entities, slots }: ReadMessage, understanding: Understanding): boolean {
  const { tokens, grades } = entities
  // 'Who runs the youth bus' asks for somebody's name.
  const isOfCouncils = ({ value: [by], from }: Mention<readonly [string, ...string[]]>) =>
    (by === 'anybody' && tokens[from - 1]?.word === 'who') ||
    slots.wording.groups.some(({ value, to }) => value === 'council' && to === from)
  const using = understanding.recogniser.names.in('using', tokens).find(isOfCouncils)
  if (!using || slots.tone !== 'neither' || grades.length > 0) return false
  const telling = contentWordsWithout(entities, ['mentions'], understanding)
  return telling.length > 0 && telling.length <= MOST_USED
}

/** Words of a name that is counted: more are a question. */
const MOST_USED = 4

export const ALL = new Set(['all', 'every', 'everyone', 'everybody'])
const LISTING_VERBS = new Set(['which', 'list', 'count', 'find'])

/** 'Which SEND reports recommend' */
const asksWhichReports = ({ tokens }: Pick<Entities, 'tokens'>): boolean =>
  /^wh(?:ich|at)$/.test(tokens[0]?.word ?? '') &&
  tokens.slice(1, 4).some(({ word }) => word === 'reports' || word === 'inspections')

/** 'Recommendations for inadequate councils' counts no councils. */
const isOfRecommendations = (
  label: string,
  { entities: { tokens, councils }, slots: { wording }, isOfTable }: ReadMessage,
  { names }: Understanding['recogniser'],
): boolean => {
  if (isOfTable) return false
  // 'Which councils have been told to sort out how they deal with homeless teenagers'
  const isOfWhich = wording.groups.some(
    ({ value, from }) =>
      value === 'council' &&
      (from === 1 || (from === 2 && /^wh(?:ich|at)$/.test(tokens[from - 1]?.word ?? ''))),
  )
  // 'Private fostering recs, everyone who got one'
  const isOfAll = councils.length === 0 && tokens.some(({ word }) => ALL.has(word))
  // 'How many of the SEND reports tell the area to cut waits'
  const isOfMany = wording.figures.some(({ value, from }) => value === 'count' && from <= 1)
  const isOfEach = isOfMany || asksWhichReports({ tokens })
  if (label === 'passages' && (isOfWhich || isOfEach) && councils.length === 0)
    return names.in('told', tokens).length > 0 || namesRecommended({ tokens })
  return (
    (label === 'councils' || label === 'figures' || (label === 'passages' && isOfAll)) &&
    namesRecommended({ tokens })
  )
}

/** What must be done, as the reports recommend it. */
export function recommendationsAsked({ entities, slots }: ReadMessage, understanding: Understanding): Asked {
  const { recogniser, vocabulary } = understanding
  const due = deadlineIn(entities.message)
  const named = withoutConditions(entities, recogniser)
  const subject = bare(subjectAsked(named, ['recommendations'], understanding), vocabulary.stopWords)
  const conditioned = conditionedOn(entities, slots.where, recogniser)
  return {
    intent: 'recommendations',
    ...conditioned,
    where: onSendWhereNamed(conditioned.where, entities, understanding),
    subject:
      !namesSubject(named) || contentWordsIn(subject, vocabulary).length === 0
        ? ''
        : bare(withoutWords(subject, due?.said ?? ''), vocabulary.stopWords),
    strand: entities.judged.strand as Strand | null,
    deadline: due?.deadline ?? null,
    isOfOneReport: false,
    number: numberAfter(entities, 'recommendation'),
    page: 0,
  }
}

/** 'What must SEND improve in Lancashire' asks of a council's area SEND inspection, where one is held. */
function onSendWhereNamed(where: Where, { judged }: Entities, { ofCouncil }: Understanding): Where {
  const isHeld = where.councils.some((slug) => ofCouncil(slug).some(isSendReport))
  return isHeld && where.framework === null && judged.all.some(namesSend)
    ? { ...where, framework: 'SEND' }
    : where
}

function numberAfter({ tokens }: Entities, noun: string): number | null {
  const at = tokens.findIndex(({ word }) => word === noun)
  const number = Number(tokens[at + 1]?.word)
  return at >= 0 && Number.isInteger(number) ? number : null
}

/** Which reports mention something, or how often. */
export function mentionsOfSubject({ entities, slots }: ReadMessage, understanding: Understanding): Asked {
  const { recogniser, vocabulary } = understanding
  const mentioned = mentionedIn(withoutConditions(entities, recogniser), understanding)
  const content = withoutOpenings(withoutIdleClauses(mentioned.entities, vocabulary), understanding)
  // What must be done neither praises nor finds fault.
  const isRecommended = mentionsAsked(entities, '', understanding).of === 'recommendations'
  // What stands in quotation marks is looked for however it is meant.
  const tone = isRecommended || entities.quoted.length > 0 ? null : toneCounted(slots)
  // 'Which reports mention mentoring, and is the tone good or bad' names its subject in one half alone.
  const marked = tone ? subjectMarked(content, understanding) : ''
  const subject =
    marked === '' ? bare(subjectAsked(content, ['mentions'], understanding), vocabulary.stopWords) : marked
  // What stands in quotation marks is looked for, and names nothing: 'county lines' are no counties.
  const around = entities.quoted.reduce((text, phrase) => text.replace(phrase, ' '), entities.message)
  const where = entities.quoted.length > 0 ? whereIn(entitiesIn(around, recogniser)) : slots.where
  return {
    intent: 'mentions',
    ...conditionedOn(entities, where, recogniser),
    ...mentionsOf(entities, content, subject, understanding),
    ...(tone ? { tone, of: 'reports' as const } : {}),
    ...(mentioned.by ? { by: mentioned.by, of: 'reports' as const } : {}),
    page: 0,
  }
}

/** In which tone what is mentioned is to count: 'as a problem'; how much of it is in either. */
const toneCounted = ({
  tone,
  isOfBothTones,
  overCouncils,
}: ReadMessage['slots']): AskedFor<'mentions'>['tone'] | null =>
  isOfBothTones || overCouncils === 'tone' ? 'both' : tone === 'neither' ? null : tone

/** What is counted; where all of it carries the question elsewhere ('covid', which many count), it is the subject all the same. */
function mentionsOf(entities: Entities, content: Entities, subject: string, understanding: Understanding) {
  const asked = mentionsAsked(entities, subject, understanding)
  const isEmpty = asked.subject === '' && asked.phrases.length === 0
  const whole = bare(subjectOf(content), understanding.vocabulary.stopWords)
  return isEmpty ? mentionsAsked(entities, whole, understanding) : asked
}

/** The topic that says that it is not reckoned which praise comes most often. */
const COMMONEST_PRAISE = 'commonest-praise'

/** 'The commonest recommendation', 'most often criticised', 'most often praised': the words that ask for it; undefined where none do. */
export const commonestIn = (
  { tokens }: Entities,
  { names }: Understanding['recogniser'],
): Mention<readonly string[]> | undefined =>
  names.in('most-recommended', tokens)[0] ??
  names.in('not-reckoned', tokens).find(({ value: [aside] }) => aside === COMMONEST_PRAISE)

/**
 * 'The commonest recommendations', 'what do inspectors keep telling councils to do', 'what is most often criticised': what is recommended
 * most, by what it is on; on a subject that is named, what is recommended or criticised there. Null for what asks otherwise, or of one
 * council.
 */
export function commonestAsked(read: ReadMessage, understanding: Understanding): Asked | null {
  const { entities, slots } = read
  const { where } = slots
  if (where.councils.length + where.reports.length + entities.quoted.length > 0) return null
  const said = commonestIn(entities, understanding.recogniser)
  if (!said && !soundsLikeMostRecommended(read, understanding)) return null
  const onSubject = said ? commonestOnSubject(said, read, understanding) : null
  if (onSubject || said?.value[0] === COMMONEST_PRAISE) return onSubject
  const count = Math.max(1, ...entities.tokens.map(({ word }) => numberNamed(word)))
  return {
    intent: 'figures',
    where: narrowed(entities, { ...slots, movement: 'none' }).where,
    // 'Told to improve' moved no grade.
    having: conditionsIn(entities),
    ...{ movement: null, judgement: null, figure: 'extreme', of: 'recommendations', by: 'subject' },
    ...(count > 1 ? { most: count } : {}),
  }
}

/** What is told to improve, over all councils, where the words sound as if it were asked which of it comes most, and name nothing else. */
function soundsLikeMostRecommended(read: ReadMessage, understanding: Understanding): boolean {
  const { entities, slots, shares, isOfTable } = read
  const { tokens, grades, regions, kinds, country } = entities
  const { names } = understanding.recogniser
  const { groups, extremes, most } = slots.wording
  if (slots.overCouncils !== 'most-recommended' || isOfTable) return false
  const isRecommended =
    shareOf(shares, 'recommendations') >= MAY_BE_RECOMMENDED ||
    namesRecommended({ tokens }) ||
    (['told', 'recommendation-noun'] as const).some((kind) => names.in(kind, tokens).length > 0)
  const named = [groups, extremes, most, grades, regions, kinds, country]
  const isOverAll =
    named.some(({ length }) => length > 0) ||
    tokens.some(({ word }) => ALL.has(word)) ||
    (['council-noun', 'inspection-noun', 'theme'] as const).some((kind) => names.in(kind, tokens).length > 0)
  if (!isRecommended || !isOverAll || namesItsSubject(entities, understanding)) return false
  // 'Recommendations by framework' are counted otherwise.
  const counted = recommendationsCountedAsked(read, understanding)
  return counted === null || (counted.by === null && counted.figure === 'extreme')
}

/** So likely recommendations are asked for, where no word names them. */
const MAY_BE_RECOMMENDED = 0.3

/** What carries the question, and is no subject: 'what themes come up', 'group them by topic'. */
const MOST_CARRYING = 1

/** Whether a question for what is recommended most names what it should be on: 'which reports recommend improving annual reviews'. */
function namesItsSubject(entities: Entities, understanding: Understanding): boolean {
  const themes = wordsTaken(understanding.recogniser.names.in('theme', entities.tokens))
  const rest = entities.tokens.flatMap((_, at) => (themes.has(at) ? [] : [{ from: at, to: at + 1 }]))
  const lists = ['recommendations', 'mentions', 'councils', 'figures']
  const telling = contentWordsWithout(picked(entities, rest), lists, understanding)
  return entities.judged.judgements.length > 0 || telling.length > MOST_CARRYING
}

/** Null where no subject is named. */
function commonestOnSubject(
  said: Mention<unknown>,
  read: ReadMessage,
  understanding: Understanding,
): Asked | null {
  const { entities, slots } = read
  const rest = picked(entities, [
    { from: 0, to: said.from },
    { from: said.to, to: entities.tokens.length },
  ])
  const telling = contentWordsWithout(
    rest,
    ['recommendations', 'mentions', 'councils', 'figures'],
    understanding,
  )
  if (telling.every(isRecommending)) return null
  const part = readPart(rest, understanding)
  if (namesRecommended(entities)) {
    const asked = mentionsOfSubject(part, understanding)
    return asked.intent === 'mentions' && asked.subject !== '' ? { ...asked, of: 'recommendations' } : null
  }
  const asked = passagesAsked(part, understanding)
  const tone = slots.tone === 'neither' ? 'criticism' : slots.tone
  return asked.intent === 'passages' ? { ...asked, tone } : null
}

/** So likely a word names the subject: as likely as not. */
const MARKED = 0.5

/** Stands where words are left out; no word has it. */
const BREAK = '…'

/** The words that are marked as the subject, from the first to the last of them; where none is, the abbreviations of the field: 'IROs'. */
export function subjectMarked(
  entities: Entities,
  { vocabulary: { stopWords, sayings } }: Understanding,
): string {
  const { tokens, judged, grades } = entities
  const isMarked = (at: number): boolean =>
    judged.words.has(at) ||
    (!grades.some(({ from, to }) => from <= at && at < to) &&
      !stopWords.has(tokens[at]?.word ?? '') &&
      /[a-z]/i.test(tokens[at]?.word ?? '') &&
      (tokens[at]?.ofSubject ?? 0) >= MARKED)
  const placesOf = (isSo: (at: number) => boolean) => tokens.flatMap((_, at) => (isSo(at) ? [at] : []))
  const sure = placesOf(isMarked)
  const marked = sure.length > 0 ? sure : placesOf((at) => isAbbreviation(tokens[at]?.word ?? '', sayings))
  const [first, last] = [marked[0], marked.at(-1)]
  if (first === undefined || last === undefined) return ''
  // 'Interviews are criticised for being late': what stands between and names no subject says how it is asked.
  const isOfIt = new Set(marked)
  const said = tokens.slice(first, last + 1).map(({ word }, index) => {
    const isKept = isOfIt.has(first + index) || stopWords.has(word)
    return isKept ? word : BREAK
  })
  return said
    .join(' ')
    .split(BREAK)
    .map((run) => bare(run.trim(), stopWords))
    .filter((run) => run !== '')
    .join(' ')
}
