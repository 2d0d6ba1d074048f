import type { Library } from '../../../src/library/library.js'
import type { Report } from '../../../src/model/report.js'
import type { Asking } from './asking.js'

type Authority = Report['authority']

/** `/grade kent staying-safe`: each judgement of the newest report on each authority. */
export const gradeCommands = (library: Library, authorities: readonly Authority[]): Asking[] =>
  authorities.flatMap(({ slug }) => {
    const made = library.ofAuthority(slug)[0]?.judgements.map(({ judgement }) => judgement) ?? []
    return [...new Set(made)].map(
      (judgement): Asking => ({ ask: 'command', text: `/grade ${slug} ${judgement}` }),
    )
  })

/** As they are typed: letter by letter, the last with a slip. */
const TYPED_AUTHORITIES = ['northumberland', 'south glos', 'lincolnshire', 'nothumberland']
const TYPED_JUDGEMENTS = ['overall effectiveness', 'staying safe', 'leadresip']
const TYPED_NUMBERS = ['1', '12', '123']
const TYPED_DEADLINES = ['', 'within 3']
const TYPED_WORDS = [
  'private fostering',
  'timeliness of assessments',
  'children missing from care',
  'excllent',
]

/** Each beginning of a text. */
const keystrokes = (text: string): string[] => Array.from(text, (_, at) => text.slice(0, at + 1))

const typing = (command: string, option: string, typed: readonly string[], others = {}): Asking[] =>
  typed.map((each) => ({ ask: 'suggestions', command, option, typed: each, others }))

/** Lists to choose from while an option is typed, letter by letter. */
export const listSuggestions = (authorities: readonly Authority[]): Asking[] => {
  const named = authorities.slice(0, 5).map(({ slug }) => ({ authority: slug }))
  return [
    ...typing('grade', 'authority', ['', ...TYPED_AUTHORITIES.flatMap(keystrokes)]),
    ...typing('grade', 'judgement', TYPED_JUDGEMENTS.flatMap(keystrokes)),
    ...typing('recommendations', 'deadline', TYPED_DEADLINES),
    ...typing('recommendations', 'topic', ['', 'lead']),
    ...typing('report', 'year', ['', '20']),
    ...named.flatMap((others) => [
      ...typing('grade', 'judgement', TYPED_JUDGEMENTS, others),
      ...typing('report', 'year', ['', '20'], others),
      ...typing('recommendations', 'deadline', TYPED_DEADLINES, others),
      ...typing('cite', 'paragraph', ['', ...TYPED_NUMBERS], others),
    ]),
  ]
}

/** Paragraphs of one authority to choose from while words of theirs are typed. */
export const paragraphSuggestions = (authorities: readonly Authority[]): Asking[] =>
  authorities.slice(0, 10).flatMap(({ slug }, at) =>
    typing('cite', 'paragraph', keystrokes(TYPED_WORDS[at % TYPED_WORDS.length] ?? ''), {
      authority: slug,
    }),
  )

/** Paragraphs of the whole library to choose from while a question is typed. */
export const questionSuggestions = (): Asking[] => typing('ask', 'question', TYPED_WORDS.flatMap(keystrokes))
