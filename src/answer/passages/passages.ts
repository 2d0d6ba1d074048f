import type { AnswerContext } from '../../command/command.js'
import { isNewest } from '../../library/library.js'
import {
  ANY_TIME,
  type AskedFor,
  isPeriodNamed,
  type JudgementAsked,
  type Reading,
} from '../../model/query.js'
import { BLANK, type BlockOf, type Excerpt, excerptsOf, type Reply } from '../../model/reply.js'
import { findingOf, type Report } from '../../model/report.js'
import { quoteOf, reportName } from '../../quotation/quote.js'
import { councilChoices, excerpts, grades, heading, reply, withBefore, words } from '../../reply/build.js'
import { isTheThing, tellingConcepts } from '../../search/concepts.js'
import { givesInFigures } from '../../search/rank/matches.js'
import { type AnswerabilityFound, type Hit, NOTHING_SAID } from '../../search/rank/rank.js'
import { capitalised, countInWords, listInWords } from '../../text/in-words.js'
import { sentencesOf, termsOf } from '../../text/tokens.js'
import { judgementsKeyed } from '../../understand/entities/grades.js'
import { bare, contentIn } from '../../understand/subject.js'
import type { Authority } from '../../vocabulary/authorities.js'
import { partOf, reasonsFor, wordsBehind } from '../behind-grade.js'
import { excerptOf, excerptOfHit, notesOn, quotedInContext } from '../excerpt.js'
import { gradeRows } from '../grades.js'
import { coversMore, isOverall, meantIn } from '../judgement-meant.js'
import {
  conditionInWords,
  heldForSendAlone,
  meetingConditions,
  reportsInWords,
  type Scope,
  scopeOf,
} from '../scope.js'
import {
  EXPECTED_ANSWERS,
  type Held,
  hasFewCouncils,
  hitsOn,
  isLikelyOnSubject,
  MOST_PASSAGES,
  noFigureInWords,
  passagesOnPage,
} from './hits.js'
import { answerOverTime, answerSeveral, onDoubt } from './under-headings.js'

/** How many reports speak of a subject in all, and of which councils one can ask. */
interface Speaking {
  readonly notes: readonly string[]
  readonly offered: BlockOf<'choices'>[]
}

const NOBODY_ELSE: Speaking = { notes: [], offered: [] }

/**
 * Every report that speaks of a subject in one of the ways that mean it, counted, not guessed from the best that were found;
 * nothing where the answer shows all of them already, or nobody says it in words that can be counted.
 * @param sought what they are to speak of, where that is not all of the subject
 */
export function speaking(
  { subject }: AskedFor<'passages'>,
  reports: readonly Report[],
  shown: readonly Hit[],
  context: AnswerContext,
  sought = subject,
): Speaking {
  const { search, library, vocabulary } = context
  const concepts = tellingConcepts(search.concepts(sought), vocabulary.faintWords).map(({ expansions }) =>
    expansions.filter(isTheThing),
  )
  if (concepts.length === 0 || concepts.some((ways) => ways.length === 0)) return NOBODY_ELSE
  const within = reports.length === library.reports.length ? null : new Set(reports.map(({ id }) => id))
  const speak = search.reportsHolding({ of: 'paragraphs', concepts, within })
  if (speak === null)
    return {
      ...NOBODY_ELSE,
      notes: ['More reports speak of this than can be counted: name a council or a year.'],
    }
  const names = new Map(speak.map(({ authority }) => [authority.slug, authority.name]))
  const seen = new Set(shown.map(({ document }) => document.report.authority.slug))
  if (![...names.keys()].some((slug) => !seen.has(slug))) return NOBODY_ELSE
  // What was found speaks of it too, in words that were not counted: then no number is told.
  const isCounted = shown.every(({ document }) => names.has(document.report.authority.slug))
  const again = (name: string): string => `${bare(sought, vocabulary.stopWords)}, ${name}`
  return {
    notes: isCounted
      ? [
          `${countInWords(speak.length, 'report')} on ${countInWords(names.size, 'council')} ${speak.length === 1 ? 'speaks' : 'speak'} of this.`,
        ]
      : [],
    offered: councilChoices(
      [...names.values()].map((name) => ({ label: name, message: again(name) })),
      { label: 'Another…', message: again(BLANK) },
    ),
  }
}

