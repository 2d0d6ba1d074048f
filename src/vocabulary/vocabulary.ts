import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Authority,
  type CouncilFacts,
  loadAuthorities,
  loadCouncilFacts,
  loadPlaces,
  loadPublished,
  type PlaceRow,
} from './authorities.js'
import { loadEnglish, packageData, readList, readRows, several } from './data.js'
import { type JudgementName, loadJudgements } from './judgements.js'

/** The words of the field, from the package's data/ whatever library is open. A non-programmer can extend each file. */
export interface Vocabulary {
  readonly authorities: readonly Authority[]
  readonly councils: ReadonlyMap<string, CouncilFacts>
  readonly places: readonly PlaceRow[]
  /** On which days Ofsted published reports on a council's services, by its slug. */
  readonly published: ReadonlyMap<string, readonly string[]>
  readonly entityNames: readonly EntityName[]
  readonly judgements: readonly JudgementName[]
  readonly ownWords: OwnWords
  readonly sayings: readonly ThesaurusEntry[]
  /** Names that mean something only whole: 'knife crime' is not any crime. They are sayings too. */
  readonly compounds: readonly string[]
  readonly stopWords: ReadonlySet<string>
  readonly faintWords: ReadonlySet<string>
  readonly toneWords: ReadonlySet<string>
  readonly english: ReadonlySet<string>
  /** Words as they are typed in haste or by ear, with what they are read as. */
  readonly spellings: ReadonlyMap<string, string>
}

/** @throws Error with a sentence where a file of data/ is missing or broken */
export function loadVocabulary(): Vocabulary {
  const compounds = linesOf('compounds.txt')
  return {
    authorities: loadAuthorities(),
    councils: loadCouncilFacts(),
    places: loadPlaces(),
    published: loadPublished(),
    entityNames: loadEntityNames(),
    judgements: loadJudgements(),
    ownWords: loadOwnWords(),
    sayings: [
      ...loadWords(),
      ...compounds.map((surface) => ({ surface, means: [], near: [] })),
      ...loadAbbreviations(),
    ],
    compounds,
    stopWords: loadStopWords(),
    faintWords: loadFaintWords(),
    toneWords: loadToneWords(),
    english: loadEnglish(),
    spellings: loadSpellings(),
  }
}

/** What people say, and the words that reports have for it. */
export interface ThesaurusEntry {
  readonly surface: string
  /** The same thing: a paragraph that holds one of these speaks of it. */
  readonly means: readonly string[]
  /** A wider subject, a part, a neighbour: where a report would speak of it, if it did. */
  readonly near: readonly string[]
}

/** Everyday words for the sector's, from data/words.csv. */
const loadWords = (): ThesaurusEntry[] =>
  readRows(join(packageData(), 'words.csv'), ['said', 'means', 'near']).map(({ cells }) => ({
    surface: cells.said ?? '',
    means: several(cells.means),
    near: several(cells.near),
  }))

/** Abbreviations of the field, each with what it stands for and the other way round, from data/abbreviations.csv. */
const loadAbbreviations = (): ThesaurusEntry[] =>
  readRows(join(packageData(), 'abbreviations.csv'), ['abbreviation', 'means']).flatMap(({ cells }) => {
    const { abbreviation = '' } = cells
    const means = several(cells.means)
    return [
      { surface: abbreviation, means, near: [] },
      ...means.map((meaning) => ({ surface: meaning, means: [abbreviation], near: [] })),
    ]
  })

/** Words typed in haste or by ear, from data/spellings.csv: 'wot' is 'what'. */
const loadSpellings = (): Map<string, string> =>
  new Map(
    readRows(join(packageData(), 'spellings.csv'), ['typed', 'means']).map(({ cells }) => [
      cells.typed ?? '',
      cells.means ?? '',
    ]),
  )

/** The lines of a list that are no remarks. */
const linesOf = (file: string): string[] =>
  readList(join(packageData(), file))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))

const wordList = (file: string): Set<string> => new Set(linesOf(file).flatMap((line) => line.split(/\s+/)))

/** Words that carry no subject in a question, from data/stop-words.txt. */
const loadStopWords = (): Set<string> => wordList('stop-words.txt')

