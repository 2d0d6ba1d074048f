import { type Asked, type AskedFor, EVERYWHERE, isPeriodNamed, type Where } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import type { Mention } from '../entities/named.js'
import type { ReadMessage } from '../read-message.js'
import { councilsIn } from '../slots.js'
import type { Understanding } from '../understanding.js'
import {
  askedBefore,
  at,
  councilsShown,
  fromFirstPage,
  inWhere,
  ordinalIn,
  type Previous,
  reportAt,
  whereOf,
} from './shown.js'

/** Where a question is asked after another: what is named now takes the place of what was named before. */

/** What is named now, in the place of what was named before. */
export function mergedWhere(before: Where, now: Where): Where {
  const isPlaceNamed = now.councils.length > 0 || now.regions.length > 0 || now.kinds.length > 0
  const isCouncilNamed = now.councils.length > 0
  const kept = <One>(named: readonly One[], old: readonly One[]): One[] => [
    ...(named.length > 0 ? named : isCouncilNamed ? [] : old),
  ]
  return {
    ...(before.except && !isCouncilNamed ? { except: before.except } : {}),
    councils: isPlaceNamed ? now.councils : before.councils,
    reports: isPlaceNamed || isPeriodNamed(now.period) ? [] : before.reports,
    regions: kept(now.regions, before.regions),
    kinds: kept(now.kinds, before.kinds),
    neighboursOf: now.neighboursOf ?? (isPlaceNamed ? null : before.neighboursOf),
    period: isPeriodNamed(now.period) || isCouncilNamed ? now.period : before.period,
    framework: now.framework ?? (now.isWhole ? null : before.framework),
    inspector: now.inspector ?? before.inspector,
    ...(now.isWhole || (now.framework === null && before.isWhole) ? { isWhole: true as const } : {}),
    ...((now.framework === null ? before : now).isOnly ? { isOnly: true as const } : {}),
    ...((now.framework === null ? before : now).isWithout ? { isWithout: true as const } : {}),
    ...((now.framework === null && before.alsoUnder) || now.alsoUnder
      ? { alsoUnder: now.alsoUnder ?? before.alsoUnder }
      : {}),
  }
}

/** 'Which of those are in the South East': a place that narrows what was listed keeps the councils that it was listed of. */
export function narrowedWhere(before: Where, now: Where): Where {
  const merged = mergedWhere(before, now)
  const isOfSeveral = before.councils.length > 1 && now.councils.length === 0
  return {
    ...merged,
    ...(isOfSeveral ? { councils: before.councils } : {}),
    ...(now.councils.length === 0 && now.neighboursOf === null ? { neighboursOf: before.neighboursOf } : {}),
  }
}

/** 'Drop the ones before 2020' keeps those from 2020 on. */
export function withoutThose(where: Where, read: ReadMessage, { recogniser }: Understanding): Where {
  const { period } = where
  const isLeftOut = recogniser.names.in('left-out', read.entities.tokens).length > 0
  if (!isLeftOut || period.years.length > 0) return where
  const { from, to } = period
  return {
    ...where,
    period: { ...period, from: to === null ? null : to + 1, to: from === null ? null : from - 1 },
  }
}

/** Councils that are left out of what was asked: 'not Kent', 'skip that one', 'anyone but Birmingham', 'drop the counties'. */

const ENDS_A_NAME = /[,.;:–—-]$/

/** Words between the one that leaves out and the council: 'leave out the Kent one', 'skip that one'. */
const MOST_BEFORE_LEFT_OUT = 2

/** Verbs that tell something too, unless a message begins with them: 'did it drop in Kent'. */
const MAY_TELL = new Set([
  'drop',
  'dropped',
  'remove',
  'removed',
  'skip',
  'skipped',
  'ignore',
  'ignored',
  'forget',
])
const FIRST = 2

/** What points at a council that was shown, after a word that leaves out. */
const POINTED = new Set(['one', 'that', 'those', 'them', 'it', 'this', 'these'])

/** Questions that may be asked without some councils. */
const OVER_SEVERAL: ReadonlySet<Asked['intent']> = new Set<Asked['intent']>([
  'passages',
  'mentions',
  'recommendations',
  'councils',
  'figures',
])

/** The words that leave something out, and where 'leave … out' stands: both −1 where it does not. */
interface LeavingOut {
  readonly words: readonly Mention<unknown>[]
  readonly leave: number
  readonly out: number
}

function leavingOut({ tokens }: Entities, { recogniser: { names } }: Understanding): LeavingOut {
  const leave = tokens.findIndex(({ word }) => word === 'leave' || word === 'leaving')
  return {
    words: names
      .in('left-out', tokens)
      .filter(({ from }) => from < FIRST || !MAY_TELL.has(tokens[from]?.word ?? '')),
    leave,
    out: leave < 0 ? leave : tokens.findIndex(({ word }, at) => at > leave && word === 'out'),
  }
}

