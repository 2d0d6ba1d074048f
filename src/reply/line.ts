/** What a line of a drawn reply is for; each screen decides how a role looks. */
export type Role =
  | 'heading'
  | 'words'
  | 'fact'
  | 'group'
  | 'row'
  | 'quote'
  | 'citation'
  | 'source'
  | 'footnote'
  | 'recommendation'
  | 'choice'
  | 'note'
  | 'gap'

/** How a stretch of a line is to be read: 'grade' is the word of a grade, 'quiet' may be dimmed. */
export type Tone = 'plain' | 'strong' | 'quiet' | 'grade'

export interface Span {
  readonly tone: Tone
  readonly text: string
  /** Where the words lead, on a screen that takes links. */
  readonly link?: string | null
}

/** One line of a reply, not yet wrapped; it holds no line break. */
export interface Line {
  readonly role: Role
  readonly spans: readonly Span[]
}

export const plain = (text: string): Span => ({ tone: 'plain', text })
export const strong = (text: string): Span => ({ tone: 'strong', text })
export const linked = (text: string, link: string | null, tone: Tone = 'plain'): Span => ({
  tone,
  text,
  link,
})
export const quiet = (text: string): Span => ({ tone: 'quiet', text })

export const line = (role: Role, ...spans: Span[]): Line => ({ role, spans })

/** A text of several lines, each line of it with the same role: a quote keeps its bullets so. */
export const lines = (role: Role, text: string, span: (text: string) => Span = plain): Line[] =>
  text.split('\n').map((part) => line(role, span(part)))

export const gap: Line = { role: 'gap', spans: [] }

export const wordsOf = (drawn: Line): string => drawn.spans.map((span) => span.text).join('')
