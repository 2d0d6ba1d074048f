import type { Classifier } from '../src/learnt/models.js'
import type { WordKnowledge } from '../src/understand/classify/classifier.js'
import type { Entities } from '../src/understand/entities/entities.js'
import { plainWords } from '../src/understand/entities/named.js'
import { OTHER_WORD, SUBJECT_WORD, subjectWordFeatures } from '../src/understand/subject.js'
import { type Example, trained } from './logistic-regression.js'
import { examplesIn } from './messages.js'

/** A message whose words are told apart: those that name its subject, and all others. */
interface Marked {
  readonly message: string
  /** Of each of its tokens, whether it names the subject. */
  readonly isOfSubject: readonly boolean[]
}

/** `Anything on [missing children] in Hull` as a message and which of its tokens stand in brackets. */
function markedIn(line: string): Marked {
  let isInside = false
  const said: string[] = []
  const isOfSubject: boolean[] = []
  for (const chunk of line.split(/\s+/)) {
    let bare = ''
    let isMarked = false
    for (const letter of chunk) {
      if (letter === '[' || letter === ']') isInside = letter === '['
      else {
        bare += letter
        isMarked ||= isInside && /[\p{L}\p{N}]/u.test(letter)
      }
    }
    if (bare === '') continue
    said.push(bare)
    isOfSubject.push(...plainWords(bare).map(() => isMarked))
  }
  return { message: said.join(' '), isOfSubject }
}

export type WordExample = Example & { readonly writer: string; readonly message: string }

/** The words of the messages in data/subject-words, message by message, without those that a name takes. */
export const subjectWordExamples = (
  read: (message: string) => Entities,
  lexicon: WordKnowledge,
): WordExample[][] =>
  examplesIn('subject-words').map(({ message: line, writer }) => {
    const { message, isOfSubject } = markedIn(line)
    return subjectWordFeatures(read(message), lexicon).flatMap((features, at) =>
      features.size === 0
        ? []
        : [{ features, label: isOfSubject[at] ? SUBJECT_WORD : OTHER_WORD, writer, message }],
    )
  })

/**
 * The words of questions that tell nothing beside what they ask: whatever in them carries a meaning, and no way of asking, names their subject.
 */
export const plainSubjectWords = (
  questions: readonly string[],
  read: (message: string) => Entities,
  lexicon: WordKnowledge,
): WordExample[][] =>
  questions.map((message) => {
    const entities = read(message)
    return subjectWordFeatures(entities, lexicon).flatMap((features, at) => {
      const word = entities.tokens[at]?.word ?? ''
      return features.size === 0 || lexicon.isStopWord(word) || lexicon.isCarrier(word)
        ? []
        : [{ features, label: SUBJECT_WORD, writer: 'questions', message }]
    })
  })

/** Learns which words name a subject, and how they follow one another. */
export function subjectWordsTrained(
  messages: readonly (readonly WordExample[])[],
  besides: readonly WordExample[],
  seed: number,
): Classifier {
  const classifier = trained([...messages.flat(), ...besides], seed)
  const { classes } = classifier
  const chain = [...classes, ''].map(() => classes.map(() => 1))
  for (const words of messages)
    for (const [at, { label }] of words.entries()) {
      const before = at === 0 ? classes.length : classes.indexOf(words[at - 1]?.label ?? '')
      const counts = chain[before] as number[]
      const to = classes.indexOf(label)
      counts[to] = (counts[to] ?? 0) + 1
    }
  return { ...classifier, chain }
}
