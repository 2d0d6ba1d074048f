import type { World } from '../../command/world.js'
import { isNewest } from '../../library/library.js'
import type { AnswerType, AskedFor } from '../../model/query.js'
import type { Report } from '../../model/report.js'
import type { Hit } from '../../search/rank/rank.js'
import type { Wanted } from '../../search/rank/wanted.js'
import { givesNeeded, isEnough } from '../enough.js'
import type { Scope } from '../scope.js'

/** What scores less than this share of the best is about something else. */
const WORTH_SHOWING = 0.4

/** Who names no year asks how things are: what the newest inspection says is worth this much more. */
const NEWEST = 1.15

/** What some reports hold of a question. */
export interface Held {
  /** Best first; none where the reports do not say. */
  readonly answering: readonly Hit[]
  /** What comes nearest, whether it answers or not. */
  readonly nearest: Hit | undefined
}

/** What the search looks for in a sentence, by the kind of words that answers. */
const WANTED: Readonly<Partial<Record<AnswerType, Wanted>>> = {
  number: 'number',
  share: 'share',
  money: 'money',
  person: 'person',
  date: 'date',
  duration: 'length',
  contact: 'contact',
  definition: 'definition',
}

/** Looks a subject up in some reports. */
export function heldOn(
  asked: AskedFor<'passages'>,
  reports: readonly Report[],
  scope: Scope,
  world: World,
): Held {
  const words = [asked.subject, ...scope.strayYears, ...spelledOut(asked.subject, world)].join(' ')
  const within = reports === world.library.reports ? null : new Set(reports.map(({ id }) => id))
  const wanted = WANTED[asked.answer] ?? null
  const found = world.search.paragraphs({ words, within, wanted })
  const { years, order, from, to } = asked.where.period
  const isUndated = years.length === 0 && order === null && from === null && to === null
  const hits = isUndated && scope.authorities.length > 0 ? newerFirst(found, world) : found
  const [nearest] = hits
  const answers =
    givesNeeded(hits, wanted) && isEnough(hits, world.search.ideas(words), scope.authorities.length > 0)
  if (!nearest || !answers) return { answering: [], nearest }
  return { answering: hits.filter(({ score }) => score >= nearest.score * WORTH_SHOWING), nearest }
}

/** Of a council's hits that answer nearly as well those of its newest inspection come first. */
function newerFirst(hits: readonly Hit[], { library }: World): Hit[] {
  const worth = ({ score, document: { report } }: Hit): number =>
    isNewest(report, library) ? score * NEWEST : score
  return hits.toSorted((one, other) => worth(other) - worth(one))
}

/** Names whose abbreviation is an ordinary word: 'MADE' is looked for as what the reports say that it stands for. */
const spelledOut = (subject: string, { search, vocabulary }: World): string[] =>
  [...new Set(subject.match(/\b[A-Z]{2,8}\b/g))]
    .filter((short) => vocabulary.english.has(short.toLowerCase()))
    .flatMap((short) => search.meaningsOf(short).slice(0, 2))
