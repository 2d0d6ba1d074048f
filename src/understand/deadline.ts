/** A deadline that a question names: the words that do, and the deadline as a report would print it. */
export interface NamedDeadline {
  readonly said: string
  readonly deadline: string
}

const AT_ONCE = /\b(?:immediately|straight ?away|right away|at once|urgently|urgent)\b/i
const IN_TIME = /\b(?:within|in) (?:the )?(?:first |next )?((?:\w+|\d+) (?:days?|weeks?|months?))\b/i

/** The deadline in 'what were they told to do straight away'; null where none is named. */
export function deadlineIn(question: string): NamedDeadline | null {
  const [atOnce] = question.match(AT_ONCE) ?? []
  if (atOnce !== undefined) return { said: atOnce, deadline: 'immediately' }
  const [said, time] = question.match(IN_TIME) ?? []
  return said !== undefined && time !== undefined ? { said, deadline: time } : null
}
