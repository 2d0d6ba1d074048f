import { memoisedOnce } from '../../collections/collections.js'
import type { JudgementAsked } from '../../model/query.js'
import {
  Finding,
  type Grade,
  isOutcome,
  isSendReport,
  type Judgement,
  type Report,
  type Strand,
  scaleOf,
  stepOf,
} from '../../model/report.js'
import { bundledJudgements, type JudgementName } from '../../vocabulary/judgements.js'
import {
  type Mention,
  matchAt,
  type NamesOf,
  type Phrasebook,
  phrase,
  phrasebook,
  type Token,
  wordsTaken,
} from './named.js'

/** Every name of every judgement, as it may be typed. */
export const judgementPhrases = (judgements: readonly JudgementName[]): Phrasebook<JudgementName> =>
  phrasebook(
    judgements.flatMap((judgement) => {
      // What one framework prints as its name another that judges the same may be asked for by.
      const same = judgements.filter(
        ({ slug, strand }) => slug === judgement.slug && strand === judgement.strand,
      )
      const printed = same.flatMap(({ label, printed }) => [label, ...printed])
      const typed = new Set([judgement.slug, ...printed].filter((name) => !isPlainShort(name, judgement)))
      return [...typed, ...judgement.names].map((name) => phrase(name, judgement))
    }),
  )

/** 'Outcomes' is short for what one framework judges, and a plain word for what any inspection ended in: nobody asks for the one by it alone. */
const isPlainShort = (name: string, { short, label, names }: JudgementName): boolean =>
  name.toLowerCase() === short.toLowerCase() &&
  short !== label &&
  !names.some((one) => one.toLowerCase() === short.toLowerCase())

/** What names a judgement, and in data/judgements.csv no other. */
export const judgementKey = ({
  framework,
  strand,
  slug,
}: Pick<JudgementName, 'framework' | 'strand' | 'slug'>) => `${framework}/${strand ?? ''}/${slug}`

/** The same of a judgement that a report gives. */
export const judgementKeyIn = ({ framework }: Pick<Report, 'framework'>, { strand, judgement }: Judgement) =>
  judgementKey({ framework, strand, slug: judgement })

/** What a report judges of what is asked about. */
export const judgementsMadeIn = (report: Report, { keys }: Pick<JudgementAsked, 'keys'>): Judgement[] =>
  report.judgements.filter((one) => keys.includes(judgementKeyIn(report, one)))

const namedByKey = memoisedOnce(() => new Map(bundledJudgements().map((one) => [judgementKey(one), one])))

/** What is asked about, as data/judgements.csv names it; nothing for what stands for every judgement or for any. */
export const judgementsKeyed = ({ keys }: Pick<JudgementAsked, 'keys'>): readonly JudgementName[] =>
  keys.flatMap((key) => namedByKey().get(key) ?? [])

/** Whether all that is asked about is so; what stands for every judgement or for any is not. */
export function areAllAsked(asked: JudgementAsked, is: (name: JudgementName) => boolean): boolean {
  const names = judgementsKeyed(asked)
  return names.length === asked.keys.length && names.every(is)
}

/** The judgements that a message names, in its order, and the half of a SLAC report where it names one. */
export interface JudgementsNamed {
  readonly judgements: readonly Mention<readonly JudgementName[]>[]
  /** With those that a strand's name was taken for: 'good overall but requires improvement for care leavers'. */
  readonly all: readonly Mention<readonly JudgementName[]>[]
  readonly strand: Strand | null
  /** 'In everything', 'across the board'. */
  readonly isEvery: boolean
  /** 'Somewhere', 'for anything': one judgement at least, whichever. */
  readonly isAny: boolean
  /** Words that name any of these. */
  readonly words: ReadonlySet<number>
}