/**
 * A question about several councils: what each one's reports say best, then what they say second best; a council whose
 * reports do not say is named. Null where none says.
 */
function answerSideBySide(
  asked: AskedFor<'passages'>,
  scope: Scope,
  most: number,
  context: AnswerContext,
): Reply | null {
  const places = scope.authorities.map((slug) => {
    const reports = scope.reports.filter(({ authority }) => authority.slug === slug)
    // Of each, as if it alone were asked about, what its newest inspection says comes first.
    const own = { ...scope, authorities: [slug], reports }
    const { answering, nearest } = hitsOn(asked, reports, own, context)
    const isAnswered = answering.length > 0
    const hits = isAnswered ? answering : nearest.filter(isLikelyOnSubject).slice(0, MOST_NEAREST)
    return { name: reports[0]?.authority.name, isAnswered, hits }
  })
  if (!places.some(({ isAnswered }) => isAnswered)) return null
  const shown = inTurns(places.map(({ hits }) => hits)).slice(0, most)
  const silent = places.filter(({ hits }) => hits.length === 0)
  const nearly = places.filter(({ isAnswered, hits }) => !isAnswered && hits.length > 0)
  const silences = [
    ...silent.map(({ name }) => `The reports on ${name} do not say.`),
    ...nearly.map(
      ({ name }) => `On ${name} I found nothing that says it for sure: what is quoted comes nearest.`,
    ),
  ]
  return reply(
    'excerpts',
    [
      // Where one alone says anything, nothing stands beside it.
      words(
        places.length - silent.length > 1 ? `Side by side: ${inspectionsBeside(shown)}.` : silences.join(' '),
      ),
      excerpts(quotedInContext(shown)),
    ],
    [
      ...(places.length - silent.length > 1 ? silences : []),
      ...notesOn([...new Set(shown.map(({ document }) => document.report))], context.library),
    ],
  )
}

/** The same of several subjects, one excerpt of each council under each; null where fewer than two are spoken of. */
function severalSideBySide(
  asked: AskedFor<'passages'>,
  subjects: readonly string[],
  reports: readonly Report[],
  scope: Scope,
  context: AnswerContext,
): Reply | null {
  const own = { ...scope, reports }
  const each = subjects.map((subject) => ({
    subject,
    made: answerSideBySide(
      { ...asked, subject, judgement: null, answer: 'topic' },
      own,
      scope.authorities.length,
      context,
    ),
  }))
  const spoken = each.flatMap(({ made }) => made ?? [])
  if (spoken.length < 2) return null
  const silent = each.flatMap(({ subject, made }) => (made ? [] : [`‘${subject}’`]))
  return reply(
    'excerpts',
    [
      ...each.flatMap(({ subject, made }) =>
        made ? [heading(capitalised(subject)), excerpts(excerptsOf(made))] : [],
      ),
      words(
        silent.length === 0
          ? ''
          : `On ${listInWords(silent, 'disjunction')} I found nothing for sure in the ${reportsInWords(scope)}.`,
      ),
    ],
    spoken.flatMap(({ notes }) => notes),
  )
}

/** What is set side by side, each inspection once: 'Leicester 2024 and Southampton 2014'. */
const inspectionsBeside = (hits: readonly Hit[]): string =>
  listInWords([...new Set(hits.map(({ document }) => reportName(document.report)))])

/** Scores of different councils do not compare, so the first of each comes before the second of any. */
function inTurns(lists: readonly (readonly Hit[])[]): Hit[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()
}

/**
 * The paragraphs that answer a question best, a sentence or two of each; or that the reports do not say.
 * @param subjects what it names, where that is several things; each is looked up for itself
 */
export function answerPassages(
  asked: AskedFor<'passages'>,
  scope: Scope,
  context: AnswerContext,
  subjects: readonly string[] = [],
): Reply {
  const [report] = scope.reports
  const ofSeveral =
    subjects.length < 2 ? null : scope.authorities.length < 2 ? answerSeveral : severalSideBySide
  const several =
    ofSeveral?.(asked, subjects, meetingConditions(asked, scope.reports, context), scope, context) ?? null
  if (several) return several
  const { isOverTime, isDoubted, ...plainly } = asked
  // Who names several years is told what each of these inspections says.
  const isOfEachYear = isOfSeveralYears(asked) && asked.judgement === null && scope.reports.length > 1
  const overTime =
    (isOverTime || isOfEachYear) && asked.page === 0 ? answerOverTime(plainly, scope, context) : null
  if (overTime) return overTime
  if (!isDoubted || !report) return answerHeld(plainly, scope, context)
  const against = answerHeld(plainly, scope, context)
  const isSaid = against.kind === 'excerpts'
  const led = words(
    `${onDoubt(report, context)}${isSaid ? ' What the same report says, the other side first:' : ''}`,
  )
  return isSaid ? withBefore(led, against) : reply('help', [led])
}

