import type { Having } from '../../model/query.js'
import type { Entities } from '../entities/entities.js'
import { judgementAsked } from '../entities/judgements.js'
import type { NamesOf } from '../entities/named.js'
import type { Mention } from '../entities/tokens.js'

/**
 * Whose reports a question about their words is asked of, by what they were graded: 'in inadequate councils', 'in the
 * councils that are inadequate now', 'in reports where leadership was inadequate'.
 */

/** A grade as a condition on the reports that are looked through. */
interface Given {
  readonly having: Having
  /** 'In reports where': every inspection is meant, and not each council's newest. */
  readonly isOfReports: boolean
  /** Councils or reports are named beside it, and not only a verb of grading: 'councils that are good', not 'rated good'. */
  readonly isOfNoun: boolean
}

/** Nouns of councils that services are named by as well: 'services for care leavers that are good' asks of no council. */
const SERVICES = new Set(['service', 'services', 'department', 'departments'])

/** Words that lead from a noun to its grade; one of them at least stands between the two. */
const LEADING_TO_GRADE = new Set(['that', 'which', 'who', 'whose', 'where', 'with', 'whos', 'thats'])
const BETWEEN_NOUN_AND_GRADE = new Set([
  ...['is', 'are', 'was', 'were', 'been', 'being', 'has', 'have', 'had', 'got', 'get', 'a', 'an', 'the'],
  ...['their', 'its', 'all', 'for', 'on', 'of', 'in', 'as', 'overall', 'both', 'ofsted', 'not', 'below'],
])

/** The conditions on grades that a message names, each with the words that say it. One council's own grade is none. */
export function givenIn(entities: Entities, names: NamesOf): Mention<Given>[] {
  if (new Set(entities.councils.map(({ value }) => value.council.slug)).size === 1) return []
  return entities.grades.flatMap((grade) => {
    const noun = nounBefore(grade.from, entities, names) ?? nounAfter(grade, entities, names)
    if (noun === null && !grade.value.isGiven) return []
    const from = Math.min(grade.from, noun?.from ?? grade.from)
    const to = endOf(Math.max(grade.to, noun?.to ?? grade.to), entities)
    const judged = entities.judged.all.find((one) => from <= one.from && one.to <= to)
    const having = {
      judgement: judged ? judgementAsked(judged.value, null) : null,
      grades: [...grade.value.grades],
      period: null,
    }
    const word = entities.tokens[noun?.from ?? -1]?.word ?? ''
    return [
      {
        value: {
          having,
          isOfReports: names.at('inspection-noun', [word], 0) !== null,
          isOfNoun: noun !== null,
        },
        from,
        to,
      },
    ]
  })
}

/** The noun of councils or reports that a grade further on is said of, through words that lead to it and nothing else. */
function nounBefore(at: number, { tokens, judged, period }: Entities, names: NamesOf) {
  let isLed = false
  for (let from = at - 1; from >= 0; from--) {
    const { word } = tokens[from] as (typeof tokens)[number]
    const isNow = period.now.some((now) => now.from <= from && from < now.to)
    const isGrading = names.at('graded', [word], 0) !== null || names.at('grading', [word], 0) !== null
    if (isLed && isNounOf(word, names)) return { from, to: at }
    isLed ||= LEADING_TO_GRADE.has(word) || isGrading
    if (
      !(
        LEADING_TO_GRADE.has(word) ||
        BETWEEN_NOUN_AND_GRADE.has(word) ||
        isGrading ||
        isNow ||
        judged.words.has(from)
      )
    )
      return null
  }
  return null
}

const isNounOf = (word: string, names: NamesOf): boolean =>
  !SERVICES.has(word) &&
  (names.at('council-noun', [word], 0) !== null || names.at('council-kind', [word], 0) !== null)

/** 'Inadequate councils' */
function nounAfter({ to }: Mention<unknown>, { tokens }: Entities, names: NamesOf) {
  const word = tokens[to]?.word
  return word !== undefined && names.at('council-noun', [word], 0) !== null ? { from: to, to: to + 1 } : null
}

/** With what the grade was given for, and 'now': 'inadequate for leadership', 'inadequate leadership now'. */
function endOf(at: number, { tokens, judged, period }: Entities): number {
  const isFor = tokens[at]?.word === 'for' && judged.words.has(at + 1)
  let to = isFor ? at + 1 : at
  while (judged.words.has(to)) to++
  const now = period.now.find(({ from }) => from === to)
  return now?.to ?? to
}
