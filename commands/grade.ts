import { whichJudgement } from '../src/answer/grade.js'
import {
  type AnswerContext,
  type Command,
  type CommandQuery,
  councilOption,
  examplesOf,
  judgementOption,
  neighboursOption,
  optional,
  regionOption,
  yearOption,
} from '../src/command/command.js'
import { whereAsked } from '../src/command/over-councils/read.js'
import type { FindOptions } from '../src/command/over-councils/written.js'
import { another } from '../src/command/refusals.js'
import { resolveJudgement, resolveWhere } from '../src/command/resolve.js'
import type { JudgementAsked } from '../src/model/query.js'
import type { Reply } from '../src/model/reply.js'
import type { Result } from '../src/model/result.js'
import { councilChoices, reply, words } from '../src/reply/build.js'

export const slashGrade: Command = {
  name: 'grade',
  description: 'A grade, and the words for it',
  options: [
    councilOption,
    judgementOption,
    { ...yearOption, description: 'One inspection; without it, all of them' },
  ],
  example: (library) => `/grade ${examplesOf(library).slug} ${examplesOf(library).subject}`,
  query({ council, judgement, year }, context) {
    const place = resolveWhere(council, year, context, (slug, when) =>
      `/grade ${slug} ${judgement ?? ''} ${when}`.trim(),
    )
    if (place.refusal) return place
    const { where, readings, reports } = place.value
    if (judgement === undefined) return { refusal: whichJudgement(reports, year) }
    const named = resolveJudgement(judgement, context, (slug) =>
      `/grade ${council} ${slug} ${year ?? ''}`.trim(),
    )
    if (named.refusal) return named
    return { value: { asked: { intent: 'grade', where, judgement: named.value, grades: [] }, readings } }
  },
}

export const slashHistory: Command = {
  name: 'history',
  description: 'Grades over the years',
  options: [
    regionOption,
    optional(councilOption),
    { ...judgementOption, description: 'One judgement alone', required: false },
  ],
  example: ({ reports }) => `/history ${reports.at(-1)?.authority.slug ?? 'leeds'}`,
  query({ council, judgement, region }, context) {
    if (council === undefined) return historyOverCouncils({ judgement, region }, context)
    const place = resolveWhere(council, undefined, context, (slug) =>
      `/history ${slug} ${judgement ?? ''}`.trim(),
    )
    if (place.refusal) return place
    const { where, readings } = place.value
    const [slug] = where.councils
    const named =
      judgement === undefined
        ? null
        : resolveJudgement(judgement, context, (other) => `/history ${slug} ${other}`)
    if (named?.refusal) return named
    return { value: { asked: { intent: 'history', where, judgement: named?.value ?? null }, readings } }
  },
}

/** Of all England, or of a region. */
function historyOverCouncils(
  options: Pick<FindOptions, 'judgement' | 'region'>,
  context: AnswerContext,
): Result<CommandQuery, Reply> {
  const where = whereAsked({ region: options.region }, context)
  if (where.refusal) return where
  const named =
    options.judgement === undefined
      ? null
      : resolveJudgement(options.judgement, context, (slug) => `/history judgement:${slug}`)
  if (named?.refusal) return named
  return { value: { asked: { intent: 'history', where: where.value, judgement: named?.value ?? null } } }
}

/** Councils that can be named in one comparison. */
const MAX_COMPARED = 10
const COUNCIL_OPTIONS = Array.from({ length: MAX_COMPARED }, (_, at) => ({
  name: `council${at + 1}`,
  formerly: `authority${at + 1}`,
}))

export const slashCompare: Command = {
  name: 'compare',
  description: 'Councils side by side',
  options: [
    {
      ...optional(judgementOption),
      description: 'What was graded; of a region or of neighbours the overall grade where none is named',
    },
    regionOption,
    ...COUNCIL_OPTIONS.map((names) => ({ ...optional(councilOption), ...names })),
    { ...neighboursOption, description: 'A council, set beside its statistical neighbours' },
  ],
  example: ({ reports }) => {
    const [one = 'leeds', other = one] = new Set(reports.map(({ authority }) => authority.slug))
    return `/compare overall ${one} ${other}`
  },
  query(values, context) {
    const given = COUNCIL_OPTIONS.flatMap(({ name }) => values[name] ?? [])
    const again = (judgement: string, councils: readonly string[]) =>
      `/compare ${judgement} ${councils.join(' ')}`.trim()
    const place = whereAsked({ region: values.region, neighbours: values.neighbours }, context)
    if (place.refusal) return place
    const isOfPlace = values.region !== undefined || values.neighbours !== undefined
    const isOverall = isOfPlace && values.judgement === undefined
    const named: Result<JudgementAsked | null, Reply> = isOverall
      ? { value: null }
      : resolveJudgement(values.judgement, context, (slug) => again(slug, given))
    if (named.refusal) return named
    if (given.length < 2 && !isOfPlace)
      return { refusal: withWhich(given, context, (slug) => again(values.judgement ?? '', [...given, slug])) }
    const places = given.map((text, index) =>
      resolveWhere(text, undefined, context, (slug) =>
        again(values.judgement ?? '', given.with(index, slug)),
      ),
    )
    const located = places.flatMap((place) => (place.refusal ? [] : [place.value]))
    const refused = places.flatMap((place) => place.refusal ?? [])
    const unsure =
      refused.find(({ kind }) => kind === 'choices') ??
      (located.length === 0 && !isOfPlace ? refused[0] : undefined)
    if (unsure) return { refusal: unsure }
    // A council that is known and not held is said by the answer, beside those that are.
    const councils = given.flatMap((text) => {
      const [called] = context.names.councilsCalled(text)
      return called ? [called.council.slug] : (context.library.byId(text)?.authority.slug ?? [])
    })
    return {
      value: {
        asked: {
          intent: 'comparison',
          where: {
            ...place.value,
            councils: [...new Set(councils)],
            reports: located.flatMap(({ where }) => where.reports),
          },
          judgement: named.value,
        },
        readings: located.flatMap(({ readings }) => readings),
      },
    }
  },
}

/** One council or none was named: others that are held, to set beside it. */
function withWhich(given: readonly string[], context: AnswerContext, again: (slug: string) => string): Reply {
  const named = given.flatMap((text) => context.names.councilsCalled(text).map(({ council }) => council.slug))
  const held = new Map(context.library.reports.map(({ authority }) => [authority.slug, authority.name]))
  const others = [...held].filter(([slug]) => !named.includes(slug))
  if (given.length === 0 || others.length === 0)
    return reply('error', [
      words(
        `A comparison takes two to ten councils, a region, or the neighbours of one: ${slashCompare.example(context.library)}`,
      ),
    ])
  return reply('choices', [
    words('Choose a council to set beside it.'),
    councilChoices(
      others.map(([slug, label]) => ({ label, message: again(slug) })),
      another(again),
    ),
  ])
}