/** The same of a question that asks for nothing beside. */
function answerHeld(asked: AskedFor<'passages'>, scope: Scope, context: AnswerContext): Reply {
  const grade = gradeOfSubject(asked, scope)
  const graded = (): Reply | null =>
    grade.length > 0 ? reply('grades', [grade, excerpts(behindEach(asked, scope, context))]) : null
  if (asked.subject.trim() === '') return graded() ?? nearestOffered([], NOTHING_SAID, asked, scope, context)
  const reports = meetingConditions(asked, scope.reports, context)
  if (scope.authorities.length > 1) {
    const each = answerSideBySide(asked, scope, MOST_PASSAGES, context)
    if (each) return each
  }
  const held = hitsOn(asked, reports, scope, context)
  // What comes nearest to anything else in a report on area SEND is about something else.
  const isOfSendAlone = heldForSendAlone(asked.where, asked.subject, scope, context).length > 0
  const [closest] = held.nearest
  const isBesideIt = closest !== undefined && isLikelyOnSubject(closest)
  if (isOfSendAlone && held.said.answerability !== 'said' && !isBesideIt)
    return nearestOffered([], { ...held.said, answerability: 'nothing' }, asked, scope, context)
  const { answering: found, nearest, said, silent } = partFirst(held, asked, scope, context)
  const answering = strongestFirst(found, asked, context)
  // Looked up by itself the newest inspection may say what beside others it seems not to.
  const older = answering.length === 0 ? olderThanSilent(asked, scope, context) : null
  if (older) return older
  const isNamed = scope.authorities.length > 0
  const onPage = passagesOnPage(asked)
  const first = asked.page * onPage
  const all = isNamed ? different(answering, first + onPage) : diversify(answering, first + onPage, context)
  const shown = all.slice(first, asked.isWhole ? first + 1 : undefined)
  if (shown.length === 0) {
    if (asked.page > 0 && answering.length > 0)
      return reply('none', [words('That was all that I found on it.')])
    // Where it may speak of it, what comes nearest in it says more than another year.
    const isSilent = said.answerability === 'nothing' || said.absent !== null
    const otherYears = isSilent ? inOtherYears(asked, scope, context) : null
    // What was asked beside the grade is not answered by it.
    const beside = grade.length > 0 ? different(nearest.filter(isLikelyOnSubject), MOST_NEAREST) : []
    if (beside.length > 0)
      return reply('grades', [grade, words(NEAREST_FOLLOWS), excerpts(quotedInContext(beside))])
    return graded() ?? otherYears ?? nearestOffered(nearest, said, asked, scope, context)
  }
  const quoted = [...new Set(shown.map(({ document }) => document.report))]
  const more =
    isNamed || shown.length < onPage || asked.page > 0
      ? NOBODY_ELSE
      : speaking(asked, reports, shown, context)
  const condition = conditionInWords(asked, context)
  const made = reply(
    'excerpts',
    [
      asked.page === 0 ? grade : [],
      words(condition.said),
      asked.page === 0 && !asked.isWhole && !asked.isByCouncil
        ? howSure(shown, said, silent, asked, scope, context)
        : [],
      ...(asked.isWhole
        ? [excerpts(shown.map(({ document: { report, paragraph } }) => excerptOf(report, paragraph)))]
        : isNamed
          ? byAge(shown, asked, context)
          : [excerpts(excerptsOfHits(shown, asked, context))]),
      more.offered,
    ],
    [...more.notes, ...condition.notes, ...notesOn(quoted, context.library)],
  )
  return answering.length > first + onPage ? { ...made, more: 'more' } : made
}

/** Paragraphs with which the part of a report begins that a judgement is about, before those on it elsewhere. */
const OF_THE_PART = 3

