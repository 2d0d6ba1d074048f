/** What a line of a drawn reply is for; each screen decides how a role looks. */
export type StyledRole =
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

/** How a span of a line is to be read: 'grade' is the word of a grade, 'quiet' may be dimmed. */
export type Emphasis = 'plain' | 'strong' | 'quiet' | 'grade'

export interface StyledSpan {
  readonly tone: Emphasis
  readonly text: string
  /** Where the words lead, on a screen that takes links. */
  readonly link?: string | null
}

/** One line of a reply, not yet wrapped; it holds no line break. */
export interface StyledLine {
  readonly role: StyledRole
  readonly spans: readonly StyledSpan[]
}

export const plainSpan = (text: string): StyledSpan => ({ tone: 'plain', text })
export const strongSpan = (text: string): StyledSpan => ({ tone: 'strong', text })
export const quietSpan = (text: string): StyledSpan => ({ tone: 'quiet', text })
export const linkSpan = (text: string, link: string | null, tone: Emphasis = 'plain'): StyledSpan => ({
  tone,
  text,
  link,
})

export const styledLine = (role: StyledRole, ...spans: StyledSpan[]): StyledLine => ({ role, spans })

/** A text of several lines, each line of it with the same role: a quote keeps its bullets so. */
export const styledLines = (
  role: StyledRole,
  text: string,
  span: (text: string) => StyledSpan = plainSpan,
): StyledLine[] => text.split('\n').map((part) => styledLine(role, span(part)))

export const GAP_LINE: StyledLine = { role: 'gap', spans: [] }

/** The words of a line, whatever their emphasis. */
export const lineText = ({ spans }: StyledLine): string => spans.map(({ text }) => text).join('')
