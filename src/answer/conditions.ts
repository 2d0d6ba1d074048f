import type { World } from '../command/world.js'
import type { Having, Where } from '../model/query.js'
import type { Report } from '../model/report.js'
import { meantIn } from './families.js'
import { overall } from './overall.js'

/** Of some reports those that were given the grades asked for, each judged by its own grades. */
export const meetingConditions = (
  having: readonly Having[],
  reports: readonly Report[],
  world: World,
): readonly Report[] =>
  having.length === 0
    ? reports
    : reports.filter((report) =>
        having.every(({ judgement, grades }) =>
          meantIn(report, judgement ?? overall(world)).some(
            ({ grade }) => grade !== null && grades.includes(grade),
          ),
        ),
      )

/** The conditions that an answer kept to, as a sentence; empty where there was none. */
export function conditionInWords(
  { where, having }: { readonly where: Where; readonly having: readonly Having[] },
  world: World,
): string {
  const parts = [
    ...having.map(
      ({ judgement, grades }) =>
        `graded ${grades.map((grade) => grade.toLowerCase()).join(' or ')}${judgement ? ` for ${judgement.label}` : ' overall'}`,
    ),
    ...(where.regions.length > 0 ? [`in ${where.regions.join(' or ')}`] : []),
    ...(where.kinds.length > 0 ? [`of this kind: ${where.kinds.join(' or ')}`] : []),
    ...(where.neighboursOf === null
      ? []
      : [`on the statistical neighbours of ${nameOf(where.neighboursOf, world)}`]),
  ]
  return parts.length === 0 ? '' : `Only from reports ${parts.join(', ')}:`
}

const nameOf = (slug: string, { vocabulary }: World): string =>
  vocabulary.authorities.find((one) => one.slug === slug)?.name ?? slug