/**
 * Of a subject that is no more than a judgement the newest report that makes it says most where it gives its reasons: that is quoted first, whatever else
 * has its name in it oftener.
 */
function partFirst(held: Held, asked: AskedFor<'passages'>, scope: Scope, context: AnswerContext): Held {
  const { judgement, subject, tone } = asked
  if (judgement === null || tone !== 'neither' || scope.authorities.length !== 1) return held
  if (!namesJudgementAlone(subject, judgement, context)) return held
  const report = scope.reports.find((one) => meantIn(one, judgement).length > 0)
  const made = report && meantIn(report, judgement)[0]
  if (!report || !made || isOverall(made) || coversMore(report, made, judgement, context)) return held
  const { nearest } = hitsOn(asked, [report], scope, context)
  const finding = findingOf(made)
  // Under a grade between good and bad its part tells of both.
  const isOfBoth = finding === 'Requires improvement' || finding === 'Adequate'
  const part = isOfBoth ? partOf(made, [], report) : reasonsFor(made, report, context)
  const opening = part
    .flatMap((paragraph) => nearest.find(({ document }) => document.paragraph === paragraph) ?? [])
    .slice(0, OF_THE_PART)
  if (opening.length === 0) return held
  const others = held.answering.filter((hit) => !opening.some(({ document }) => document === hit.document))
  return {
    ...held,
    answering: [...opening, ...others],
    said: { answerability: 'said', absent: null },
    silent: null,
  }
}

/** Whether all that a subject says is what people call a judgement. */
function namesJudgementAlone(
  subject: string,
  judgement: JudgementAsked,
  { vocabulary: { stopWords } }: AnswerContext,
): boolean {
  const called = new Set(
    judgementsKeyed(judgement).flatMap(({ label, names }) => termsOf([label, ...names].join(' '))),
  )
  const content = contentIn(subject, stopWords)
  return content.length > 0 && content.every((word) => termsOf(word).every((term) => called.has(term)))
}

/** So many as are asked for in a tone are those that sound most strongly so, of what is likely on the subject. */
function strongestFirst(
  hits: readonly Hit[],
  { tone, most }: AskedFor<'passages'>,
  { search }: AnswerContext,
): readonly Hit[] {
  if (tone === 'neither' || most === undefined) return hits
  const strengthOf = ({ document: { text }, sentences }: Hit): number => {
    const all = sentencesOf(text)
    const inTone = sentences.map((at) => all[at] ?? '').filter((one) => search.surelyOf(tone, one) > 0)
    return Math.max(0, ...inTone.map((one) => search.strengthOf(tone, one)))
  }
  const likely = hits.filter(isLikelyOnSubject).map((hit) => ({ hit, strength: strengthOf(hit) }))
  const others = hits.filter((hit) => !isLikelyOnSubject(hit))
  return [...likely.sort((one, other) => other.strength - one.strength).map(({ hit }) => hit), ...others]
}

/** How things are now, of which a council's newest inspection says nothing: that it does not, and what older ones say. */
function olderThanSilent(asked: AskedFor<'passages'>, scope: Scope, context: AnswerContext): Reply | null {
  if (asked.where.period.order !== 'latest' || scope.authorities.length !== 1 || asked.page > 0) return null
  const where = { ...asked.where, period: ANY_TIME, reports: [] }
  const all = scopeOf(where, context)
  const { silent } = hitsOn({ ...asked, where }, all.reports, all, context)
  return silent ? answerPassages({ ...asked, where }, all, context) : null
}

/** Over what older inspections say, where the newest says nothing of it. */
const olderFollow = (newest: Report): string =>
  `${reportName(newest)}, the newest here, does not speak of it, as far as I can tell. What older ones say:`

const doesNotSpeak = (report: Report): string =>
  `${reportName(report)} does not speak of it, as far as I can tell.`

