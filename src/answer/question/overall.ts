import type { World } from '../../command/world.js'
import type { NamedJudgement } from '../../understand/judgements.js'

/** The overall grade, by whatever name each framework gives it. */
export const overall = ({ vocabulary }: World): NamedJudgement => ({
  names: vocabulary.judgements.filter(({ slug }) => slug === 'overall-effectiveness'),
  strand: null,
  words: new Set(),
})
