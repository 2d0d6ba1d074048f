import { join } from 'node:path'
import { packageData, readRows, several } from './data.js'

/** What a row of data/entities.csv names, beside councils, places and judgements, which have tables of their own. */
const ENTITY_KINDS = [
  'region',
  'council-kind',
  'council-noun',
  'inspection-noun',
  'country',
  'neighbours',
  'order',
  'now',
  'from',
  'after-inspection',
  'to',
  'and-before',
  'and-after',
  'framework',
  'grade',
  'outcome',
  'compared',
  'compared-after',
  'graded',
  'strand',
  'every-judgement',
  'any-judgement',
  'style',
  'style-before',
  'other-body',
  'run-by',
  'part-of-name',
  'extreme',
  'ordinal',
  'scale',
  'grading',
  'judgement-noun',
  'older',
  'formerly',
  'also',
  'everywhere',
  'that-inspector',
  'left-out',
  'end-of-gap',
  'order-of-list',
  'opposite',
  'movement',
  'direction',
  'often',
  'in-a-row',
  'several-inspections',
  'in-between',
  'in-common',
  'tabular',
  'in-stages',
  'next-after',
  'the-other',
  'the-others',
  'sort-of-thing',
  'setting',
  'era',
  'afterwards',
  'recommendation-noun',
  'only',
  'outranking',
  'whole-report',
  'whole-inspection',
  'services-as-a-whole',
  'axis',
  'set-beside',
  'furthest',
  'printed-ungraded',
  'ever',
  'lately',
  'of-send',
  'always',
  'never',
  'figure',
  'group',
  'each',
  'most',
  'list-length',
  'last',
  'mentioning',
  'using',
  'told',
  'change',
  'ranking',
  'occasion',
  'occasion-beside',
  'table',
  'not-reckoned',
] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

/** One thing that messages name: its kind, its value, and all that people write for it. */
export interface EntityName {
  readonly kind: EntityKind
  readonly value: string
  readonly names: readonly string[]
}

/** Throws a sentence naming file and line where the file is broken. */
export const loadEntityNames = (file = join(packageData(), 'entities.csv')): EntityName[] =>
  readRows(file, ['kind', 'value', 'names']).map(({ cells, where }) => {
    const kind = ENTITY_KINDS.find((known) => known === cells.kind)
    if (kind === undefined)
      throw new Error(`${where}: '${cells.kind}' is no kind; it is one of ${ENTITY_KINDS.join(', ')}.`)
    return { kind, value: cells.value ?? '', names: several(cells.names) }
  })