/** The councils that a message leaves out, and none where it names others beside them. */
function leftOutIn(read: ReadMessage, previous: Previous, understanding: Understanding): string[] {
  const { entities } = read
  const { tokens, councils } = entities
  const { words, leave, out } = leavingOut(entities, understanding)
  const isAfter = (from: number) =>
    words.some(({ to }) => from >= to && from - to <= MOST_BEFORE_LEFT_OUT) ||
    (leave >= 0 && leave < from && from < out)
  // 'Not Devon, Dorset' asks for Dorset, 'not Devon and Dorset' for neither.
  const endsBefore = (from: number) => ENDS_A_NAME.test(tokens[from - 1]?.surface ?? '')
  const isCorrected = (from: number) =>
    endsBefore(from) && councils.some(({ from: other, to }) => to === from && isAfter(other))
  const denied = councils.filter(({ from }) => isAfter(from) && !isCorrected(from))
  if (denied.length > 0)
    return denied.length === councils.length ? councilsIn({ ...entities, councils: denied }) : []
  const isPointed =
    // 'Not that, the quality of it' asks for something else.
    words.some(({ to }) => POINTED.has(tokens[to]?.word ?? '') && !endsBefore(to + 1)) ||
    (out > leave && POINTED.has(tokens[leave + 1]?.word ?? ''))
  if (councils.length > 0 || !isPointed || tokens.length > MOST_POINTING_OUT) return []
  const quoted = councilsShown(previous.shown, understanding)
  const place = ordinalIn(read, understanding)
  const council = place === null ? undefined : reportAt(previous.shown, place, understanding)?.authority.slug
  const chosen = council ?? at(quoted, 1)
  return chosen === undefined ? [] : [chosen]
}

/** So many words may point at one that is left out: 'leave that one out please, it is too old'. */
const MOST_POINTING_OUT = 10

/**
 * What was asked before, without the councils that a message leaves out; of a council that it was about alone, the same
 * everywhere else. Null where it leaves out none.
 */
export function withoutCouncils(
  read: ReadMessage,
  previous: Previous,
  understanding: Understanding,
): Asked | null {
  const before = askedBefore(previous)
  if (!OVER_SEVERAL.has(before.intent)) return null
  const named = leftOutIn(read, previous, understanding)
  // 'Another one, from a different council': of none of those that were shown.
  const { recogniser } = understanding
  const isOfOthers =
    before.intent === 'passages' &&
    read.entities.councils.length === 0 &&
    recogniser.names.in('other-council', read.entities.tokens).length > 0
  const out = named.length > 0 || !isOfOthers ? named : councilsShown(previous.shown, understanding)
  if (out.length === 0) return null
  const now: Where = { ...read.slots.where, councils: [] }
  const { except = [], ...where } = mergedWhere(whereOf(before), now)
  const councils = where.councils.filter((slug) => !out.includes(slug))
  const isNoneLeft = where.councils.length > 0 && councils.length === 0
  const place = isNoneLeft ? { ...EVERYWHERE, period: where.period, framework: where.framework } : where
  const asked = inWhere(before, { ...place, councils, except: [...new Set([...except, ...out])] })
  return 'page' in asked ? { ...asked, page: 0 } : asked
}

/** 'Drop the counties', 'without London': the same of every other kind of council, or region. Null where none is left out. */
export function withoutPlaces<Over extends AskedFor<'councils'> | AskedFor<'figures'> | AskedFor<'mentions'>>(
  { entities, slots }: ReadMessage,
  before: Over,
  understanding: Understanding,
): Over | null {
  const { regions } = slots.where
  // 'Leave out the boroughs': those of London and the metropolitan ones.
  const named = understanding.recogniser.names.in('council-kind-beside', entities.tokens)
  const besideKind = slots.where.kinds.length > 0 ? [] : named
  const kinds = [...slots.where.kinds, ...besideKind.flatMap(({ value }) => value)]
  const places = [...entities.regions, ...entities.kinds, ...besideKind]
  const { words, leave, out } = leavingOut(entities, understanding)
  // 'Exclude London' is a name of all others already.
  const isLeftOut =
    words.some(({ from, to }) => from < FIRST && places.every((one) => one.from >= to)) ||
    (leave < FIRST && out > leave)
  if (!isLeftOut || regions.length + kinds.length === 0) return null
  const others = (of: 'region' | 'kind', asked: readonly string[], without: readonly string[]): string[] => {
    const all = [...understanding.vocabulary.councils.values()].flatMap((council) => council[of] ?? [])
    const among = asked.length > 0 ? asked : [...new Set(all)].sort()
    return without.length === 0 ? [...asked] : among.filter((one) => !without.includes(one))
  }
  const where = {
    ...before.where,
    regions: others('region', before.where.regions, regions),
    kinds: others('kind', before.where.kinds, kinds),
  }
  // Of one kind nothing is left without it.
  const isNoneLeft =
    (regions.length > 0 && where.regions.length === 0) || (kinds.length > 0 && where.kinds.length === 0)
  return isNoneLeft ? null : { ...fromFirstPage(before), where }
}
