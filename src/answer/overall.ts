import type { World } from '../command/world.js'
import type { JudgementAsked } from '../model/query.js'
import { judgementKey } from '../understand/entities/judgements.js'

/** The overall grade, by whatever name each framework gives it. */
export const overall = ({ vocabulary }: World): JudgementAsked => ({
  label: 'Overall',
  keys: vocabulary.judgements.filter(({ slug }) => slug === 'overall-effectiveness').map(judgementKey),
  strand: null,
})
