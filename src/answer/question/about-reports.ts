import type { World } from '../../command/world.js'
import type { Reply } from '../../model/reply.js'
import type { Question } from '../../understand/question.js'
import { answerFrontPage, answerReport, answerReports } from '../report.js'
import type { Scope } from './scope.js'

/** What stands on a report's front page and in no paragraph: who led, and when. */
const FRONT_PAGE =
  /\b(lead inspector|reporting inspector|who (?:inspected|led the inspection)|publication date|date of the (?:inspection|report)|inspection dates?|when was [\w' ]{2,60} (?:inspected|published|report)|when (?:is|was|were|did) (?:the|its|their|ofsted) (?:\w+ ){0,2}(?:inspections?|report|visit|inspect)|how old is|(?:newer|latest|newest|most recent) (?:report|inspection)|which framework)\b/i

/** Asks for a report in brief. */
const OVERVIEW = /\b(front page|overview of|summari[sz]e|summary of|sum up|tl;?dr)\b/i

/** Words of such a question that name nothing else. */
const FRONT_PAGE_WORDS = new Set(
  'lead reporting inspector inspected inspection published publication publish date dates day old newer newest framework led overview page summarise summarize summary sum sentence sentences words short brief'.split(
    ' ',
  ),
)

/** Questions about the library itself. */
const WHAT_IS_HELD =
  /\b(?:which|what|how many|list|show)\b[\w' ]{0,30}\b(?:reports?|councils?|authorities|years)\b[\w' ]{0,20}\b(?:you have|do you|held|hold|inspected|covered|cover|there|available|in the library)\b|^\W*(?:list|show)(?: me)?(?: all)?(?: the)? (?:councils|reports|authorities)\W*$/i

/** Answers a question about a report as a whole, or about what is held; null for one about what a report says. */
export function answerAboutReports(question: Question, scope: Scope, world: World): Reply | null {
  const [newest] = scope.reports
  const wholly = question.judgement === null && question.beyond.every((word) => FRONT_PAGE_WORDS.has(word))
  if (scope.authorities.length === 1 && newest && wholly) {
    const others = world.library.ofAuthority(newest.authority.slug).filter((other) => other !== newest)
    if (OVERVIEW.test(question.text)) return answerReport(newest, others, world)
    if (FRONT_PAGE.test(question.text)) return answerFrontPage(newest, others, world)
  }
  return scope.authorities.length === 0 && WHAT_IS_HELD.test(question.text)
    ? answerReports(world.library.reports)
    : null
}