/** Where the inspection asked for does not speak of it, and another of the council does: that one's words, and that it is another. */
function inOtherYears(asked: AskedFor<'passages'>, scope: Scope, context: AnswerContext): Reply | null {
  if (!isPeriodNamed(asked.where.period) || scope.authorities.length !== 1) return null
  const where = { ...asked.where, period: ANY_TIME, reports: [] }
  const all = scopeOf(where, context)
  const answered = answerPassages({ ...asked, where }, all, context)
  if (answered.kind !== 'excerpts') return null
  // What the inspection asked for says after all is what comes nearest in it.
  const asks = new Set(scope.reports.map(({ id }) => id))
  if (excerptsOf(answered).some(({ report }) => asks.has(report))) return null
  // That the newest does not speak of it, the others' words say themselves.
  if (scope.reports.every((report) => isNewest(report, context.library))) {
    const { silent: newest } = hitsOn({ ...asked, where }, all.reports, all, context)
    if (scope.reports.every((report) => report === newest)) return answered
  }
  const silent = scope.reports.map(doesNotSpeak).join(' ')
  return withBefore(words(`${silent} What other inspections say:`), answered)
}

/** What answers, in its context; who asks for praise or for criticism alone is shown the sentences that surely give it, where some do. */
function excerptsOfHits(
  hits: readonly Hit[],
  { tone }: AskedFor<'passages'>,
  { search }: AnswerContext,
): Excerpt[] {
  const inContext = quotedInContext(hits)
  if (tone === 'neither') return inContext
  const isSure = ({ document: { text }, sentences }: Hit): boolean => {
    const all = sentencesOf(text)
    return sentences.some((at) => search.surelyOf(tone, all[at] ?? '') > 0)
  }
  return hits.map((hit, at) => (isSure(hit) ? excerptOfHit(hit) : (inContext[at] as Excerpt)))
}

/** What the newest inspection says, and under a heading what older ones found. */
function byAge(
  hits: readonly Hit[],
  asked: AskedFor<'passages'>,
  context: AnswerContext,
): BlockOf<'heading' | 'excerpt'>[][] {
  const { library } = context
  const all = excerptsOfHits(hits, asked, context)
  const later = hits.findIndex(({ document }) => !isNewest(document.report, library))
  const isParted = later > 0 && hits.slice(later).every(({ document }) => !isNewest(document.report, library))
  if (!isParted) return [excerpts(all)]
  return [excerpts(all.slice(0, later)), heading('Earlier'), excerpts(all.slice(later))]
}

/** The grade in a line, or of each year that is named; nothing unless the subject is a judgement that a named council's newest report makes. */
function gradeOfSubject(asked: AskedFor<'passages'>, scope: Scope): BlockOf<'grades'>[] {
  const { judgement, having } = asked
  if (judgement === null || scope.authorities.length !== 1 || having.length > 0) return []
  const graded = scope.reports.filter((one) => meantIn(one, judgement).length > 0)
  const shown = isOfSeveralYears(asked) ? graded : graded.slice(0, 1)
  return grades(
    shown.flatMap((report) => meantIn(report, judgement).flatMap((one) => gradeRows(report, one))),
  )
}

/** 'Compare 2022 and 2026 on care leavers' */
const isOfSeveralYears = ({ where: { period } }: AskedFor<'passages'>): boolean => period.years.length > 1

/** Where nothing but the grades of some years answers, what stands behind each. */
function behindEach(asked: AskedFor<'passages'>, scope: Scope, context: AnswerContext): Excerpt[] {
  const { judgement } = asked
  if (judgement === null || !isOfSeveralYears(asked)) return []
  return scope.reports.flatMap((report) => wordsBehind(report, judgement, BEHIND_EACH, context))
}

const BEHIND_EACH = 2

/**
 * How many passages that come nearest are quoted, where the subject is spoken of: one of them is on it for two questions in three. Where that is not
 * sure, the nearest alone: it was on it for 16 of 44 questions of strangers.
 */
const MOST_NEAREST = 2

/**
 * Over what is quoted and may not answer: which word of the question no report has, that none gives the figure asked for, that it is what comes
 * nearest, or what older inspections say.
 */
function howSure(
  shown: readonly Hit[],
  { answerability, absent }: AnswerabilityFound,
  silent: Held['silent'],
  asked: AskedFor<'passages'>,
  scope: Scope,
  context: AnswerContext,
): BlockOf<'words'>[] {
  const [first] = shown
  const isPut = first !== undefined && isLikelyOnSubject(first) && isPutOtherwise(absent, first, context)
  const isUnsure = answerability === 'perhaps' && !isPut
  const lacking =
    (isUnsure ? lackingWord(absent, asked, scope, context) : null) ?? figureLacking(shown, asked, scope)
  if (silent) return words([lacking ?? [], olderFollow(silent)].flat().join(' '))
  if (!isUnsure && !lacking) return []
  // What is likely on the subject speaks of it, whether or not it says just that.
  if (!lacking && first !== undefined && isLikelyOnSubject(first)) return words(NEAREST_FOLLOWS)
  return words(`${lacking ?? notSureInWords(scope)} ${NEAREST_FOLLOWS}`)
}

