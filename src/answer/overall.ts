import type { World } from '../command/world.js'
import type { JudgementAsked } from '../model/query.js'
import { overallAsked } from '../understand/entities/judgements.js'

/** The overall grade, as a query would ask for it. */
export const overall = ({ vocabulary }: World): JudgementAsked => overallAsked(vocabulary.judgements)
