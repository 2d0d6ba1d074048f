import { type Finding, scaleOf } from '../model/finding.js'
import type { AskedFor, Figure, Having, JudgementAsked, Movement, Where } from '../model/query.js'
import type { Entities } from './entities/entities.js'
import { judgementAsked } from './entities/judgements.js'
import type { Mention } from './entities/tokens.js'
import type { Slots } from './slots.js'

/** What a question over councils asks, from what it names: conditions, movement, figures. */

/** Each group of grades that is named, with the judgement that stands nearest to it and to no other. */
export function conditionsIn(entities: Entities): Having[] {
  const { grades, judged } = entities
  // With two grades each has a judgement of its own, though one be called as a half of a report is too.
  const isEach = grades.length > 1 && judged.all.length > 1
  const mentions = isEach ? judged.all : judged.judgements
  const asked = (mention: (typeof mentions)[number]) =>
    judgementAsked(mention.value, isEach ? null : judged.strand)
  const [only, second] = grades
  if (only && !second && areJoined(mentions, entities))
    return mentions.map((mention) => ({ judgement: asked(mention), grades: [...only.value.grades] }))
  const nearest = nearestTo(grades, mentions)
  return grades.map((grade) => {
    const mention = nearest.get(grade)
    return { judgement: mention ? asked(mention) : null, grades: [...grade.value.grades] }
  })
}

/** 'Overall and for help and protection': several judgements, one grade. */
const areJoined = (mentions: readonly Mention<unknown>[], { tokens }: Entities): boolean =>
  mentions.length > 1 &&
  mentions
    .slice(1)
    .every(({ from }, at) => tokens.slice(mentions[at]?.to ?? from, from).some(({ word }) => word === 'and'))

/** For each grade its judgement: of all pairs the nearest first, each of both once. */
function nearestTo<G extends Mention<unknown>, J extends Mention<unknown>>(
  grades: readonly G[],
  judgements: readonly J[],
): ReadonlyMap<G, J> {
  const pairs = grades.flatMap((grade) =>
    judgements.map((judgement) => ({ grade, judgement, far: far(grade, judgement) })),
  )
  const found = new Map<G, J>()
  for (const { grade, judgement } of pairs.sort((one, other) => one.far - other.far))
    if (!found.has(grade) && ![...found.values()].includes(judgement)) found.set(grade, judgement)
  return found
}

/** Words between a grade and a judgement; a judgement before it is a little further off than one behind. */
const far = (grade: Mention<unknown>, judgement: Mention<unknown>): number =>
  judgement.from >= grade.to ? judgement.from - grade.to : grade.from - judgement.to + 0.5

/** The judgement that is named beside no grade, or with the only condition. */
export function judgementOver(entities: Entities): JudgementAsked | null {
  const names = entities.judged.judgements.flatMap(({ value }) => value)
  return judgementAsked(names, entities.judged.strand)
}

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five']

/** 'twice', 'three times', 'by two grades' */
function leastIn({ tokens }: Entities, otherwise: number): number {
  for (const [at, { word }] of tokens.entries()) {
    if (word === 'twice') return 2
    if (word === 'thrice') return 3
    const count = NUMBER_WORDS.indexOf(word) + 1 || (/^[1-5]$/.test(word) ? Number(word) : 0)
    const next = tokens[at + 1]?.word ?? ''
    if (count > 0 && ['times', 'time', 'grades', 'grade', 'steps', 'step', 'levels', 'or'].includes(next))
      return count
  }
  return otherwise
}

const LAST = new Set(['last', 'latest', 'newest', 'recent'])

/** Verbs that say which way a grade went. */
const VERBS: ReadonlyMap<string, 'improved' | 'declined'> = new Map([
  ...['fell', 'fallen', 'falling', 'dropped', 'slipped', 'slid', 'sank', 'declined', 'worsened'].map(
    (word) => [word, 'declined'] as const,
  ),
  ...['deteriorated', 'downgraded'].map((word) => [word, 'declined'] as const),
  ...['rose', 'risen', 'climbed', 'improved', 'upgraded'].map((word) => [word, 'improved'] as const),
])