/** Whether a paragraph has in other words what no report has as it was typed: the designated officer, where 'allegations' are asked about. */
function isPutOtherwise(absent: string | null, { document }: Hit, { search }: AnswerContext): boolean {
  const stems = new Set(termsOf(document.text))
  return search
    .concepts(absent ?? '')
    .some(({ expansions }) => expansions.slice(1).some(({ terms }) => terms.every((term) => stems.has(term))))
}

/** Over what may not answer. */
export const notSureInWords = (scope: Scope): string =>
  `I am not sure that the ${reportsInWords(scope)} say that.`

export const NEAREST_FOLLOWS = 'What comes nearest:'

/**
 * That no sentence on the subject gives the figure asked for: a number, a share, a sum; null where one does, or none is asked for. Who asks how long
 * something takes is answered by 'promptly' too.
 */
function figureLacking(hits: readonly Hit[], { answer }: AskedFor<'passages'>, scope: Scope): string | null {
  const figure = EXPECTED_ANSWERS[answer] ?? null
  if (figure === 'length' || givesInFigures('', figure) === null) return null
  const isGiven = (text: string): boolean => givesInFigures(text, figure) === true
  const given = hits.some(
    (hit) =>
      hit.seen.sentences.some(({ held, indexed: { text } }) => held.length > 0 && isGiven(text)) ||
      // 'At 31 August, 1,816 children were being looked after' holds no 'kids in care' word for word.
      (isLikelyOnSubject(hit) &&
        hit.sentences.some((at) => isGiven(hit.seen.sentences[at]?.indexed.text ?? ''))),
  )
  return given ? null : noFigureInWords(figure, scope)
}

