import type { AskedFor, Having, JudgementAsked, Where } from '../../model/query.js'
import { isOfAny, isOfEvery, judgementKey } from '../../understand/entities/grades.js'
import type { AnswerContext } from '../command.js'
import { movementWritten, periodWritten } from './condition-words.js'

/** A question over councils: what `/find` answers. */
export type OverCouncils = AskedFor<'councils'> | AskedFor<'figures'> | AskedFor<'mentions'>

/** The options of `/find` by name, as one types them. */
export type FindOptions = { readonly [name in FindOption]?: string | undefined }
export type FindOption =
  | 'grade'
  | 'judgement'
  | 'and'
  | 'council'
  | 'region'
  | 'kind'
  | 'neighbours'
  | 'year'
  | 'movement'
  | 'framework'
  | 'inspector'
  | 'show'
  | 'mentions'
  | 'phrase'
  | 'page'

/** The command that asks a question over councils again: `/find grade:Inadequate region:"North West" page:2`. */
export const commandFor = (asked: OverCouncils, context: AnswerContext): string =>
  findCommand(optionsOf(asked, context))

/** The command of some options, as it is typed. */
export const findCommand = (options: FindOptions): string =>
  [
    '/find',
    ...Object.entries(options).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}:${quotedOption(value)}`],
    ),
  ].join(' ')

const quotedOption = (value: string): string =>
  /^[\w-]+$/.test(value) ? value : `"${value.replaceAll('"', "'")}"`

function optionsOf(asked: OverCouncils, context: AnswerContext): FindOptions {
  const page: FindOptions = 'page' in asked && asked.page > 0 ? { page: String(asked.page + 1) } : {}
  if (asked.intent === 'mentions')
    return {
      ...havingWritten(asked.having, context),
      ...whereWritten(asked.where),
      ...(asked.subject === '' ? {} : { mentions: asked.subject }),
      ...(asked.phrases.length === 0 ? {} : { phrase: asked.phrases.join(' | ') }),
      show: `${asked.isAgain ? 'again' : asked.of}${asked.tone ? `${WITH_TONE}${asked.tone}` : ''}${asked.by ? `${COUNTED_BY}${asked.by}` : ''}${asked.graded ? `${WITH_GRADES}${judgementWritten(asked.graded, context)}` : ''}`,
      ...page,
    }
  const { judgement, movement, having, where } = asked
  const isOfHaving = judgement === null && movement === null
  const options: FindOptions = {
    ...(isOfHaving ? havingWritten(having, context) : conditionsWritten(having, context)),
    ...(judgement === null ? {} : { judgement: judgementWritten(judgement, context) }),
    ...(movement === null ? {} : { movement: movementWritten(movement) }),
    ...whereWritten(where),
  }
  if (asked.intent === 'figures') return { ...options, show: showWritten(asked) }
  const show = listWritten(asked)
  return { ...options, ...(show === LIST ? {} : { show }), ...page }
}

/** All that holds, in a list; what `show` says where it says nothing else. */
export const LIST = 'list'

/** That a list has the worst grade first. */
export const WORST_FIRST = ' worst first'

/** `oldest`, `5 oldest`, `list worst first`, `list with dates and inspector` */
function listWritten({ extreme, most, isWorstFirst, alongside = [] }: AskedFor<'councils'>): string {
  const order = isWorstFirst ? WORST_FIRST : ''
  const what = `${most === undefined ? '' : `${most} `}${extreme ?? LIST}${order}`
  return alongside.length === 0 ? what : `${what} with ${alongside.join(' and ')}`
}

/** That reports which mention something are counted by something too: `reports by framework`. */
export const COUNTED_BY = ' by '

/** That only what praises or criticises is counted, or each of both: `reports in criticism`. */
export const WITH_TONE = ' in '

/** That what each of them was graded is told too, and for what. */
export const WITH_GRADES = ' with grades for '

/** That spans of years are set beside one another: `by year over 2013-2016, 2022-2026`. */
export const OVER_SPANS = ' over '

/** That one place is set beside all others. */
export const BESIDE = ' beside the rest of England'

/** That places are set beside one another, each a sum: `highest share by region: North East + North West beside South West`. */
export const OF_SIDES = ': '
export const NEXT_SIDE = ' beside '
export const AND_REGION = ' + '

/** What figures that are asked for their first are called: `most by region`. */
export const RANKING_WORDS: ReadonlyMap<string, AskedFor<'figures'>['figure']> = new Map([
  ['most', 'extreme'],
  ['most and fewest', 'ends'],
  ['fewest', 'fewest'],
  ['highest share', 'highest'],
  ['lowest share', 'lowest'],
])

function showWritten({ figure, of, by, most, beside, sides, spans }: AskedFor<'figures'>): string {
  const ranking = [...RANKING_WORDS].find(([, ranked]) => ranked === figure)?.[0]
  const isOfEach = of === 'recommendations' && by === null
  const what = ranking ? `${ranking}${isOfEach ? '' : ` by ${by ?? 'region'}`}` : figure.replace('-', ' ')
  const counted = most === undefined ? what : `${most} ${what}`
  const whole = of === 'councils' ? counted : `${counted} of ${of}`
  const each = sides?.map((side) => side.join(AND_REGION)).join(NEXT_SIDE)
  const placed = `${whole}${each === undefined ? '' : `${OF_SIDES}${each}`}${beside ? BESIDE : ''}`
  return spans ? `${placed}${OVER_SPANS}${spans.map(periodWritten).join(', ')}` : placed
}

/** The first condition in options of its own, the others together; all together where one is of a time of its own or held against another judgement. */
function havingWritten(having: readonly Having[], context: AnswerContext): FindOptions {
  const [first, ...others] = having
  if (!first || having.some(({ period, than }) => period !== null || than))
    return conditionsWritten(having, context)
  const judgement = first.judgement === null ? {} : { judgement: judgementWritten(first.judgement, context) }
  return { grade: first.grades.join(' or '), ...judgement, ...conditionsWritten(others, context) }
}

const conditionsWritten = (having: readonly Having[], context: AnswerContext): FindOptions =>
  having.length === 0 ? {} : { and: having.map((one) => conditionWritten(one, context)).join(' and ') }

const conditionWritten = ({ grades, judgement, period, than }: Having, context: AnswerContext): string => {
  const when = period === null ? '' : ` (${periodWritten(period)})`
  const named = (one: JudgementAsked | null) => (one === null ? 'overall' : judgementWritten(one, context))
  if (than) return `${than.way} than ${named(than.judgement)} for ${named(judgement)}${when}`
  return `${grades.join(' or ')} for ${named(judgement)}${when}`
}

/** That a council has reports under that framework alone. */
export const ONLY = ' only'
/** Inspections of services as a whole, under whichever framework. */
export const WHOLE_SERVICES = 'whole'
/** That it has none under it. */
export const WITHOUT = 'not '

/** That it has one under another framework too: `ILACS and SEND`. */
export const ALSO_UNDER = ' and '

function frameworkWritten({ framework, isWhole, isWithout, isOnly, alsoUnder }: Where): string {
  const named = framework ?? (isWhole ? WHOLE_SERVICES : '')
  const first = framework === null ? named : `${isWithout ? WITHOUT : ''}${named}${isOnly ? ONLY : ''}`
  return alsoUnder ? `${first}${ALSO_UNDER}${alsoUnder}` : first
}

const whereWritten = (where: Where): FindOptions => ({
  ...(where.councils.length > 0 ? { council: where.councils.join(', ') } : {}),
  ...(where.reports.length > 0 ? { council: where.reports.join(', ') } : {}),
  ...(where.regions.length > 0 ? { region: where.regions.join(', ') } : {}),
  ...(where.kinds.length > 0 ? { kind: where.kinds.join(', ') } : {}),
  ...(where.neighboursOf === null ? {} : { neighbours: where.neighboursOf }),
  ...(periodWritten(where.period) === '' ? {} : { year: periodWritten(where.period) }),
  ...(frameworkWritten(where) === '' ? {} : { framework: frameworkWritten(where) }),
  ...(where.inspector === null ? {} : { inspector: where.inspector }),
})

/** What stands for every judgement at once. */
export const EVERY = 'every'
/** And for one of them at least, whichever. */
export const OF_ANY = 'some'
/** And for all but one. */
export const EVERY_BUT = 'every but '

const STRANDS = { safeguarding: 'safeguarding', 'looked-after-children': 'looked after children' } as const

/** What is left out where every other judgement is asked for; null where none is. */
function leftOutOf({ keys }: JudgementAsked, { vocabulary }: AnswerContext): JudgementAsked | null {
  const [first, ...others] = vocabulary.judgements.filter(({ slug }) => keys.includes(`-${slug}`))
  return first ? { label: first.short, keys: [first, ...others].map(judgementKey), strand: null } : null
}

/** The words that are read again as the same judgement: a name of it alone, or with its half of a report; else its label. */
function judgementWritten(asked: JudgementAsked, context: AnswerContext): string {
  if (isOfAny(asked)) return OF_ANY
  if (isOfEvery(asked)) {
    const but = leftOutOf(asked, context)
    return but ? `${EVERY_BUT}${judgementWritten(but, context)}` : EVERY
  }
  const { vocabulary, names } = context
  const { label, keys, strand } = asked
  const own = vocabulary.judgements.filter((one) => keys.includes(judgementKey(one)))
  const known = [label, ...own.flatMap((one) => [one.slug, one.short, one.label, ...one.names])]
  const halved = strand === null ? [] : known.map((name) => `${name} of ${STRANDS[strand]}`)
  const isRead = (name: string): boolean => {
    const read = names.judgementIn(name)
    return (
      read?.strand === strand &&
      read.keys.length === keys.length &&
      keys.every((key) => read.keys.includes(key))
    )
  }
  return [...known, ...halved].find(isRead) ?? label
}