export function judgementsIn(
  tokens: readonly Token[],
  book: Phrasebook<JudgementName>,
  names: NamesOf,
  isWord: (word: string) => boolean,
  taken: ReadonlySet<number>,
): JudgementsNamed {
  const words = tokens.map(({ word }, at) => (taken.has(at) ? '' : word))
  const strands = names.in('strand', tokens, taken)
  // 'Straight from inadequate to outstanding' says how it went, and 'straight outstandings' is all of them.
  const every = names
    .in('every-judgement', tokens, taken)
    .filter(({ from, to }) => to - from > 1 || !isLedOn(words, to, names))
  const any = names.in('any-judgement', tokens, taken)
  // 'Social care' is all of it, and not care.
  const wholes = names.in('services-as-a-whole', tokens, taken)
  const isWithinWhole = (from: number, to: number): boolean =>
    wholes.some((whole) => whole.from <= from && to <= whole.to && to - from < whole.to - whole.from)
  const matches: Mention<readonly JudgementName[]>[] = []
  for (let at = 0; at < words.length; ) {
    const match = words[at] === '' ? null : matchAt(words, at, book, isWord)
    // 'Care leavers' provision' is judged for care leavers.
    const isLongPast =
      matches.at(-1)?.to === at && (match?.values ?? []).every(({ slug }) => slug === 'quality-of-provision')
    const isPart = match !== null && isWithinWhole(at, at + match.length)
    // 'The quality of support for them' names what is asked about behind it.
    const isOfBehind = match?.length === 1 && words[at] === 'quality' && words[at + 1] === 'of'
    if (match && !isLongPast && !isOfBehind && !isPart && !isVerb(tokens, at, match.length))
      matches.push({ value: match.values, from: at, to: at + match.length })
    at += match?.length ?? 1
  }
  // A strand's name is a judgement's too ('looked after children'): it is the strand where another judgement is named.
  const own = matches.filter((match) => !strands.some(({ from, to }) => from <= match.from && match.to <= to))
  return {
    judgements: own.length > 0 ? own : matches,
    all: matches,
    strand: (strands[0]?.value[0] as Strand | undefined) ?? null,
    isEvery: every.length > 0,
    isAny: any.length > 0,
    words: wordsTaken([...matches, ...strands, ...every, ...any]),
  }
}

/** Whether a word leads from one grade to another: 'from', 'up', 'to'. */
const isLedOn = (words: readonly string[], at: number, names: NamesOf): boolean =>
  names.at('direction', words, at) !== null || names.at('to', words, at) !== null

/** 'Send me the report', 'do they send children away': the verb, which is no name of what SEND inspections judge. */
const isVerb = (tokens: readonly Token[], at: number, length: number): boolean =>
  length === 1 &&
  tokens[at]?.word === 'send' &&
  !/SEND/.test(tokens[at]?.surface ?? '') &&
  !BEFORE_A_NOUN.has(tokens[at - 1]?.word ?? '') &&
  OBJECTS.has(tokens[at + 1]?.word ?? '')

/** 'Any good for send kids', 'with send children': what follows a preposition is no verb. */
const BEFORE_A_NOUN = new Set(['for', 'of', 'with', 'on', 'in', 'about', 'by', 'and', 'the', 'their', 'your'])

const OBJECTS = new Set([
  ...['me', 'us', 'him', 'her', 'it', 'them', 'you', 'a', 'an', 'the', 'my', 'your', 'their', 'our', 'some'],
  ...['any', 'all', 'this', 'that', 'these', 'those', 'children', 'kids'],
])

/** The overall grade, by whatever name each framework gives it. */
export const overallAsked = (judgements: readonly JudgementName[]): JudgementAsked => ({
  label: 'Overall',
  keys: judgements.filter(({ slug }) => slug === 'overall-effectiveness').map(judgementKey),
  strand: null,
})

/** Whether a name may be that of what area SEND inspections judge. */
export const namesSend = ({ value }: Mention<readonly JudgementName[]>): boolean => value.some(isSendReport)

/** The outcome of area SEND inspections; null where no framework has one. */
export const sendAsked = (judgements: readonly JudgementName[]): JudgementAsked | null =>
  judgementAsked(judgements.filter(isSendReport), null)

/** Whether nothing but what area SEND inspections judge is asked for. */
export const isSendAsked = (asked: JudgementAsked | null | undefined): boolean =>
  asked ? areAllAsked(asked, isSendReport) : false

