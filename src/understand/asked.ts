import type { Finding } from '../model/finding.js'
import type { Asked, JudgementAsked, Reading, Where } from '../model/query.js'
import { Grade, type Report, type Strand } from '../model/report.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import { type Carriers, contentIn, subjectAsked, subjectWithout, tellingIn } from './carriers.js'
import { type CitedPlace, citationsIn, paragraphsAsked, shortened } from './citation.js'
import { type Share, sharesOf } from './classify/classifier.js'
import { type Lexicon, subjectFeaturesOf } from './classify/features.js'
import type { Models } from './classify/models.js'
import { deadlineIn } from './deadline.js'
import { definitionsIn } from './definitions.js'
import { type Entities, entitiesAbout, entitiesIn, type Recogniser, subjectOf } from './entities/entities.js'
import { judgementAsked, overallAsked } from './entities/judgements.js'
import { saidBy, wordsTaken } from './entities/tokens.js'
import { type Intention, intentionOf } from './intention.js'
import { asksForEach, isOfTableAlone, overCouncilsAsked } from './over-councils/asked.js'
import { councilsAsked } from './over-councils/councils.js'
import { figuresAsked } from './over-councils/figures.js'
import { asksAgain, mentionsAsked } from './over-councils/mentions.js'
import { type Slots, slotsOf, whereIn } from './slots.js'

/** All that understanding a message takes, made once for a library. */
export interface Understanding {
  readonly recogniser: Recogniser
  readonly models: Models
  readonly carriers: Carriers
  readonly lexicon: Lexicon
  readonly vocabulary: Vocabulary
  /** Places that print grades, in small letters: 'record of main findings'. */
  readonly headings: ReadonlySet<string>
  /** One council's reports, newest first. */
  ofCouncil(slug: string): readonly Report[]
  /** A report of the library by its id. */
  byId(id: string): Report | undefined
}

/** A message as it is read before anything is decided: what it names, what it may intend, what else it says. */
export interface ReadMessage {
  readonly entities: Entities
  readonly shares: readonly Share[]
  readonly intention: Intention
  readonly slots: Slots
  readonly citations: readonly CitedPlace[]
  /** Nothing but what the table of grades tells of several councils. */
  readonly isOfTable: boolean
}

/** No citation is longer; a question may be. */
const LONGEST_CITATION = 600

export function readMessage(typed: string, understanding: Understanding): ReadMessage {
  const message = typed.length > LONGEST_CITATION ? typed : shortened(typed)
  const citations = message.length > LONGEST_CITATION ? [] : citationsIn(message)
  const whole = readOf(entitiesIn(message, understanding.recogniser), citations, understanding)
  return whole.isOfTable ? whole : (sentenceOfTable(message, understanding) ?? whole)
}

/** Parted at full stops alone: many who type begin no sentence with a capital. */
function sentencesTyped(message: string): string[] {
  const sentences: string[][] = [[]]
  for (const word of message.split(/\s+/)) {
    sentences.at(-1)?.push(word)
    if (['.', '!', '?'].includes(word.at(-1) ?? '')) sentences.push([])
  }
  return sentences.flatMap((words) => (words.length > 0 ? [words.join(' ')] : []))
}

/**
 * 'I write for a paper. Which councils are inadequate?': the one sentence that asks of the table, where the others neither
 * ask nor name anything that it could be about. Null where there is none.
 */
function sentenceOfTable(message: string, understanding: Understanding): ReadMessage | null {
  const sentences = message.length > LONGEST_CITATION ? [] : sentencesTyped(message)
  if (sentences.length < 2) return null
  const all = sentences.map((text) => readOf(entitiesIn(text, understanding.recogniser), [], understanding))
  const [only, second] = all.filter(({ isOfTable }) => isOfTable)
  const others = all.filter((one) => one !== only)
  const isAside = ({
    entities: { grades, judged, regions, kinds, period, quoted, message: text },
  }: ReadMessage) =>
    !text.trim().endsWith('?') &&
    [grades, judged.judgements, regions, kinds, period.mentions, quoted].every(({ length }) => length === 0)
  const isOfOne = only && only.entities.neighbours.length > 0
  return only && !second && !isOfOne && others.every(isAside) ? only : null
}

