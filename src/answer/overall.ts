import type { World } from '../command/world.js'
import { type Finding, isOutcome } from '../model/finding.js'
import type { JudgementAsked, Where } from '../model/query.js'
import { overallAsked, sendAsked } from '../understand/entities/judgements.js'

/** The judgement of a council's services as a whole. */
export const OVERALL_SLUG = 'overall-effectiveness'

/** The overall grade, as a query would ask for it. */
export const overall = ({ vocabulary }: World): JudgementAsked => overallAsked(vocabulary.judgements)

/** The outcome of area SEND inspections, as a query would ask for it. */
export const sendOutcomeAsked = (world: World): JudgementAsked =>
  sendAsked(world.vocabulary.judgements) ?? overall(world)

/** What is asked for where no judgement is named: the overall grade; under SEND, and where outcomes are named, the outcome. */
export const judgementMeant = (
  { framework }: Pick<Where, 'framework'>,
  world: World,
  named: readonly Finding[] = [],
): JudgementAsked =>
  framework === 'SEND' || (named.length > 0 && named.every(isOutcome))
    ? sendOutcomeAsked(world)
    : overall(world)
