import type { World } from '../../command/world.js'
import { isNewest } from '../../library/library.js'
import type { Report } from '../../model/report.js'
import type { Hit } from '../../search/rank/rank.js'
import { wantedIn } from '../../understand/cues.js'
import type { Question } from '../../understand/question.js'
import { givesNeeded, isEnough } from '../enough.js'
import type { Scope } from './scope.js'

/** What scores less than this share of the best is about something else. */
const WORTH_SHOWING = 0.02

/** Who names no year asks how things are: what the newest inspection says is worth this much more. */
const NEWEST = 1.15

/** What some reports hold of a question. */
export interface Held {
  /** Best first; none where the reports do not say. */
  readonly answering: readonly Hit[]
  /** What comes nearest, whether it answers or not. */
  readonly nearest: Hit | undefined
}

/** Looks a question up in some reports. */
export function heldOn(question: Question, reports: readonly Report[], scope: Scope, world: World): Held {
  const words = [question.subject, ...scope.strayYears, ...spelledOut(question, world)].join(' ')
  const within = reports === world.library.reports ? null : new Set(reports.map(({ id }) => id))
  const wanted = wantedIn(question.text)
  const found = world.search.paragraphs({ words, within, wanted })
  const isUndated = question.years.length === 0 && question.order === null
  const hits = isUndated && scope.authorities.length > 0 ? newerFirst(found, world) : found
  const [nearest] = hits
  const answers =
    givesNeeded(hits, wanted) && isEnough(hits, world.search.ideas(words), scope.authorities.length > 0)
  if (!nearest || !answers) return { answering: [], nearest }
  return { answering: hits.filter(({ score }) => score >= nearest.score * WORTH_SHOWING), nearest }
}

/** Of an authority's hits that answer nearly as well those of its newest inspection come first. */
function newerFirst(hits: readonly Hit[], { library }: World): Hit[] {
  const worth = ({ score, document: { report } }: Hit): number =>
    isNewest(report, library) ? score * NEWEST : score
  return hits.toSorted((one, other) => worth(other) - worth(one))
}

/** Names whose abbreviation is an ordinary word: 'MADE' is looked for as what the reports say that it stands for. */
const spelledOut = ({ text }: Question, { search, vocabulary }: World): string[] =>
  [...new Set(text.match(/\b[A-Z]{2,8}\b/g))]
    .filter((short) => vocabulary.english.has(short.toLowerCase()))
    .flatMap((short) => search.meaningsOf(short).slice(0, 2))
