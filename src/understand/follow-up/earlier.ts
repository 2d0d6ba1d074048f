import type { World } from '../../command/world.js'
import type { Strand } from '../../model/report.js'
import { reportName } from '../../quotation/citation.js'
import { understand } from '../question.js'
import { unjoined } from './referring.js'

/** The answer that a message follows, as far as the screen still knows it; the bot itself stores nothing. */
export interface Earlier {
  /** What was asked; empty where the screen does not know it any more. */
  readonly message: string
  readonly grades: readonly {
    readonly report: string
    readonly judgement: string
    readonly strand: Strand | null
  }[]
  readonly excerpts: readonly Place[]
  readonly recommendations: readonly Place[]
  /** Ids of the reports that the conversation was about, or that the answer offered to open, where it quotes of several councils or none. */
  readonly about?: readonly string[]
}

interface Place {
  readonly report: string
  readonly key: string
}

/** Ids of the reports that an answer was made of. */
export const reportsIn = ({
  excerpts,
  recommendations,
  grades,
}: Pick<Earlier, 'excerpts' | 'recommendations' | 'grades'>): string[] => [
  ...new Set([...excerpts, ...recommendations, ...grades].map(({ report }) => report)),
]

/** The one council that an answer was about, or that was asked about in vain; undefined where there are several, or none. */
export function placeBefore(
  earlier: Earlier,
  { library, names }: World,
): { name: string; slug: string } | undefined {
  const { about = [], message } = earlier
  const authoritiesOf = (ids: readonly string[]) => ids.flatMap((id) => library.byId(id)?.authority ?? [])
  const quoted = authoritiesOf(reportsIn(earlier))
  const asked = names.authoritiesIn(message).flatMap(({ values }) => values)
  const only = (places: readonly { name: string; slug: string }[]) =>
    new Set(places.map(({ slug }) => slug)).size === 1 ? places[0] : undefined
  return only(quoted) ?? (asked.length > 0 ? only(asked) : only(authoritiesOf(about)))
}

/** The council, and the year where one report alone was quoted. */
export function placeAndYear(earlier: Earlier, world: World): string {
  const [only, ...others] = reportsIn(earlier)
  const report = others.length === 0 ? world.library.byId(only ?? '') : undefined
  return report ? reportName(report) : (placeBefore(earlier, world)?.name ?? '')
}

/** What was asked about before; where that is forgotten, the heading over what was quoted. */
export function subjectBefore({ message, excerpts, recommendations }: Earlier, world: World): string {
  const before = message.replace(/^\/ask\s+/i, '')
  if (before !== '') return understand(unjoined(before), world).subject
  const [place] = [...excerpts, ...recommendations]
  const report = world.library.byId(place?.report ?? '')
  return report?.paragraphs.find(({ key }) => key === place?.key)?.locator ?? ''
}