/** Words that say so where it is known that a grade moved. */
const WAYS: ReadonlyMap<string, 'improved' | 'declined'> = new Map([
  ...VERBS,
  ...['fall', 'falls', 'drop', 'worse', 'down'].map((word) => [word, 'declined'] as const),
  ...['better', 'up'].map((word) => [word, 'improved'] as const),
])

/** Without one of these nothing is said to have been so more than once. */
const OFTEN = new Set([
  ...['twice', 'thrice', 'times', 'again', 'repeatedly', 'repeated', 'repeat', 'once', 'row', 'consecutive'],
  ...['successive', 'serial', 'always', 'kept', 'keeps', 'keep', 'still', 'consistently', 'multiple', 'both'],
])

/** Nor without one of these that it was so all the time. */
const ALWAYS = new Set([
  ...[
    'always',
    'every',
    'each',
    'consistently',
    'all',
    'ever',
    'throughout',
    'continuously',
    'only',
    'constantly',
  ],
  ...['kept', 'keep', 'keeps', 'maintained', 'stayed', 'remained', 'running'],
])

/** Nor that it never was. */
const NEVER = new Set([
  ...[
    'not',
    'no',
    'never',
    'none',
    'nobody',
    'nothing',
    'nor',
    'neither',
    'without',
    'yet',
    'free',
    'clear',
    'isnt',
  ],
  ...['hasnt', 'havent', 'hadnt', 'wasnt', 'werent', 'arent', 'didnt', 'dont', 'doesnt'],
  ...['avoid', 'avoided', 'avoids', 'escaped', 'dodged'],
])

/** The kind of movement: as it was learnt, but where a word says it outright. */
function kindIn({ tokens, grades }: Entities, learnt: string): string {
  const words = tokens.map(({ word }) => word)
  if (words.includes('never') && grades.length > 0) return 'never'
  if (learnt === 'never' && !words.some((word) => NEVER.has(word))) return 'none'
  if (learnt === 'repeatedly' && !words.some((word) => OFTEN.has(word))) return 'none'
  if (learnt === 'always' && !words.some((word) => ALWAYS.has(word))) return 'none'
  const [way] = words.flatMap((word) => WAYS.get(word) ?? [])
  if (learnt === 'from-to' && grades.length === 1 && way) return way
  const [verb] = words.flatMap((word) => VERBS.get(word) ?? [])
  return learnt === 'none' && verb ? verb : learnt
}

/** The grades that are meant: 'never inadequate' is about that one, 'never better than good' about those above it. */
function gradesMeant({ grades: [first] }: Entities): Finding[] | null {
  if (!first) return null
  const { grades, named } = first.value
  const [one] = named
  const isAllBut =
    one !== undefined &&
    !grades.some((grade) => named.includes(grade)) &&
    grades.length >= scaleOf(one).flat().length - 1
  return [...(isAllBut ? named : grades)]
}

/** The movement that a question over councils asks about, and the grades that are part of it and no conditions beside it. */
export function movementIn(
  entities: Entities,
  learnt: string,
): { readonly movement: Movement | null; readonly usesGrades: boolean } {
  const kind = kindIn(entities, learnt)
  if (kind === 'none') return { movement: null, usesGrades: false }
  const [first, second] = entities.grades.map(({ value }) => [...value.named])
  const isLast = entities.tokens.some(({ word }) => LAST.has(word))
  const base = { kind: kind as Movement['kind'], from: null, to: null, least: 1, isLast }
  if (kind === 'repeatedly' || kind === 'never' || kind === 'always') {
    const to = gradesMeant(entities)
    // Without a grade there is nothing that they were never.
    if (to === null) return { movement: null, usesGrades: false }
    return {
      movement: { ...base, isLast: false, to, least: kind === 'repeatedly' ? leastIn(entities, 2) : 1 },
      usesGrades: true,
    }
  }
  const reached = isReached(entities)
  if (kind === 'from-to')
    return {
      movement: {
        ...base,
        from: second || !reached ? (first ?? null) : null,
        to: second ?? (reached ? (first ?? null) : null),
      },
      usesGrades: true,
    }
  // 'fell from good', 'improved to good': the one grade that is named is where it came from, or where it went.
  return {
    movement: {
      ...base,
      least: leastIn(entities, 1),
      from: first && (second || !reached) ? first : null,
      to: first ? (second ?? (reached ? first : null)) : null,
    },
    usesGrades: first !== undefined,
  }
}

