import { isPeriodNamed, type Where } from '../../model/query.js'
import type { ReadMessage } from '../read-message.js'
import type { Understanding } from '../understanding.js'

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
