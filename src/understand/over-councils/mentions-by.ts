import type { AskedFor } from '../../model/query.js'
import { featuresOf, shareOf, sharesOf } from '../classify/classifier.js'
import type { Entities } from '../entities/entities.js'
import type { NamesOf } from '../entities/named.js'
import { between } from '../subject.js'
import type { Understanding } from '../understanding.js'
import { AROUND_MENTIONS, WHO_MENTION } from './mentions.js'

/** What reports that mention something are counted by too: 'split them by type of inspection', 'which regions mention', 'more than they used to'. */
type CountedBy = NonNullable<AskedFor<'mentions'>['by']>

const COUNTED_BY_GROUPS: readonly CountedBy[] = ['year', 'region', 'kind', 'framework', 'grade']

/** A group that is named, with the words that ask for it. */
interface GroupNamed {
  readonly by: CountedBy
  readonly from: number
  readonly to: number
}

/** 'By region', 'per year', 'which regions': the groups that are asked for, each where it stands. */
export function groupsNamed({ tokens }: Pick<Entities, 'tokens'>, names: NamesOf): GroupNamed[] {
  const each = names.in('each', tokens)
  return names.in('group', tokens).flatMap(({ value: [group], from, to }) => {
    const by = COUNTED_BY_GROUPS.find((one) => one === group)
    const led = each.find((one) => one.value[0] === 'by' && one.to === from)
    // 'What grade was each' asks for the grade of each.
    const isAsked = by !== 'grade' && ASKING_FOR_GROUP.has(tokens[from - 1]?.word ?? '')
    return by && (led || isAsked) ? [{ by, from: led?.from ?? from - 1, to }] : []
  })
}

const ASKING_FOR_GROUP = new Set(['which', 'what'])

/** So surely it is asked how something went from year to year. */
const SURELY_BY_YEAR = 0.6

/** Whether a message asks how something went over the years. */
export const asksByYear = (entities: Entities, { models }: Pick<Understanding, 'models'>): boolean =>
  shareOf(sharesOf(models.figure, featuresOf(entities)), 'by-year') >= SURELY_BY_YEAR

/** The words of a question that say what is mentioned, where they stand apart from who mentions it; and what is counted by. */
export function mentionedIn(
  entities: Entities,
  { recogniser: { names }, vocabulary: { stopWords }, models }: Understanding,
): { readonly entities: Entities; readonly by: CountedBy | null } {
  const { tokens } = entities
  const isTelling = ({ word }: Entities['tokens'][number]): boolean =>
    !stopWords.has(word) && !AROUND_MENTIONS.has(word)
  const groups = groupsNamed(entities, names)
  const verbs = (['mentioning', 'told'] as const).flatMap((kind) => names.in(kind, tokens))
  // 'How many of the reports you hold mention', 'which regions mention': all that stands before the verb says who does.
  const verb = verbs.find(
    ({ from, to }) =>
      (tokens.slice(0, from).some(({ word }) => WHO_MENTION.has(word)) ||
        groups.some((group) => group.to <= from)) &&
      tokens.slice(to).some(isTelling),
  )
  const start = verb?.to ?? 0
  const behind = groups.find(({ from }) => from > start)
  const before = groups.find(({ to }) => to <= start)
  const split = names
    .in('figure', tokens)
    .find(({ from, to }) => behind && from > start && to <= behind.from && behind.from - to <= NEAR_SPLIT)
  const end = split?.from ?? behind?.from ?? tokens.length
  return {
    entities: start === 0 && end === tokens.length ? entities : between(entities, start, end),
    by: behind?.by ?? before?.by ?? (asksByYear(entities, { models }) ? 'year' : null),
  }
}

/** 'Split them by', 'broken down for me by' */
const NEAR_SPLIT = 3
