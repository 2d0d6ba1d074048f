import type { World } from '../../command/world.js'
import type { Reply } from '../../model/reply.js'
import { wordsOf } from '../../search/terms.js'
import { IN_DANGER, NOT_A_QUESTION } from '../../understand/cues.js'
import { isGreeting, isThanks } from '../../understand/greeting.js'
import { type Question, understand } from '../../understand/question.js'
import type { Authority } from '../../vocabulary/authorities.js'
import { excerpts, reply, words } from '../build.js'
import { excerptOfHit } from '../excerpt.js'
import { greeting } from '../greeting.js'
import { notesOn } from '../notes.js'
import { notHeld } from '../resolve.js'
import { answerTypedCitation } from '../typed-citation.js'
import { answerAboutReports } from './about-reports.js'
import { answerByGrades } from './by-grades.js'
import { answerExcerpts } from './excerpts.js'
import { answerWanted } from './improvements.js'
import { answerMeaning } from './meaning.js'
import { ofOtherYear } from './other-year.js'
import { scopeOf } from './scope.js'
import { answerWhy } from './why.js'

/**
 * Answers a citation with its paragraph, and a question in everyday words: with grades, with recommendations, with
 * excerpts, or that the reports do not say.
 */
export function answerAsk(text: string, world: World): Reply {
  const cited = answerTypedCitation(text, world)
  if (cited) return cited
  if (isGreeting(text)) return greeting(world)
  if (isThanks(text)) return reply('help', [words('You’re welcome. Ask me another, or try /help.')])
  if (IN_DANGER.test(text)) return reply('none', [words(NO_HELPLINE)])
  if (NOT_A_QUESTION.test(text)) return reply('none', [words(ONLY_QUOTES)])
  const question = understand(text, world)
  const called = question.authorities.flatMap(({ values }) => values)
  const isHeld = ({ slug }: Authority) => world.library.ofAuthority(slug).length > 0
  const held = called.filter(isHeld)
  const missing = called.filter((authority) => !isHeld(authority))
  if (missing.length > 0 && held.length === 0)
    return answerMentioned(question, world) ?? notHeld(missing, world, (slug) => `/report ${slug}`)
  const scope = scopeOf(
    question,
    held.map(({ slug }) => slug),
    world,
  )
  const ofItsYear = (reply: Reply | null) => reply && ofOtherYear(reply, question, scope, world)
  const answer =
    answerMeaning(question, scope, world) ??
    ofItsYear(answerAboutReports(question, scope, world)) ??
    answerWhy(question, scope, world) ??
    answerByGrades(question, scope, world) ??
    ofItsYear(answerWanted(question, scope, world)) ??
    ofOtherYear(answerExcerpts(question, scope, world), question, scope, world)
  return { ...answer, notes: [...missing.map(({ name }) => `I hold no report on ${name}.`), ...answer.notes] }
}

const ONLY_QUOTES =
  'I only quote what the reports say. Ask me something about the inspection of children’s services.'

const NO_HELPLINE =
  'I only quote inspection reports, and am no helpline. If a child is in danger now, call 999. Otherwise tell the children’s ' +
  'services of the council where the child lives, or the NSPCC.'

/**
 * A place that is no council of the library may still stand in its reports, under the name that was typed: 'the joint
 * service with North Tyneside', the play 'Chelsea's Choice'.
 */
function answerMentioned(question: Question, world: World): Reply | null {
  if (question.beyond.length === 0) return null
  const asked = wordsOf(question.text)
  const typed = question.authorities.map(({ from, length }) => asked.slice(from, from + length).join(' '))
  const [best] = world.search.paragraphs({
    words: [question.subject, ...typed].join(' '),
    within: null,
    wanted: null,
  })
  if (!best || best.coverage < MENTIONED) return null
  const { report, paragraph } = best.document
  const text = ` ${wordsOf(paragraph.text).join(' ')} `
  if (!typed.every((name) => text.includes(` ${name} `))) return null
  const names = question.authorities.flatMap(({ values }) => values.map(({ name }) => name))
  return reply(
    'excerpts',
    [
      words(`I hold no report on ${names.join(' or ')}. Another report speaks of it:`),
      excerpts([excerptOfHit(best)]),
    ],
    notesOn([report], world.library),
  )
}

/** The share of a question that a paragraph must hold beside the name of the place. */
const MENTIONED = 0.8
