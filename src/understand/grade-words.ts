import type { Finding } from '../model/finding.js'
import { Grade } from '../model/report.js'
import { wordsOf } from '../search/terms.js'
import { type Match, matchAt, matchesIn, phrase, phrasebook, placesOf } from './phrases.js'

/** What people write for the grades; the lower-case words of a report's own sentences among them. */
const GRADES = phrasebook([
  ...Grade.options.map((grade) => phrase(grade, grade)),
  phrase('requires improvement to be good', 'Requires improvement' as const),
  phrase('RI', 'Requires improvement' as const),
  phrase('failing', 'Inadequate' as const),
  phrase('failed', 'Inadequate' as const),
  phrase('not graded', 'Not judged' as const),
])

const none = () => false

/** The grade whose name begins a run of words. */
export const gradeAt = (words: readonly string[]): Match<Grade> | null => matchAt(words, 0, GRADES, none)

/** 'Grade 3': the scale of 2009 to 2013 gives each grade a number too. */
const NUMBERED: readonly Grade[] = ['Outstanding', 'Good', 'Adequate', 'Inadequate']
const NUMBERS = ['one', 'two', 'three', 'four']

/** The grade that a number after 'grade' names. */
function numberedAt(words: readonly string[], at: number): Grade | undefined {
  const word = words[at] ?? ''
  const isAfterGrade = /^(grades?|rating)$/.test(words[at - 1] ?? '')
  return isAfterGrade ? NUMBERED[/^[1-4]$/.test(word) ? Number(word) - 1 : NUMBERS.indexOf(word)] : undefined
}

/** Every grade that words name, by its word or its number, and which words do. */
export function gradesNamed(words: readonly string[]): { grades: Grade[]; words: ReadonlySet<number> } {
  const matches = matchesIn(words, GRADES, none)
  const numbered = words.flatMap((_, at) => {
    const grade = numberedAt(words, at)
    return grade ? [{ at, grade }] : []
  })
  return {
    grades: [
      ...new Set([
        ...matches.flatMap(({ values }) => values[0] ?? []),
        ...numbered.map(({ grade }) => grade),
      ]),
    ],
    words: new Set([...placesOf(matches), ...numbered.map(({ at }) => at)]),
  }
}

/** From best to worst; 'Adequate' and 'Requires improvement' are each the third of their own scale. */
const ORDER: readonly (readonly Grade[])[] = [
  ['Outstanding'],
  ['Good'],
  ['Adequate', 'Requires improvement'],
  ['Inadequate'],
]

const worseThan = (grade: Grade): Grade[] => ORDER.slice(placeOf(grade) + 1).flat()
const betterThan = (grade: Grade): Grade[] => ORDER.slice(0, placeOf(grade)).flat()
const placeOf = (grade: Grade): number => ORDER.findIndex((place) => place.includes(grade))

/** The grades that a question asks for: 'inadequate', 'better than good', 'not outstanding'; null where it names none. */
export function gradesAsked(
  question: string,
): { grades: readonly Grade[]; words: ReadonlySet<number> } | null {
  const words = wordsOf(question)
  const [match, ...later] = matchesIn(words, GRADES, none)
  const grade = match?.values[0]
  if (!match || !grade) return null
  const before = words.slice(Math.max(0, match.from - 3), match.from).join(' ')
  const named = [match]
  for (const next of later) if (isOr(words, named.at(-1) ?? match, next)) named.push(next)
  const others = named.slice(1).flatMap(({ values }) => values[0] ?? [])
  return { grades: [...new Set([...around(grade, before), ...others])], words: placesOf(named) }
}

/** Whether two grades are named as either: 'good or outstanding', 'good or even outstanding'. */
const isOr = (words: readonly string[], one: Match<Grade>, next: Match<Grade>): boolean =>
  /^or(?: even| better| just| only)?$/.test(words.slice(one.from + one.length, next.from).join(' '))

function around(grade: Grade, before: string): readonly Grade[] {
  if (/\b(better|higher|above|more) (than )?$/.test(`${before} `)) return betterThan(grade)
  if (/\b(worse|lower|below|less) (than )?$/.test(`${before} `)) return worseThan(grade)
  if (/\b(not|wasnt|isnt|werent|arent|never|except|other than|without)\b/.test(before))
    return Grade.options.filter((other) => other !== grade && other !== 'Not judged')
  return [grade]
}

/** What people call the three outcomes of area SEND inspections. */
const OUTCOMES: readonly (readonly [RegExp, Finding])[] = [
  [/^outcome (?:1|one)$|\btypically positive\b/i, 'Outcome 1'],
  [/^outcome (?:2|two)$|\binconsistent\b/i, 'Outcome 2'],
  [/^outcome (?:3|three)$|\b(?:widespread|systemic)\b.*\bfailings?\b/i, 'Outcome 3'],
]

/** The outcome that an option's value asks for; null for one that asks for none. */
export function outcomesAsked(value: string): Finding[] | null {
  const found = OUTCOMES.flatMap(([words, finding]) => (words.test(value.trim()) ? [finding] : []))
  return found.length > 0 ? found : null
}
