import type { World } from '../command/world.js'
import type { Reply } from '../model/reply.js'
import type { Report } from '../model/report.js'
import { GREETING, NOT_A_QUESTION } from '../understand/cues.js'
import { type Question, understand } from '../understand/question.js'
import { reportsOf } from '../understand/year.js'
import { reply, words } from './build.js'
import { answerByGrades } from './by-grades.js'
import { answerExcerpts } from './excerpts.js'
import { greeting } from './greeting.js'
import { answerWanted } from './improvements.js'
import { notHeld } from './resolve.js'
import { answerTypedCitation } from './typed-citation.js'

/** Answers a citation with its paragraph, and a question in everyday words: with grades, with recommendations, with excerpts, or that the reports do not say. */
export function answerAsk(text: string, world: World): Reply {
  const cited = answerTypedCitation(text, world)
  if (cited) return cited
  if (GREETING.test(text)) return greeting(world)
  if (NOT_A_QUESTION.test(text))
    return reply('none', [
      words(
        'I only quote what the reports say. Ask me something about the inspection of children’s services.',
      ),
    ])
  const question = understand(text, world)
  const called = question.authorities.flatMap(({ values }) => values)
  const held = called.filter(({ slug }) => world.library.ofAuthority(slug).length > 0)
  if (called.length > 0 && held.length === 0) return notHeld(called, world, (slug) => `/report ${slug}`)
  const scope = scopeOf(
    question,
    held.map(({ slug }) => slug),
    world,
  )
  return (
    answerByGrades(question, scope, world) ??
    answerWanted(question, scope, world) ??
    answerExcerpts(question, scope, world)
  )
}

/** Where a question looks: in which reports, by authority, and whether the years it names are the reports' own. */
export interface Scope {
  /** Slugs of the authorities named that are held, in the question's order. */
  readonly authorities: readonly string[]
  /** Newest first; all reports where neither authority nor year says otherwise. */
  readonly reports: readonly Report[]
  /** Years named that are of no report in scope: then they are part of what is asked. */
  readonly strayYears: readonly number[]
}

function scopeOf(question: Question, authorities: readonly string[], world: World): Scope {
  const groups =
    authorities.length > 0
      ? authorities.map((slug) => world.library.ofAuthority(slug))
      : [world.library.reports]
  const asked = question.order !== null && authorities.length > 0 ? [question.order] : question.years
  const byYear = (reports: readonly Report[]) => [
    ...new Set(asked.flatMap((when) => reportsOf(reports, when))),
  ]
  const reports = groups.flatMap((group) => {
    const of = byYear(group)
    return of.length > 0 ? of : group
  })
  const strayYears = question.years.filter((year) =>
    groups.every((group) => reportsOf(group, year).length === 0),
  )
  return { authorities, reports, strayYears }
}