/** The same message as it would be read if it named a council at its end: one after an answer about Devon is of Devon. */
export function readAbout(read: ReadMessage, slug: string, understanding: Understanding): ReadMessage | null {
  const council = understanding.vocabulary.authorities.find((one) => one.slug === slug)
  return council ? readOf(entitiesAbout(read.entities, council), read.citations, understanding) : null
}

function readOf(
  entities: Entities,
  citations: readonly CitedPlace[],
  understanding: Understanding,
): ReadMessage {
  const { recogniser, models, vocabulary, lexicon } = understanding
  const shares = sharesOf(models.intent, subjectFeaturesOf(entities, lexicon))
  const term = termIn(entities, understanding)
  const ofGrades = asksOfGrades(entities, term, understanding)
  const slots = slotsOf(entities, models, recogniser.names)
  const isOfTable = isOfTableAlone(entities, slots, vocabulary.stopWords)
  const isDefined =
    ofGrades ||
    entities.frameworks.length > 0 ||
    definitionsIn(term, vocabulary.ownWords.definitions).length > 0
  return {
    entities,
    shares,
    intention: intentionOf(shares, entities, recogniser, vocabulary.stopWords, {
      isCiting: citations.length > 0,
      isOfTable,
      isDefined: isDefined && (entities.councils.length === 0 || ofGrades),
    }),
    slots,
    citations,
    isOfTable,
  }
}

/** What a message would have defined: a framework too, which elsewhere says where to look; no word of the glossary is how it is asked. */
function termIn(entities: Entities, understanding: Understanding): string {
  const { definitions } = understanding.vocabulary.ownWords
  const whole = { ...entities, frameworks: [] }
  const asked = new Set(subjectWithout(whole, ['definition'], understanding).split(' '))
  return subjectOf(whole)
    .split(' ')
    .filter((word) => asked.has(word) || definitionsIn(word, definitions).length > 0)
    .join(' ')
}

/** The grades that a message names; outcomes are none. */
const gradesNamed = ({ grades }: Entities): Grade[] =>
  grades.flatMap(({ value }) => value.named.flatMap((one) => Grade.safeParse(one).data ?? []))

/** Whether a message asks what grades mean, and about nothing else: 'what is good practice' is about practice. */
function asksOfGrades(entities: Entities, term: string, { recogniser, vocabulary }: Understanding): boolean {
  const { grades, tokens, judged } = entities
  const scale = recogniser.names.in('scale', tokens)
  if (grades.length === 0 && scale.length === 0) return false
  if (grades.length > 0 && gradesNamed(entities).length === 0) return false
  const named = [...wordsTaken([...grades, ...scale]), ...judged.words]
  const words = new Set(named.map((at) => tokens[at]?.word))
  return term
    .split(' ')
    .map((word) => word.toLowerCase())
    .every((word) => words.has(word) || vocabulary.stopWords.has(word) || vocabulary.faintWords.has(word))
}

/** What the reader is told of how names were taken. */
export const readingsOf = ({ councils, tokens }: Entities): Reading[] =>
  councils.flatMap(({ value: { council, how }, from, to }) =>
    how === 'name' ? [] : [{ said: saidBy(tokens, { value: null, from, to }), meant: council.name, how }],
  )

/** Names of a comparison that are no council's: the others are compared without them, and that is said. */
export const unknownReadings = ({ unknown }: Entities): Reading[] =>
  unknown.map(({ value }) => ({ said: value, meant: '', how: 'unknown' }))

