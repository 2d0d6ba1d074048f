import type { Understanding } from '../read-message.js'
import type { Shown } from './shown.js'

/** Letters of a recommendation that are looked up: the first sentence or two say what it is about. */
const LONGEST = 300

/** The words of a recommendation in a place of those shown; several of one passage stand in its order. */
export function wordsAt(
  { recommendations }: Shown,
  place: number,
  { byId }: Understanding,
): string | undefined {
  const index = place > 0 ? place - 1 : recommendations.length + place
  const chosen = recommendations[index]
  if (!chosen) return undefined
  const isSame = ({ report, key }: (typeof recommendations)[number]) =>
    report === chosen.report && key === chosen.key
  const before = recommendations.slice(0, index).filter(isSame).length
  const held = byId(chosen.report)?.recommendations.filter(({ key }) => key === chosen.key)
  return held?.[before]?.text.slice(0, LONGEST)
}