/** 'to good', 'into inadequate': the grade is where a council went. */
function isReached({ grades, tokens }: Entities): boolean {
  const [first] = grades
  return (
    first !== undefined && ['to', 'into', 'became', 'become'].includes(tokens[first.from - 1]?.word ?? '')
  )
}

/** Questions over councils as queries; page 0. */
export function councilsAsked(entities: Entities, slots: Slots): AskedFor<'councils'> {
  const { movement, usesGrades } = movementIn(entities, slots.movement)
  // Who 'leads' an inspection is neither leading nor a council's leader.
  const isOfInspector = entities.inspectors.length > 0 && entities.grades.length === 0
  return {
    intent: 'councils',
    where: whereOver(entities, slots),
    having: usesGrades ? [] : conditionsIn(entities),
    movement,
    judgement: isOfInspector ? null : judgementOver(entities),
    extreme: entities.grades.length > 0 || movement || isOfInspector ? null : slots.extreme,
    page: 0,
  }
}

/** What the most of something is looked for among, by the word that names it. */
const AMONG: readonly (readonly [NonNullable<AskedFor<'figures'>['by']>, ReadonlySet<string>])[] = [
  ['year', new Set(['year', 'years'])],
  ['region', new Set(['region', 'regions'])],
  ['kind', new Set(['kind', 'kinds', 'type', 'types', 'sort'])],
  ['council', new Set(['council', 'councils', 'authority', 'authorities', 'borough', 'boroughs'])],
]

const EACH = new Set(['per', 'by', 'each', 'every'])
const GROUPS: ReadonlyMap<string, Figure> = new Map([
  ['year', 'by-year'],
  ['region', 'by-region'],
  ['kind', 'by-kind'],
  ['type', 'by-kind'],
])

const MOST = new Set(['most', 'fewest', 'least'])

/** 'Per year', 'by region', 'which region has the most': how figures are laid out, where that is said outright. */
function layoutIn({ tokens }: Entities): Figure | null {
  const words = tokens.map(({ word }) => word)
  const most = words.findIndex((word) => MOST.has(word))
  if (most > 0 && words.slice(0, most).some((word) => GROUPS.has(word.replace(/s$/, '')))) return 'extreme'
  const group = words.findIndex((word, at) => GROUPS.has(word) && EACH.has(words[at - 1] ?? ''))
  return GROUPS.get(words[group] ?? '') ?? null
}

/** Questions over councils: a list, or figures where it says by what they are to be put together. */
export const overCouncilsAsked = (
  entities: Entities,
  slots: Slots,
): AskedFor<'councils'> | AskedFor<'figures'> =>
  layoutIn(entities) === null ? councilsAsked(entities, slots) : figuresAsked(entities, slots)

const NOT = new Set(['not', 'no', 'never', 'without', 'hasnt', 'havent', 'none', 'wasnt', 'werent'])
const INSPECTED = new Set(['inspected', 'inspection', 'inspections', 'report', 'reports', 'visited', 'visit'])

/** 'Not inspected since 2019': the newest inspection is of a year before that. */
function whereOver({ tokens, grades }: Entities, { where }: Slots): Where {
  const { from, to, order } = where.period
  const words = tokens.map(({ word }) => word)
  const negated = words.findIndex((word) => NOT.has(word))
  const isSince = from !== null && to === null && grades.length === 0
  const isNone = negated >= 0 && words.slice(negated).some((word) => INSPECTED.has(word))
  const period =
    isSince && isNone
      ? { ...where.period, from: null, to: from - 1, order: order ?? ('latest' as const) }
      : where.period
  return { ...where, period }
}