/** A first message, which follows nothing, as a query. */
export function askedBy(read: ReadMessage, understanding: Understanding): Asked {
  const { entities, intention, slots } = read
  if (entities.tokens.length === 0) return unclear('empty', '', slots.where)
  if (isNoLanguage(read, understanding))
    return unclear('not-understood', entities.message.slice(0, MOST_REPEATED), slots.where)
  const asked = citationAsked(read, understanding) ?? askedAs(intention.intent, read, understanding)
  const isNowhere = slots.where.councils.length === 0 && entities.elsewhere.length > 0
  if (isNowhere && !(asked.intent === 'aside' && asked.aside === 'danger')) {
    const [place] = entities.elsewhere
    return unclear('elsewhere', place?.value.place ?? '', slots.where, place?.value.country ?? null)
  }
  return asked
}

/** Letters of a message that are repeated to whoever typed it. */
const MOST_REPEATED = 60

/** 'asdkjfh lskdjf': no word of it is one, and it names nothing. */
function isNoLanguage(
  { entities, citations, intention }: ReadMessage,
  { recogniser }: Understanding,
): boolean {
  const { tokens, councils, elsewhere, judged, grades, frameworks, inspectors, reports } = entities
  const names = [councils, elsewhere, judged.judgements, grades, frameworks, inspectors, reports, citations]
  return (
    intention.intent === 'passages' &&
    names.every(({ length }) => length === 0) &&
    tokens.every(({ word }) => !recogniser.isWord(word) && !/^\d+$/.test(word))
  )
}

export const unclear = (
  why: Extract<Asked, { intent: 'unclear' }>['why'],
  said: string,
  where: Where,
  country: string | null = null,
): Asked => ({ intent: 'unclear', why, said, country, where })

/** Whether councils are asked for, and not every judgement of theirs: 'councils with inadequate leadership judgements'. */
const isOfCouncils = ({ entities, slots: { wording } }: ReadMessage): boolean =>
  entities.judged.judgements.length > 0 ||
  entities.kinds.length > 0 ||
  wording.groups.some(({ value }) => value === 'council')

/** The judgement that all named words mean together. */
export const judgementOf = ({ judged }: Entities): JudgementAsked | null =>
  judgementAsked(
    judged.judgements.flatMap(({ value }) => value),
    judged.strand,
  )