/** Every judgement of a report, that on the safeguarding board apart: 'outstanding across the board'. */
export const EVERY_JUDGEMENT: JudgementAsked = { label: 'Every judgement', keys: ['*'], strand: null }

/** Any judgement of a report at all, that on the board apart: 'with an outstanding in there somewhere'. */
export const WHICHEVER_JUDGEMENT: JudgementAsked = { label: 'Any judgement', keys: ['?'], strand: null }

/** Every judgement with one left out: 'outstanding for everything but care leavers'. */
export const everyJudgementBut = (asked: JudgementAsked): JudgementAsked => ({
  label: `Every judgement but ${asked.label}`,
  keys: ['*', ...new Set(judgementsKeyed(asked).map(({ slug }) => `-${slug}`))],
  strand: null,
})

export const isOfEvery = ({ keys }: JudgementAsked): boolean => keys.includes('*')

export const isOfAny = ({ keys }: JudgementAsked): boolean => keys.includes('?')

/** Whether the overall grade is asked for, alone or among others. */
export const includesOverall = (asked: JudgementAsked): boolean =>
  judgementsKeyed(asked).some(isOfServicesWhole)

/** Whether nothing but the overall grade is asked for. */
export const isOverallAsked = (asked: JudgementAsked): boolean => areAllAsked(asked, isOfServicesWhole)

const isOfServicesWhole = ({ slug }: JudgementName): boolean => slug === 'overall-effectiveness'

/** Several names of judgements as one thing asked for. */
export function judgementAsked(
  names: readonly JudgementName[],
  strand: Strand | null,
): JudgementAsked | null {
  const newest = names.at(-1)
  return newest ? { label: newest.short, keys: [...new Set(names.map(judgementKey))], strand } : null
}

/** The judgement that all named words mean together. */
export const judgementOf = ({ judged }: { readonly judged: JudgementsNamed }): JudgementAsked | null =>
  judgementAsked(
    judged.judgements.flatMap(({ value }) => value),
    judged.strand,
  )

/** Grades or outcomes that a message names together: 'good or outstanding', 'better than good', 'outcome 2 or 3'. */
export interface GradesNamed {
  readonly grades: readonly Finding[]
  /** The one word or two that name each, as they are, before 'better than' and 'not' are applied. */
  readonly named: readonly Finding[]
  /** With 'better than' applied and without 'not': those that somebody never had who was 'never better than good'. */
  readonly spoken: readonly Finding[]
  /** Whether they stand right beside a council's noun or a verb of grading: 'rated good', 'outstanding councils'. */
  readonly isGiven: boolean
  /** 'Nothing under good' is said of every judgement, 'at least one outstanding' of any; null where neither is said. */
  readonly reach: 'every' | 'any' | null
}

/** 'Grade 3': the scale of 2009 to 2013 gives each grade a number too. */
const NUMBERED: readonly Grade[] = ['Outstanding', 'Good', 'Adequate', 'Inadequate']

/** Words between a comparing word and the grade that it changes: 'not rated good'. */
const REACH = 3

/** By what data/entities.csv says that a name means; a 'bad inspection' ended in any grade below Good. */
const FINDINGS: Readonly<Record<string, readonly Finding[]>> = {
  ...Object.fromEntries(Finding.options.map((finding) => [finding, [finding]])),
  'below Good': around('Good', 'below'),
  'below Outcome 1': around('Outcome 1', 'below'),
}

/** Of several grades that one word speaks of, the one that it cannot but mean. */
const namedOf = (value: readonly Finding[]): readonly Finding[] => value.slice(-1)

