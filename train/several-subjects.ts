import type { WordKnowledge } from '../src/understand/classify/classifier.js'
import type { Entities } from '../src/understand/entities/entities.js'
import { plainWords } from '../src/understand/entities/named.js'
import { gapsIn, SUBJECT_BEGINS, SUBJECT_GOES_ON } from '../src/understand/several-subjects.js'
import { examplesIn } from './messages.js'
import type { WordExample } from './subject-words.js'

const BAR = '|'

/** `Kent: caseloads, | agency staff` as a message and the tokens before which a bar stands. */
function barredIn(line: string): { readonly message: string; readonly begins: ReadonlySet<number> } {
  const said: string[] = []
  const begins = new Set<number>()
  let tokens = 0
  for (const chunk of line.split(/\s+/)) {
    if (chunk === BAR) begins.add(tokens)
    else {
      said.push(chunk)
      tokens += plainWords(chunk).length
    }
  }
  return { message: said.join(' '), begins }
}

/** What stands between the words of the messages in data/several-subjects: a further subject begins there or not. */
export const severalSubjectsExamples = (
  tagged: (message: string) => Entities,
  lexicon: WordKnowledge,
): WordExample[] =>
  examplesIn('several-subjects').flatMap(({ message: line, writer }) => {
    const { message, begins } = barredIn(line)
    return gapsIn(tagged(message), lexicon).map(({ from, to, features }) => ({
      features,
      label: [...begins].some((at) => from <= at && at <= to) ? SUBJECT_BEGINS : SUBJECT_GOES_ON,
      writer,
      message,
    }))
  })

/** The same of questions that one paragraph answers, whatever they join: nowhere in them a further subject begins. */
export const singleSubjectExamples = (
  questions: readonly string[],
  tagged: (message: string) => Entities,
  lexicon: WordKnowledge,
): WordExample[] =>
  questions.flatMap((message) =>
    gapsIn(tagged(message), lexicon).map(({ features }) => ({
      features,
      label: SUBJECT_GOES_ON,
      writer: 'questions',
      message,
    })),
  )
