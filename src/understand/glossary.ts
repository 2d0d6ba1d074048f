import { memoisedByObject } from '../collections/collections.js'
import { Grade } from '../model/report.js'
import { wordsOf } from '../text/tokens.js'
import type { Definition } from '../vocabulary/vocabulary.js'
import { type Entities, subjectOf, withoutTags } from './entities/entities.js'
import { wordsTaken } from './entities/named.js'
import { subjectWithout } from './subject.js'
import type { Understanding } from './understanding.js'

/** Words of the glossary in a message, and whether it asks what grades mean. */

/** Terms in one answer: 'the difference between ILACS and SIF' names two. */
const MOST_TERMS_DEFINED = 3

/** Every name of the glossary as it is compared, with what it names; the longest first. */
const namesIn = memoisedByObject((definitions: readonly Definition[]) =>
  definitions
    .flatMap((one) => [one.term, ...one.names].map((name) => ({ one, name: wordsOf(name).join(' ') })))
    .filter(({ name }) => name !== '')
    .sort((one, other) => other.name.length - one.name.length),
)

/** The names of the glossary that stand in a text, longest first, none within another. */
function definitionsNamed(text: string, definitions: readonly Definition[]) {
  const padded = ` ${wordsOf(text).join(' ')} `
  const named = namesIn(definitions).filter(
    ({ name }) => padded.includes(` ${name} `) || padded.includes(` ${name}s `),
  )
  const kept: typeof named = []
  for (const found of named)
    if (!kept.some(({ name }) => ` ${name} `.includes(` ${found.name} `))) kept.push(found)
  return kept
}

/** The words of the glossary that a text names, longest names first. */
export const definitionsIn = (text: string, definitions: readonly Definition[]): Definition[] =>
  [...new Set(definitionsNamed(text, definitions).map(({ one }) => one))].slice(0, MOST_TERMS_DEFINED)

/** Whether a message is a word of the glossary and nothing else: 'staying put'. */
export const isTerm = ({ tokens }: Entities, definitions: readonly Definition[]): boolean => {
  const said = tokens.map(({ word }) => word).join(' ')
  return namesIn(definitions).some(({ name }) => name === said)
}

/** What a message would have defined: a framework too, which elsewhere says where to look; no word of the glossary is how it is asked. */
export function termIn(entities: Entities, understanding: Understanding): string {
  const { definitions } = understanding.vocabulary.ownWords
  // 'What does good mean for a child' has no subject, and a term all the same.
  const whole = { ...withoutTags(entities), frameworks: [] }
  const subject = subjectOf(whole)
  const asked = new Set(subjectWithout(whole, ['definition'], understanding).split(' '))
  const named = new Set(definitionsNamed(subject, definitions).flatMap(({ name }) => name.split(' ')))
  return subject
    .split(' ')
    .filter((word) => asked.has(word) || named.has(word.toLowerCase()))
    .join(' ')
}

/** The grades that a message names; outcomes are none. */
export function gradesNamed({ grades, tokens }: Entities): Grade[] {
  const gradesOf = (some: Entities['grades']) =>
    some.flatMap(({ value }) => value.named.flatMap((one) => Grade.safeParse(one).data ?? []))
  // 'Is requires improvement a fail?' names one grade, and asks whether it fails.
  const outright = grades.filter(
    ({ from, to }) => !tokens.slice(from, to).some(({ word }) => FAILS.test(word)),
  )
  return gradesOf(outright.length > 0 ? outright : grades)
}

const FAILS = /^fail/

/** Whether a message asks what grades mean, and about nothing else: 'what is good practice' is about practice. */
export function asksOfGrades(
  entities: Entities,
  term: string,
  { recogniser, vocabulary }: Understanding,
): boolean {
  const { grades, tokens, judged } = entities
  const scale = recogniser.names.in('scale', tokens)
  if (grades.length === 0 && scale.length === 0) return false
  if (grades.length > 0 && gradesNamed(entities).length === 0) return false
  // 'Good' may be of anything; 'requires improvement' is a grade, whoever it is explained to.
  if (grades.some(({ from, to }) => to - from > 1)) return true
  const nouns = [
    ...recogniser.names.in('council-noun', tokens),
    ...recogniser.names.in('inspection-noun', tokens),
  ]
  const named = [...wordsTaken([...grades, ...scale, ...nouns]), ...judged.words]
  const words = new Set(named.map((at) => tokens[at]?.word))
  return term
    .split(' ')
    .map((word) => word.toLowerCase())
    .every(
      (word) =>
        words.has(word) ||
        vocabulary.stopWords.has(word) ||
        vocabulary.faintWords.has(word) ||
        // 'Actualy' is a slip, and names nothing.
        !recogniser.isWord(word),
    )
}