/** A message with the intent that it has, or that the command it was typed after gives it. */
export function askedAs(label: string, read: ReadMessage, understanding: Understanding): Asked {
  const meant = isOfRecommendations(label, read) ? 'recommendations' : label
  const intent = isOfMentions(meant, read, understanding) ? 'mentions' : meant
  const { entities, slots } = read
  const { recogniser, vocabulary } = understanding
  const { where } = slots
  const judgement = judgementOf(entities)
  const grades = entities.grades.flatMap(({ value }) => value.grades)
  const asksOfJudgements = recogniser.names.in('judgement-noun', entities.tokens).length > 0
  const content = OF_WORDS_ALONE.has(intent) ? withoutConditions(entities, recogniser) : entities
  const subject = bare(subjectAsked(content, [intent], understanding), vocabulary.stopWords)
  const isWhose = entities.neighbours.length > 0 && where.councils.length === 0
  if (isWhose && (intent === 'councils' || intent === 'figures' || intent === 'comparison'))
    return unclear('no-place', '', where)
  switch (intent) {
    case 'grade': {
      // 'Care leavers judged inadequate – where?' is of all councils.
      const isOverSeveral = where.regions.length + where.kinds.length > 0 || where.neighboursOf !== null
      if (where.councils.length === 0 && (grades.length > 0 || isOverSeveral) && (judgement || isOverSeveral))
        return askedAs('councils', read, understanding)
      // 'Is Essex good?' asks for the grade of Essex, whatever it is; 'what was good in Essex?' for what was.
      const isYesOrNo = slots.answer === 'yes-no' || grades.every((grade) => grade === 'Good')
      const isOfWhole = judgement === null && grades.length > 0 && isYesOrNo && !asksOfJudgements
      return { intent, where, judgement: isOfWhole ? overallAsked(vocabulary.judgements) : judgement, grades }
    }
    case 'councils': {
      const over = overCouncilsAsked(entities, slots)
      const isOfJudgements =
        asksOfJudgements &&
        !entities.judged.isEvery &&
        over.intent === 'councils' &&
        !over.movement &&
        !over.extreme &&
        !isOfCouncils(read)
      return isOfJudgements ? { intent: 'judgements', where, judgement, grades, extreme: null } : over
    }
    case 'figures':
      return asksForEach(entities, slots) ? councilsAsked(entities, slots) : figuresAsked(entities, slots)
    case 'comparison':
    case 'history':
      return { intent, where, judgement }
    case 'report':
      return { intent, where, part: slots.part, instead: null }
    case 'library':
      return { intent, where, page: 0 }
    case 'recommendations': {
      if (asksAgain(entities)) return askedAs('mentions', read, understanding)
      const due = deadlineIn(entities.message)
      return {
        intent,
        where,
        having: conditionsOn(entities),
        subject:
          tellingIn(subject, vocabulary).length === 0
            ? ''
            : bare(withoutWords(subject, due?.said ?? ''), vocabulary.stopWords),
        strand: entities.judged.strand as Strand | null,
        deadline: due?.deadline ?? null,
        isOfOneReport: false,
        number: numberAfter(entities, 'recommendation'),
        page: 0,
      }
    }
    case 'reasons':
      if (asksOfJudgements && grades.length === 0 && (slots.extreme === 'best' || slots.extreme === 'worst'))
        return { intent: 'judgements', where, judgement, grades, extreme: slots.extreme }
      return { intent, where, judgement, grades: isMerePraise(grades, slots) ? [] : grades, tone: slots.tone }
    case 'mentions': {
      // What stands in quotation marks is looked for, and names nothing: 'county lines' are no counties.
      const around = entities.quoted.reduce((text, phrase) => text.replace(phrase, ' '), entities.message)
      return {
        intent,
        where: entities.quoted.length > 0 ? whereIn(entitiesIn(around, recogniser)) : where,
        having: conditionsOn(entities),
        // Where all of it carries the question elsewhere ('covid', which many count), it is the subject here.
        ...mentionsAsked(entities, subject || bare(subjectOf(entities), vocabulary.stopWords)),
        page: 0,
      }
    }
    case 'definition': {
      const term = termIn(entities, understanding)
      const isOfGrades = asksOfGrades(entities, term, understanding)
      return {
        intent,
        where,
        term: term.trim(),
        grades: isOfGrades ? gradesNamed(entities) : null,
        ofBoard: entities.tokens.some(({ word }) => ['lscb', 'lscbs', 'board', 'boards'].includes(word)),
      }
    }
    case 'passages':
      return passagesAsked(read, understanding)
    default:
      return { intent: 'aside', aside: intent, where }
  }
}

/** Intents whose conditions say whose reports are asked, and are no part of what is looked for. */
const OF_WORDS_ALONE: ReadonlySet<string> = new Set(['recommendations', 'mentions'])

/**
 * Whether what the reports say is to be counted, whatever the words around it are likest to: 'how many inadequate councils
 * mention turnover', 'do outstanding councils talk about "edge of care"', 'every recommendation about visits'.
 */
function isOfMentions(
  label: string,
  { entities, slots, isOfTable }: ReadMessage,
  understanding: Understanding,
) {
  const { recogniser, vocabulary } = understanding
  const { names } = recogniser
  const { tokens, councils, quoted } = entities
  if (isOfTable || councils.length === 1) return false
  if (label === 'passages')
    return (
      quoted.length > 0 ||
      (LISTING_VERBS.has(tokens[0]?.word ?? '') && names.in('mentioning', tokens).length > 0)
    )
  if (label === 'recommendations') {
    const isOfAll =
      slots.wording.figures.some(({ value }) => value === 'count') || tokens.some(({ word }) => ALL.has(word))
    return isOfAll && tellingIn(subjectWithout(entities, [label], understanding), vocabulary).length > 0
  }
  return (label === 'councils' || label === 'figures') && names.in('mentioning', tokens).length > 0
}

