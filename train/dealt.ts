import type { Report } from '../src/model/report.js'
import type { Example } from './examples.js'
import { random } from './random.js'

/** One council in so many is kept back: nothing is learnt from its reports or from what is asked of them. */
const HELD = 5
/** The ranking learns from what an encoder says of questions that it has not seen: councils are parted, and each part asked of an encoder of the others. */
export const PARTS = 3

/** Which councils teach what, by their slugs. All reports of a council go together. */
export interface Dealt {
  isHeld(council: string): boolean
  partOf(council: string): number
}

/**
 * Deals councils out in an order that looks random. Those that have questions of their paragraphs come before the others, so that a larger
 * library moves none of them.
 */
export function dealt(examples: readonly Example[], reports: readonly Report[]): Dealt {
  const draw = random(5)
  const slugsOf = (some: readonly Report[]) => new Set(some.map(({ authority }) => authority.slug))
  const asked = slugsOf(examples.map(({ report }) => report))
  const left = [...slugsOf(reports)].filter((slug) => !asked.has(slug))
  const order = [[...asked], left].flatMap((slugs) =>
    slugs
      .sort()
      .map((slug) => ({ slug, draw: draw() }))
      .sort((one, other) => one.draw - other.draw),
  )
  const places = new Map(order.map(({ slug }, at) => [slug, at]))
  const placeOf = (council: string) => places.get(council) as number
  return {
    isHeld: (council) => placeOf(council) % HELD === 0,
    partOf: (council) => placeOf(council) % PARTS,
  }
}