export function figuresAsked(entities: Entities, slots: Slots): AskedFor<'figures'> {
  const { movement, usesGrades } = movementIn(entities, slots.movement)
  const having = usesGrades ? [] : conditionsIn(entities)
  const judgement = judgementOver(entities)
  const words = entities.tokens.map(({ word }) => word)
  const by = AMONG.find(([, names]) => words.some((word) => names.has(word)))?.[0] ?? null
  // 'Overall grades by number of councils' counts each grade: a judgement without a grade is no condition.
  const isSpread = having.length === 0 && movement === null && judgement !== null
  const isCount = slots.figure === 'count' || slots.figure === 'share'
  const figure = layoutIn(entities) ?? (isSpread && isCount ? 'distribution' : slots.figure)
  return {
    intent: 'figures',
    where: whereOver(entities, slots),
    having,
    movement,
    judgement,
    figure,
    of: slots.isOfReports ? 'reports' : 'councils',
    by: figure === 'extreme' ? by : null,
  }
}

const REPORTS = new Set(['report', 'reports', 'inspection', 'inspections', 'council', 'councils'])
const AGAIN = new Set([
  'again',
  'repeated',
  'repeat',
  'repeats',
  'repeatedly',
  'recurring',
  'recur',
  'recurs',
  'keeps',
])

/** Whether recommendations are asked for that come again from report to report. */
export const asksAgain = ({ tokens }: Entities): boolean =>
  tokens.some(({ word }) => word.startsWith('recommend')) && tokens.some(({ word }) => AGAIN.has(word))

/** Words around what is mentioned, of which none is mentioned itself. */
const FRAME = new Set([
  ...REPORTS,
  ...['paragraph', 'paragraphs', 'passage', 'passages', 'recommendation', 'recommendations', 'recommended'],
  ...[
    'mention',
    'mentions',
    'mentioned',
    'mentioning',
    'talk',
    'talks',
    'talking',
    'speak',
    'speaks',
    'say',
    'says',
  ],
  ...[
    'contain',
    'contains',
    'containing',
    'use',
    'uses',
    'using',
    'refer',
    'refers',
    'reference',
    'references',
  ],
  ...[
    'word',
    'words',
    'phrase',
    'phrases',
    'term',
    'terms',
    'about',
    'that',
    'to',
    'of',
    'the',
    'in',
    'with',
    'on',
  ],
  ...[
    'how',
    'many',
    'often',
    'times',
    'time',
    'which',
    'what',
    'where',
    'every',
    'each',
    'all',
    'any',
    'list',
    'show',
  ],
  ...[
    'find',
    'give',
    'me',
    'come',
    'comes',
    'up',
    'does',
    'do',
    'is',
    'are',
    'there',
    'and',
    'more',
    'than',
    'once',
  ],
])

/** What is counted of what mentions something, and the something: a phrase in quotation marks stands for itself. */
export function mentionsAsked(
  entities: Entities,
  subject: string,
): Pick<AskedFor<'mentions'>, 'subject' | 'phrases' | 'of' | 'isAgain'> {
  const words = entities.tokens.map(({ word }) => word)
  const isOfRecommendations = words.some((word) => word.startsWith('recommend'))
  const isAgain = asksAgain(entities)
  const content = subject.split(' ').filter((word) => !FRAME.has(word) && !(isAgain && AGAIN.has(word)))
  return {
    subject: entities.quoted.length > 0 ? '' : content.join(' '),
    phrases: [...entities.quoted],
    of: isOfRecommendations
      ? 'recommendations'
      : words.some((word) => REPORTS.has(word))
        ? 'reports'
        : 'paragraphs',
    isAgain,
  }
}