const ALL = new Set(['all', 'every'])
const LISTING_VERBS = new Set(['which', 'list', 'count', 'find'])

/** 'Recommendations for inadequate councils' counts no councils. */
const isOfRecommendations = (label: string, { entities: { tokens }, isOfTable }: ReadMessage): boolean =>
  !isOfTable &&
  (label === 'councils' || label === 'figures') &&
  tokens.some(({ word }) => word.startsWith('recommendation'))

/** 'What is so good about Essex?' asks for what is praised, whatever its grade. */
const isMerePraise = (grades: readonly Finding[], { tone }: Slots): boolean =>
  tone === 'praise' && grades.every((grade) => grade === 'Good')

/** With a word of grading, this much makes a question about a council one about its grades. */
const LIKELY_GRADE = 0.15

/** Without the words of its conditions: 'in inadequate councils' says whose reports are asked, and no subject. */
function withoutConditions(entities: Entities, { names }: Recogniser): Entities {
  if (entities.councils.length === 1) return entities
  const given = entities.grades.filter(({ value }) => value.isGiven)
  const nouns = names.in('council-noun', entities.tokens)
  const said = given.map(({ from, to }) => {
    const noun = nouns.find((one) => one.from === to)
    return { value: [], from, to: noun?.to ?? to }
  })
  return { ...entities, kinds: [...entities.kinds, ...said] }
}

function passagesAsked({ entities, shares, slots }: ReadMessage, understanding: Understanding): Asked {
  const { carriers, recogniser, vocabulary } = understanding
  const tone = slots.tone
  // Every report is Ofsted's: its name says nothing of what is looked for.
  const chosen = withoutWords(subjectOf(withoutConditions(entities, recogniser)), 'ofsted')
  const content = contentIn(chosen, vocabulary.stopWords)
  const unspecific = [...(carriers.everything ?? []), ...(carriers.grade ?? []), ...vocabulary.faintWords]
  const judgement = isSubject(entities, content, unspecific) ? judgementOf(entities) : null
  const { names } = recogniser
  const asksForGrade =
    names.in('scale', entities.tokens).length > 0 || names.in('grading', entities.tokens).length > 0
  const isLikelyGrade = (shares.find(({ label }) => label === 'grade')?.share ?? 0) >= LIKELY_GRADE
  if ((judgement || isLikelyGrade) && asksForGrade && slots.where.councils.length > 0)
    return { intent: 'grade', where: slots.where, judgement, grades: [] }
  const isOfOne = slots.where.councils.length === 1 && entities.judged.judgements.length === 0
  if (isOfOne && isOfWhole(content, understanding))
    return tone === 'neither'
      ? { intent: 'grade', where: slots.where, judgement: null, grades: [] }
      : { intent: 'reasons', where: slots.where, judgement: null, grades: [], tone }
  return {
    intent: 'passages',
    where: slots.where,
    having: conditionsOn(entities),
    subject: chosen,
    judgement,
    answer: isDefining(shares) ? 'definition' : slots.answer,
    tone,
    page: 0,
  }
}

/** Words that say of a council what it is asked about as a whole: 'how are children's services in Bolton', 'what became of Kent'. */
function isOfWhole(content: readonly string[], { carriers, vocabulary }: Understanding): boolean {
  const whole = new Set([...(carriers.grade ?? []), ...(carriers.report ?? []), ...vocabulary.faintWords])
  return content.every((word) => whole.has(word.toLowerCase()))
}

/** The words of a message that neither name something nor carry its way of asking. */
function contentOf({ entities }: ReadMessage, label: string, understanding: Understanding): string[] {
  const { stopWords } = understanding.vocabulary
  return subjectWithout(entities, [label], understanding)
    .split(' ')
    .filter((word) => word !== '' && !stopWords.has(word))
}

