import type { World } from '../../command/world.js'
import type { Report } from '../../model/report.js'
import type { Hit } from '../../search/rank/rank.js'
import { wantedIn } from '../../understand/cues.js'
import type { Question } from '../../understand/question.js'
import { givesNeeded, isEnough } from '../enough.js'
import type { Scope } from './scope.js'

/** What scores less than this share of the best is about something else. */
const WORTH_SHOWING = 0.4

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
  const hits = world.search.paragraphs({ words, within, wanted })
  const [nearest] = hits
  const answers =
    givesNeeded(hits, wanted) && isEnough(hits, world.search.ideas(words), scope.authorities.length > 0)
  if (!nearest || !answers) return { answering: [], nearest }
  return { answering: hits.filter(({ score }) => score >= nearest.score * WORTH_SHOWING), nearest }
}

/** Names whose abbreviation is an ordinary word: 'MADE' is looked for as what the reports say that it stands for. */
const spelledOut = ({ text }: Question, { search, vocabulary }: World): string[] =>
  [...new Set(text.match(/\b[A-Z]{2,8}\b/g))]
    .filter((short) => vocabulary.english.has(short.toLowerCase()))
    .flatMap((short) => search.meaningsOf(short).slice(0, 2))
