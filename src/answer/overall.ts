import type { World } from '../command/world.js'
import type { JudgementAsked, Where } from '../model/query.js'
import { judgementAsked, overallAsked } from '../understand/entities/judgements.js'

/** The overall grade, as a query would ask for it. */
export const overall = ({ vocabulary }: World): JudgementAsked => overallAsked(vocabulary.judgements)

/** The outcome of area SEND inspections, as a query would ask for it. */
export const areaSend = (world: World): JudgementAsked =>
  judgementAsked(
    world.vocabulary.judgements.filter(({ framework }) => framework === 'SEND'),
    null,
  ) ?? overall(world)

/** What is asked for where no judgement is named: the overall grade, under SEND the outcome. */
export const judgementMeant = ({ framework }: Where, world: World): JudgementAsked =>
  framework === 'SEND' ? areaSend(world) : overall(world)