/** From this share on a question about a name is answered by what says what it is. */
const DEFINING = 0.3

const isDefining = (shares: readonly Share[]): boolean =>
  (shares.find(({ label }) => label === 'definition')?.share ?? 0) >= DEFINING

/** Whether a judgement is all that is asked about: 'adoption in Devon', and not 'adoption support after breakdown'. */
function isSubject(
  { judged, tokens }: Entities,
  content: readonly string[],
  common: readonly string[],
): boolean {
  const named = new Set([...common, ...[...judged.words].map((at) => tokens[at]?.word)])
  return judged.judgements.length > 0 && content.every((word) => named.has(word.toLowerCase()))
}

/** Grades that stand beside a council's noun are conditions: 'in inadequate councils'; 'good examples' is none. */
const conditionsOn = ({ grades, councils }: Entities) =>
  councils.length === 1
    ? []
    : grades.flatMap(({ value }) =>
        value.isGiven ? [{ judgement: null, grades: [...value.grades], period: null }] : [],
      )

/** A subject without the words of no meaning before and after it: 'can you … of them'. */
function bare(subject: string, stopWords: ReadonlySet<string>): string {
  const words = subject.split(' ')
  const isContent = (word: string) => word !== '' && !stopWords.has(word.toLowerCase())
  const last = words.findLastIndex(isContent)
  return words.slice(Math.max(0, words.findIndex(isContent)), last + 1).join(' ')
}

const withoutWords = (text: string, words: string): string => {
  const without = new Set(words.toLowerCase().split(/\s+/))
  return text
    .split(' ')
    .filter((word) => !without.has(word.toLowerCase()))
    .join(' ')
}

function numberAfter({ tokens }: Entities, noun: string): number | null {
  const at = tokens.findIndex(({ word }) => word === noun)
  const number = Number(tokens[at + 1]?.word)
  return at >= 0 && Number.isInteger(number) ? number : null
}

/** Paragraphs that are cited by number or key, where nothing else is asked; or the place that prints a grade. */
function citationAsked(read: ReadMessage, understanding: Understanding): Asked | null {
  const { citations, entities, intention, slots } = read
  if (citations.length === 0)
    return /[¶§]/.test(entities.message) && slots.where.councils.length === 1
      ? { intent: 'citation', places: [{ where: slots.where, keys: [], heading: null }], isWhole: true }
      : placeAsked(read, understanding)
  if (intention.intent !== 'citation' && entities.councils.length === 0 && intention.share > SURE) return null
  const content = contentOf(read, 'citation', understanding)
  if (intention.intent !== 'citation' && content.length > MOST_BESIDE) return null
  let before: Where = slots.where
  const places = citations.map(({ paragraphs, heading, rest }) => {
    const named = citations.length === 1 ? slots.where : whereIn(entitiesIn(rest, understanding.recogniser))
    if (named.councils.length > 0) before = named
    const keys = heading === null ? (paragraphsAsked(paragraphs) ?? []) : [Number(paragraphs)]
    return { where: before, keys, heading }
  })
  return { intent: 'citation', places, isWhole: true }
}

/** Intents that are surer than this stand against a number that may cite a paragraph. */
const SURE = 0.5

/** Words beside a citation that leave it one: its heading. */
const MOST_BESIDE = 12

/** `Northumberland 2012, Record of main findings` */
function placeAsked({ entities, slots }: ReadMessage, { headings }: Understanding): Asked | null {
  const { message } = entities
  const comma = message.indexOf(',')
  const heading = message.slice(comma + 1).trim()
  if (comma < 0 || slots.where.councils.length !== 1 || !headings.has(heading.toLowerCase())) return null
  return { intent: 'citation', places: [{ where: slots.where, keys: [], heading }], isWhole: true }
}
