import type { World } from '../../command/world.js'
import { excerptsOf, type Reply, recommendationsOf } from '../../model/reply.js'
import type { Report } from '../../model/report.js'
import { yearOf } from '../../model/year.js'
import type { Question } from '../../understand/question.js'
import { holdsOthers } from '../resolve.js'
import type { Scope } from './scope.js'

/** Reports offered in place of one that is not held. */
const MOST_OFFERED = 5

/** No report is held of the years that were asked for: those that are. */
export function noSuchYear(question: Question, scope: Scope, world: World): Reply {
  const held = heldOn(scope, world)
  const what = `${on(scope, held)} ${whenAsked(question, scope)}`
  return holdsOthers(what, held.slice(0, MOST_OFFERED), (id) => `/report ${id}`)
}

/**
 * An answer about one authority, when a year was asked for of which no report is held. What a report prints about that
 * year is an answer; what is older than that year is none; the rest comes with a note.
 */
export function ofOtherYear(answer: Reply, question: Question, scope: Scope, world: World): Reply {
  const { authorities, strayYears } = scope
  if (authorities.length !== 1 || strayYears.length === 0) return answer
  if (strayYears.every((year) => prints(answer, year))) return answer
  const held = heldOn(scope, world)
  if (held.every((report) => strayYears.every((year) => yearOf(report) < year)))
    return noSuchYear(question, scope, world)
  return {
    ...answer,
    notes: [`I hold no report${on(scope, held)} ${whenAsked(question, scope)}.`, ...answer.notes],
  }
}

const heldOn = ({ authorities }: Scope, { library }: World): readonly Report[] =>
  authorities.length > 0 ? authorities.flatMap((slug) => library.ofAuthority(slug)) : library.reports

const on = ({ authorities }: Scope, [first]: readonly Report[]): string =>
  authorities.length === 1 && first ? ` on ${first.authority.name}` : ''

const whenAsked = ({ span }: Question, { strayYears }: Scope): string =>
  span?.said ?? `from ${strayYears.join(' or ')}`

/** Whether something that is quoted names a year, alone or at the end of a span: '2013/14'. */
function prints(answer: Reply, year: number): boolean {
  const quoted = [...excerptsOf(answer), ...recommendationsOf(answer)]
  const span = new RegExp(`\\b20\\d\\d[/–-]${String(year).slice(2)}\\b`)
  return quoted.some(({ text }) => text.includes(String(year)) || span.test(text))
}
