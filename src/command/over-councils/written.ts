import type { AskedFor, Having, JudgementAsked, Where } from '../../model/query.js'
import type { World } from '../world.js'
import { movementWritten } from './movement-words.js'
import { periodWritten } from './period-words.js'

/** A question over councils: what `/find` answers. */
export type OverCouncils = AskedFor<'councils'> | AskedFor<'figures'> | AskedFor<'mentions'>

/** The options of `/find` by name, as one types them. */
export type FindOptions = Readonly<Partial<Record<FindOption, string>>>
export type FindOption =
  | 'grade'
  | 'judgement'
  | 'and'
  | 'authority'
  | 'region'
  | 'kind'
  | 'neighbours'
  | 'year'
  | 'movement'
  | 'framework'
  | 'inspector'
  | 'show'
  | 'mentions'
  | 'page'

/** The command that asks a question over councils again: `/find grade:Inadequate region:"North West" page:2`. */
export const commandFor = (asked: OverCouncils, world: World): string =>
  [
    '/find',
    ...Object.entries(optionsOf(asked, world)).map(([name, value]) => `${name}:${quoted(value)}`),
  ].join(' ')

const quoted = (value: string): string => (/^[\w-]+$/.test(value) ? value : `"${value.replaceAll('"', "'")}"`)

function optionsOf(asked: OverCouncils, world: World): FindOptions {
  const page = 'page' in asked && asked.page > 0 ? { page: String(asked.page + 1) } : {}
  if (asked.intent === 'mentions')
    return {
      ...havingWritten(asked.having, world),
      ...whereWritten(asked.where),
      mentions: [...asked.phrases.map((phrase) => `'${phrase}'`), asked.subject]
        .filter((part) => part)
        .join(' '),
      show: asked.isAgain ? 'again' : asked.of,
      ...page,
    }
  const judgement = asked.having.length > 0 ? null : asked.judgement
  const options = {
    ...(asked.movement === null
      ? havingWritten(asked.having, world)
      : {
          ...(asked.having.length > 0
            ? { and: asked.having.map((one) => conditionWritten(one, world)).join(' and ') }
            : {}),
          ...(asked.judgement === null ? {} : { judgement: judgementWritten(asked.judgement, world) }),
          movement: movementWritten(asked.movement),
        }),
    ...(judgement === null || asked.movement !== null
      ? {}
      : { judgement: judgementWritten(judgement, world) }),
    ...whereWritten(asked.where),
  }
  if (asked.intent === 'councils')
    return { ...options, ...(asked.extreme ? { show: asked.extreme } : {}), ...page }
  return { ...options, show: showWritten(asked) }
}

function showWritten({ figure, of, by }: AskedFor<'figures'>): string {
  const what = figure === 'extreme' ? `most by ${by ?? 'region'}` : figure.replace('-', ' ')
  return of === 'reports' ? `${what} of reports` : what
}

function havingWritten(having: readonly Having[], world: World): FindOptions {
  const [first, ...others] = having
  if (!first) return {}
  return {
    grade: first.grades.join(' or '),
    ...(first.judgement === null ? {} : { judgement: judgementWritten(first.judgement, world) }),
    ...(others.length > 0 ? { and: others.map((one) => conditionWritten(one, world)).join(' and ') } : {}),
  }
}

const conditionWritten = ({ grades, judgement }: Having, world: World): string =>
  `${grades.join(' or ')} for ${judgement === null ? 'overall' : judgementWritten(judgement, world)}`

const whereWritten = (where: Where): FindOptions => ({
  ...(where.councils.length > 0 ? { authority: where.councils.join(', ') } : {}),
  ...(where.reports.length > 0 ? { authority: where.reports.join(', ') } : {}),
  ...(where.regions.length > 0 ? { region: where.regions.join(', ') } : {}),
  ...(where.kinds.length > 0 ? { kind: where.kinds.join(', ') } : {}),
  ...(where.neighboursOf === null ? {} : { neighbours: where.neighboursOf }),
  ...(periodWritten(where.period) === '' ? {} : { year: periodWritten(where.period) }),
  ...(where.framework === null ? {} : { framework: where.framework }),
  ...(where.inspector === null ? {} : { inspector: where.inspector }),
})

const STRANDS = { safeguarding: 'safeguarding', 'looked-after-children': 'looked after children' } as const

/** The name by which people know a judgement that is read again as the same one; its label where there is none. */
function judgementWritten({ label, keys, strand }: JudgementAsked, { vocabulary, names }: World): string {
  const own = vocabulary.judgements.filter((one) =>
    keys.includes(`${one.framework}/${one.strand ?? ''}/${one.slug}`),
  )
  const half = strand === null ? '' : ` of ${STRANDS[strand]}`
  const known = [label, ...own.flatMap((one) => [one.slug, one.short, one.label, ...one.names])]
  const written = known.find((name) => {
    const read = names.judgementIn(name)?.names ?? []
    return read.length === own.length && own.every((one) => read.includes(one))
  })
  return `${written ?? label}${half}`
}