export function gradesIn(
  tokens: readonly Token[],
  names: NamesOf,
  taken: ReadonlySet<number>,
): Mention<GradesNamed>[] {
  const words = tokens.map(({ word }) => word)
  // 'Systemic failings' are an outcome's, and 'failing' among them is no grade.
  const outcomes = names.in('outcome', tokens, taken)
  const graded = names
    .in('grade', tokens, new Set([...taken, ...wordsTaken(outcomes)]))
    .filter(({ from, to }) => !isNotTheGrade(words.slice(from, to)) && !isOfSkill(words.slice(to)))
  const single = [
    ...[...graded, ...outcomes].map(({ value, from, to }) => ({ value: FINDINGS[value[0]] ?? [], from, to })),
    ...numberedIn(words, names),
  ].sort((one, other) => one.from - other.from)
  const groups: Group[] = []
  for (const { value, from, to } of single) {
    const before = groups.at(-1)
    const isGiven = isGivenAt(words, from, to, names)
    const open =
      openAfter(words, to, names, taken) ??
      (words[to] === 'overall' ? openAfter(words, to + 1, names, taken) : null)
    const opened = value.flatMap((grade) => (open === null ? [] : around(grade, open.how)))
    const end = open?.to ?? to
    if (before && isOr(words.slice(before.to, from)) && areOfAKind(before.named, value)) {
      groups[groups.length - 1] = {
        ...before,
        to: end,
        named: [...before.named, ...namedOf(value)],
        spoken: [...before.spoken, ...value, ...opened],
        isGiven: before.isGiven || isGiven,
      }
      continue
    }
    const { how, not, first } = comparedBefore(words, from, before?.to ?? 0, names)
    // 'At least one outstanding judgement' is of any of them, 'one outstanding report' of a report.
    const isOfAny =
      how === 'any' && (names.at('judgement-noun', words, to) !== null || !isOfNouns(words, to, names))
    const spoken = [...value.flatMap((grade) => around(grade, how)), ...opened]
    const reach = not === 'nothing' ? 'every' : isOfAny ? 'any' : null
    groups.push({ from: first, to: end, named: namedOf(value), spoken, not, isGiven, reach })
  }
  return groups.map(({ from, to, named, spoken, not, isGiven, reach }) => {
    const all = [...new Set(spoken)]
    const grades =
      not === null ? all : not !== 'except' && isGoodAlone(all) ? around('Good', 'below') : allBut(all)
    return { from, to, value: { grades, named, spoken: all, isGiven, reach } }
  })
}

/** 'Not the grade, what they say' wants other words than a grade; 'not graded' is one. */
const isNotTheGrade = (words: readonly string[]): boolean =>
  words[0] === 'not' && (words.at(-1) === 'grades' || (words.at(-1) === 'grade' && words.includes('the')))

/** 'Who is good at it', 'what are they good at': a skill; 'good at the last inspection' and 'good at leadership' are grades. */
const isOfSkill = ([at, after]: readonly string[]): boolean =>
  at === 'at' && (after === undefined || AFTER_SKILL.has(after))
const AFTER_SKILL = new Set([
  ...['it', 'this', 'that', 'these', 'those', 'them', 'doing', 'and', 'or', 'but', 'then', 'though'],
])

/** Grades that are named together, while they are read. */
interface Group extends Omit<GradesNamed, 'grades'> {
  readonly from: number
  readonly to: number
  readonly not: Compared['not']
}

/** Who is 'not good' or 'not yet good' is no better either; 'other than good' is every other grade. */
export const isGoodAlone = (grades: readonly Finding[]): boolean =>
  grades.length === 1 && grades[0] === 'Good'

/** The rest of the scale. */
export const allBut = (grades: readonly Finding[]): Finding[] =>
  grades[0] === undefined
    ? []
    : scaleOf(grades[0])
        .flat()
        .filter((other) => !grades.includes(other))

/** 'Good or better', 'good at least'; 'good at least twice' and 'good more than once' are counts, and 'good or better twice' is both. */
function openAfter(words: readonly string[], to: number, names: NamesOf, taken: ReadonlySet<number>) {
  const match = names.at('compared-after', words, to)
  const end = to + (match?.length ?? 0)
  const [how = null] = match?.values ?? []
  const isJoined = words[to] === 'or' || words[to] === 'and'
  const isCount = !isJoined && [to, end].some((at) => names.at('often', words, at) !== null)
  // 'Good under ILACS', 'good under the new framework' is no worse than good.
  const isOfNoun = taken.has(end) || (!isJoined && ARTICLES.has(words[end] ?? ''))
  return match && !isCount && !isOfNoun ? { how, to: end } : null
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'this', 'that', 'its', 'their', 'a', 'an'])

