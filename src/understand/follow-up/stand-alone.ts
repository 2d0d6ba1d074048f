import type { Command } from '../../command/command.js'
import type { World } from '../../command/world.js'
import { asksWhy, NOT_A_QUESTION } from '../cues.js'
import { isGreeting, isThanks } from '../greeting.js'
import { meaningAsked } from '../meaning.js'
import { type Question, understand } from '../question.js'
import { commandWord, readTyped } from '../typed.js'
import { beside, inSamePlace, pointedOut, sameCommand, sameGrade, sameQuestion, when } from './again.js'
import { type Earlier, placeAndYear, subjectBefore } from './earlier.js'
import {
  asksMore,
  isAboutAll,
  isCatchword,
  isElliptical,
  pointsBack,
  refersBack,
  unjoined,
  wantsBeside,
} from './referring.js'
import { whyMessage } from './why.js'

/**
 * A message that follows an answer, as a whole message of its own: what it names takes the place of what was asked before,
 * and the rest is carried over; one that names no council keeps the one that the answer was about. A message that
 * stands on its own is given back as it is.
 */
export function standAlone(
  message: string,
  earlier: Earlier,
  commands: readonly Command[],
  world: World,
): string {
  if (commandWord(message) || isGreeting(message) || isThanks(message) || NOT_A_QUESTION.test(message))
    return message
  if (asksMore(message) && earlier.message !== '') return `${earlier.message} ${unjoined(message).trim()}`
  const question = understand(unjoined(message), world)
  const meaning = sameMeaning(question, earlier, world)
  if (meaning) return meaning
  const isPlaceNamed = question.authorities.length > 0
  const isSubjectNamed = question.beyond.length > 0
  if (isAboutAll(message) && !isPlaceNamed)
    return isSubjectNamed || question.grades
      ? unjoined(message).trim()
      : `${subjectBefore(earlier, world)} ${when(question)}`
  if (asksWhy(message) && !isSubjectNamed && !isPlaceNamed)
    return question.judgement
      ? `${message.replace(/[?.!\s]+$/, '')}, ${placeAndYear(earlier, world)}?`
      : (whyMessage(earlier, world) ?? message)
  if (pointsBack(message) && !isPlaceNamed)
    return inSamePlace(pointedOut(message, earlier, world), earlier, world)
  const isNamed =
    isPlaceNamed || question.years.length > 0 || question.judgement !== null || question.order !== null
  if (!isElliptical(message) && (isSubjectNamed || !isNamed || !isCatchword(message))) {
    if (isPlaceNamed) return message
    const saysWhat = isSubjectNamed || isNamed || question.wants.size > 0 || question.grades !== null
    if (saysWhat) return inSamePlace(message, earlier, world)
    return refersBack(message) ? sameQuestion(earlier, question, world) : message
  }
  if (wantsBeside(message) && isPlaceNamed) return beside(earlier, question, world)
  const before = commandWord(earlier.message)
  const command = commands.find(({ name }) => name === before?.name)
  if (before && command && command.name !== 'ask' && !isSubjectNamed)
    return sameCommand(command, readTyped(command, before.rest, world).asked, question)
  if (earlier.grades.length > 0 && !isSubjectNamed) return sameGrade(earlier, question, world)
  return sameQuestion(earlier, question, world)
}

/** What another grade means: 'and outstanding?' after 'what does good mean?'. */
function sameMeaning(
  { grades, beyond, judgement }: Question,
  { message }: Earlier,
  world: World,
): string | null {
  if (!grades || beyond.length > 0 || judgement !== null) return null
  const before = understand(message.replace(/^\/ask\s+/i, ''), world)
  if (!meaningAsked(before, world.vocabulary.stopWords)) return null
  const place = before.authorities.flatMap(({ values }) => values[0]?.name ?? [])
  return ['What does', grades.join(' or '), 'mean', ...place, ...before.years].join(' ')
}