/** That no report has a word of a subject, as it was typed; null for what is no name: 'in charge', 'when they turn 18'. */
function lackingWord(
  absent: string | null,
  { subject, where }: AskedFor<'passages'>,
  scope: Scope,
  { vocabulary: { stopWords } }: AnswerContext,
): string | null {
  const words = absent?.split(' ') ?? []
  if (absent === null || [words[0], words.at(-1)].some((word) => stopWords.has(word ?? ''))) return null
  const typed = subject.split(/[^\p{L}’'-]+/u).find((one) => one.toLowerCase() === absent)
  const [only] = isPeriodNamed(where.period) && scope.reports.length === 1 ? scope.reports : []
  return `‘${typed ?? absent}’ stands nowhere in ${only ? reportName(only) : `the ${reportsInWords(scope)}`}.`
}

/** The reports do not say: what comes nearest is quoted, and not as an answer; else who does speak of it. */
function nearestOffered(
  nearest: readonly Hit[],
  { answerability, absent }: AnswerabilityFound,
  asked: AskedFor<'passages'>,
  scope: Scope,
  context: AnswerContext,
): Reply {
  const where = `The ${reportsInWords(scope)}`
  const lacking = lackingWord(absent, asked, scope, context)
  if (answerability === 'spoken of' && nearest.length > 0) {
    const held = `${where} speak of this subject and, as far as I can tell, do not say exactly that.`
    return reply('none', [
      words(`${lacking ?? figureLacking(nearest, asked, scope) ?? held} ${NEAREST_FOLLOWS}`),
      excerpts(quotedInContext(different(nearest, MOST_NEAREST))),
    ])
  }
  const [closest] = nearest.filter(isLikelyOnSubject)
  const none =
    answerability === 'unsure' || closest
      ? `I found nothing in the ${reportsInWords(scope)} that says that for sure.`
      : `${where} do not say.`
  // Where the council's own report may speak of it, others would bury that.
  const others = closest ? NOBODY_ELSE : elsewhere(asked, absent ?? asked.subject, scope, context)
  return reply(
    'none',
    [
      words(`${lacking ?? none} ${closest ? NEAREST_FOLLOWS : 'Try other words, or /help.'}`),
      excerpts(closest ? quotedInContext([closest]) : []),
      others.offered,
    ],
    others.notes,
  )
}

/** Who else's reports speak of what those on the one council asked about do not. */
function elsewhere(
  asked: AskedFor<'passages'>,
  sought: string,
  scope: Scope,
  context: AnswerContext,
): Speaking {
  const [council, ...more] = scope.authorities
  if (council === undefined || more.length > 0 || sought.trim() === '') return NOBODY_ELSE
  const others = context.library.reports.filter(({ authority }) => authority.slug !== council)
  return others.length === 0 ? NOBODY_ELSE : speaking(asked, others, [], context, sought)
}

/** The first so many that quote different words: reports of one framework share whole sentences. */
function different(hits: readonly Hit[], most: number): Hit[] {
  const quoted = new Map<string, Hit>()
  for (const hit of hits) {
    if (quoted.size === most) break
    const quote = quoteOf(hit.document.paragraph.text, hit.sentences)
    if (!quoted.has(quote)) quoted.set(quote, hit)
  }
  return [...quoted.values()]
}

/** The best hits; in a large library the best of each council before the second of any, in the order of their scores. */
function diversify(hits: readonly Hit[], most: number, { library }: AnswerContext): Hit[] {
  if (hasFewCouncils(library)) return different(hits, most)
  const seen = new Set<string>()
  const firsts = hits.filter(({ document }) => {
    const { slug } = document.report.authority
    return !seen.has(slug) && seen.add(slug)
  })
  const chosen = new Set(different([...new Set([...firsts, ...hits])], most))
  return hits.filter((hit) => chosen.has(hit))
}

/** The share of what is asked that must stand in the sentence which names the place, or the one before it. */
const MENTIONED = 0.5

/**
 * A place that is no council of the library may still stand in its reports, under the name that was typed: 'the joint
 * service with North Tyneside', the play 'Chelsea's Choice'. Null where it does not.
 */
export function answerMentioned(
  { subject }: AskedFor<'passages'>,
  missing: readonly Authority[],
  readings: readonly Reading[],
  context: AnswerContext,
): Reply | null {
  const [council] = missing
  const said = readings.find(({ meant }) => meant === council?.name)?.said
  // A council is told by any of its names: the play is called after Chelsea alone.
  const names = said === undefined ? [council?.name ?? '', ...(council?.names ?? [])] : [said]
  const found = names.flatMap((name) => naming(name, subject, context))
  const best = found.sort((one, other) => other.coverage - one.coverage)[0]
  if (!best) return null
  return reply(
    'excerpts',
    [
      words(
        `There is no report on ${missing.map(({ name }) => name).join(' or ')} here. Another report speaks of it:`,
      ),
      excerpts([excerptOfHit(best)]),
    ],
    notesOn([best.document.report], context.library),
  )
}

/** The paragraphs of which a sentence bears a name and holds most of what is asked beside it, or the one before it does, quoted by both. */
function naming(name: string, subject: string, { search, vocabulary }: AnswerContext): Hit[] {
  const terms = termsOf(name).join(' ')
  // South Gloucestershire names no Gloucestershire.
  const others = vocabulary.authorities
    .map((authority) => termsOf(authority.name).join(' '))
    .filter((other) => other !== terms && ` ${other} `.includes(` ${terms} `))
  const bearsName = (text: string): boolean =>
    others
      .reduce((rest, other) => rest.replaceAll(` ${other} `, ' '), ` ${termsOf(text).join(' ')} `)
      .includes(` ${terms} `)
  const least = MENTIONED * search.concepts(subject).length
  // The name alone is half of a short question, and says nothing of what is asked beside it.
  const ofName = new Set(search.concepts(name).map(({ surface }) => surface))
  return search.paragraphs({ words: `${subject} ${name}`, within: null, expected: null }).flatMap((hit) => {
    const { sentences } = hit.seen
    const named = sentences.findIndex(({ indexed: { text } }) => bearsName(text))
    const around = [named - 1, named].filter((at) => at >= 0)
    const held = new Set(
      around.flatMap((at) => sentences[at]?.held ?? []).filter(({ concept }) => !ofName.has(concept.surface)),
    )
    return named >= 0 && held.size >= least ? [{ ...hit, sentences: around }] : []
  })
}