/** Whether councils or inspections are named behind a grade: 'at least one inadequate report'. */
const isOfNouns = (words: readonly string[], to: number, names: NamesOf): boolean =>
  (['council-noun', 'council-kind', 'inspection-noun'] as const).some(
    (kind) => names.at(kind, words, to) !== null,
  )

/** 'grade 3', 'rating four' */
function numberedIn(words: readonly string[], names: NamesOf): Mention<Grade[]>[] {
  return words.flatMap((word, at) => {
    // 'The same grade three times' says how often.
    const isSame = [at - 2, at - 3].some(
      (before) => names.at('direction', words, before)?.values[0] === 'unchanged',
    )
    const isNamed = !isSame && ['grade', 'grades', 'rating'].includes(words[at - 1] ?? '')
    const grade =
      NUMBERED[['1', '2', '3', '4'].indexOf(word)] ?? NUMBERED[['one', 'two', 'three', 'four'].indexOf(word)]
    // 'The grades one after the other' name none.
    const isInTurn = ['after', 'by'].includes(words[at + 1] ?? '')
    return isNamed && grade && !isInTurn ? [{ value: [grade], from: at, to: at + 1 }] : []
  })
}

/** Whether two grades are named as either: 'good or outstanding', 'good or even outstanding', 'good/outstanding', 'good and outstanding councils'. */
const isOr = (between: readonly string[]): boolean =>
  between.length === 0 ||
  (between.length === 1 && between[0] === 'and') ||
  ((between[0] === 'or' || between[0] === 'nor') && between.length <= 2)

/** Outcomes and grades stand on no scale together, so no condition holds both. */
const areOfAKind = (some: readonly Finding[], others: readonly Finding[]): boolean =>
  some.some(isOutcome) === others.some(isOutcome)

const isGivenAt = (words: readonly string[], from: number, to: number, names: NamesOf): boolean =>
  names.at('council-noun', words, to) !== null ||
  names.at('council-kind', words, to) !== null ||
  names.at('graded', words, from - 1) !== null

interface Compared {
  readonly how: string | null
  /** Whether the grade is named as one that was not given: `except` where any other is meant, `nothing` where it was given for nothing. */
  readonly not: 'not' | 'except' | 'nothing' | null
  /** The first word that belongs to the grade: of 'better than good', and not of 'not good'. */
  readonly first: number
}

/** Questions that open so are sure of what they ask. */
const SUPPOSING: ReadonlySet<string> = new Set('isnt arent wasnt werent hasnt havent didnt aint'.split(' '))

/** The comparing words before a grade, not beyond the grade before it: the longest right before it, and a 'not' a little further off. */
function comparedBefore(words: readonly string[], at: number, least: number, names: NamesOf): Compared {
  let near: { readonly how: string; readonly from: number } | null = null
  let not: { readonly how: NonNullable<Compared['not']>; readonly from: number; readonly to: number } | null =
    null
  for (let from = at - 1; from >= Math.max(least, at - REACH - 1); from--) {
    // 'Isn't Walsall outstanding?' supposes that it is.
    if (from === 0 && SUPPOSING.has(words[0] ?? '')) continue
    const match = names.at('compared', words, from)
    const how = match?.values[0] ?? ''
    if (match && (how === 'not' || how === 'except' || how === 'nothing'))
      not ??= { how, from, to: from + match.length }
    else if (match && from + match.length === at) near = { how, from }
  }
  const first = near?.from ?? (not?.to === at ? not.from : at)
  return { how: near?.how ?? null, not: not !== null && not.from <= first ? not.how : null, first }
}

/** The grades that a grade stands for behind comparing words; itself behind none. */
export function around(grade: Finding, how: string | null): Finding[] {
  const step = stepOf(grade)
  const scale = scaleOf(grade)
  if (step < 0) return [grade]
  if (how === 'above') return scale.slice(0, step).flat()
  if (how === 'below') return scale.slice(step + 1).flat()
  if (how === 'least') return scale.slice(0, step + 1).flat()
  if (how === 'most') return scale.slice(step).flat()
  return [grade]
}
