import type {
  Block,
  Choice,
  Excerpt,
  FigureRow,
  GradeRow,
  RecommendationRow,
  Reply,
  ReplyKind,
} from '../model/reply.js'

/** The blocks of a reply, one function each; an empty list makes no block. */

export const words = (text: string): Block[] => [{ block: 'words', text }]

export const heading = (text: string): Block[] => [{ block: 'heading', text }]

export const facts = (named: Readonly<Record<string, string>>): Block[] =>
  Object.keys(named).length === 0
    ? []
    : [{ block: 'facts', facts: Object.entries(named).map(([name, value]) => ({ name, value })) }]

export const grades = (rows: GradeRow[]): Block[] => (rows.length === 0 ? [] : [{ block: 'grades', rows }])

export const figures = (title: string, rows: FigureRow[]): Block[] =>
  rows.length === 0 ? [] : [{ block: 'figures', title, rows }]

export const excerpts = (list: readonly Excerpt[]): Block[] =>
  list.map((excerpt) => ({ block: 'excerpt', excerpt }))

export const recommendations = (rows: RecommendationRow[]): Block[] =>
  rows.length === 0 ? [] : [{ block: 'recommendations', rows }]

export const choices = (list: readonly Choice[]): Block[] =>
  list.length === 0 ? [] : [{ block: 'choices', choices: [...list] }]

/** A reply of these blocks; a note that several parts give is given once. */
export const reply = (kind: ReplyKind, blocks: readonly Block[][], notes: readonly string[] = []): Reply => ({
  kind,
  blocks: blocks.flat(),
  notes: [...new Set(notes)],
})