/** Words that ask for praise or criticism and name no subject, from data/tone-words.txt. */
const loadToneWords = (): Set<string> => wordList('tone-words.txt')

/** Words of everyday talk that say little of a subject, from data/faint-words.txt. */
const loadFaintWords = (): Set<string> => wordList('faint-words.txt')

/** What Pilcrow says in words of its own, never about a council: from data/, where anybody can change it. */
interface OwnWords {
  /** By topic, which is the name of its file in data/asides. */
  readonly asides: ReadonlyMap<string, string>
  readonly helplines: readonly Helpline[]
  /** Who can look into a single case, by what it is about: the rows of data/who-can-look.csv, in their order. */
  readonly whoCanLook: readonly { readonly kind: string; readonly matter: string; readonly whom: string }[]
  readonly definitions: readonly Definition[]
}

/** Where somebody in danger can turn. */
interface Helpline {
  readonly name: string
  readonly contact: string
  /** Whom it is for, as the end of 'if …'. */
  readonly for: string
  /** ISO date on which the number was checked. */
  readonly checked: string
}

/** A word of the sector, explained. */
export interface Definition {
  readonly term: string
  /** What people type for it beside the term itself. */
  readonly names: readonly string[]
  readonly definition: string
}

const loadAsides = (): Map<string, string> => {
  const folder = join(packageData(), 'asides')
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.md'))
      .map((file) => [file.replace(/\.md$/, ''), readList(join(folder, file)).trim()]),
  )
}

/** Throws a sentence where a file is missing or broken. */
const loadOwnWords = (): OwnWords => ({
  asides: loadAsides(),
  helplines: readRows(join(packageData(), 'helplines.csv'), ['name', 'contact', 'for', 'checked']).map(
    ({ cells }) => ({
      name: cells.name ?? '',
      contact: cells.contact ?? '',
      for: cells.for ?? '',
      checked: cells.checked ?? '',
    }),
  ),
  whoCanLook: readRows(join(packageData(), 'who-can-look.csv'), ['kind', 'matter', 'whom', 'checked']).map(
    ({ cells }) => ({ kind: cells.kind ?? '', matter: cells.matter ?? '', whom: cells.whom ?? '' }),
  ),
  definitions: readRows(join(packageData(), 'definitions.csv'), ['term', 'names', 'definition']).map(
    ({ cells }) => ({
      term: cells.term ?? '',
      names: several(cells.names),
      definition: cells.definition ?? '',
    }),
  ),
})

/** What a row of data/entities.csv names, beside councils, places and judgements, which have tables of their own. */
const ENTITY_KINDS = [
  'region',
  'council-kind',
  // What names kinds only beside another kind, or where some are left out: 'boroughs' are any council's else.
  'council-kind-beside',
  'council-noun',
  'inspection-noun',
  'country',
  'neighbours',
  'in-between',
  'near-there',
  'other-council',
  'same-year',
  'years-on',
  'here',
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
  'at-once',
  'next-after',
  'year-beside',
  'the-other',
  'the-others',
  'sort-of-thing',
  'setting',
  'era',
  'afterwards',
  'above-average',
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
  'most-recommended',
  'theme',
  'average-gap',
  'as-file',
  'next-in-rank',
  'quotation-noun',
  'words-of-it',
  'less',
  'office',
  'other-judgements',
] as const
export type EntityKind = (typeof ENTITY_KINDS)[number]

/** One thing that messages name: its kind, its value, and all that people write for it. */
export interface EntityName {
  readonly kind: EntityKind
  readonly value: string
  readonly names: readonly string[]
}

/** Throws a sentence naming file and line where the file is broken. */
const loadEntityNames = (file = join(packageData(), 'entities.csv')): EntityName[] =>
  readRows(file, ['kind', 'value', 'names']).map(({ cells, where }) => {
    const kind = ENTITY_KINDS.find((known) => known === cells.kind)
    if (kind === undefined)
      throw new Error(`${where}: '${cells.kind}' is no kind; it is one of ${ENTITY_KINDS.join(', ')}.`)
    return { kind, value: cells.value ?? '', names: several(cells.names) }
  })
