import type { Judgement, Report, Strand } from '../model/report.js'
import { wordsOf } from '../search/terms.js'
import type { JudgementName } from '../vocabulary/judgements.js'
import { type Match, matchesIn, type Phrasebook, phrase, phrasebook, placesOf } from './phrases.js'

/** Every name of every judgement, as it may be typed. */
export const judgementPhrases = (judgements: readonly JudgementName[]): Phrasebook<JudgementName> =>
  phrasebook(
    judgements.flatMap((judgement) =>
      [judgement.slug, judgement.label, ...judgement.printed, ...judgement.names].map((name) =>
        phrase(name, judgement),
      ),
    ),
  )

/** Words that name a half of a SLAC report beside the judgement itself: 'leadership of safeguarding'. */
const STRANDS: Phrasebook<Strand> = phrasebook([
  ...['safeguarding', 'safeguarding services', 'safeguarding outcomes'].map((name) =>
    phrase(name, 'safeguarding' as const),
  ),
  ...[
    'looked after children',
    'looked after',
    'children looked after',
    'services for looked after children',
    'in care',
  ]
    .concat(['children in care', 'kids in care', 'LAC', 'CLA', 'care leavers', 'looked after kids'])
    .map((name) => phrase(name, 'looked-after-children' as const)),
])

/** The judgements that a text names: what it may mean in each framework, and the strand where it names one. */
export interface NamedJudgement {
  readonly names: readonly JudgementName[]
  readonly strand: Strand | null
  /** The words of the text that do the naming, as indices. */
  readonly words: ReadonlySet<number>
}

/** What a text names, or null where it names no judgement. */
export function judgementIn(
  text: string,
  book: Phrasebook<JudgementName>,
  isWord: (word: string) => boolean,
): NamedJudgement | null {
  const words = wordsOf(text)
  const strands = matchesIn(words, STRANDS, isWord)
  const strand = strands[0]?.values[0] ?? null
  const matches = matchesIn(words, book, isWord).filter((match) => !isVerb(match, words))
  const own = matches.filter((match) => !isStrand(match, strands))
  const chosen = own.length > 0 ? own : matches
  if (chosen.length === 0) return null
  return {
    names: [...new Set(chosen.flatMap(({ values }) => values))],
    strand,
    words: placesOf([...matches, ...strands]),
  }
}

/** 'Send me the report', 'do they send children away': the verb, which is no name of what SEND inspections judge. */
const isVerb = ({ from, length }: Match<unknown>, words: readonly string[]): boolean =>
  length === 1 && words[from] === 'send' && OBJECTS.has(words[from + 1] ?? '')

const OBJECTS = new Set(
  'me us him her it them you a an the my your their our some any all this that these those children kids'.split(
    ' ',
  ),
)

/** A name of a strand that is a judgement's too ('looked after children') is the strand where another judgement is named. */
const isStrand = (match: Match<unknown>, strands: readonly Match<unknown>[]): boolean =>
  strands.some(({ from, length }) => from <= match.from && match.from + match.length <= from + length)

/**
 * The judgements of one report that are meant. A strand that is named chooses between the halves of a SLAC report;
 * nothing else does, so both are given where none is.
 */
export function meantIn(
  report: Report,
  { names, strand }: Pick<NamedJudgement, 'names' | 'strand'>,
): Judgement[] {
  const slugs = new Set(
    names
      .filter(({ framework }) => framework === report.framework)
      .map((name) => `${name.strand ?? ''} ${name.slug}`),
  )
  const meant = report.judgements.filter((one) => slugs.has(`${one.strand ?? ''} ${one.judgement}`))
  const ofStrand = meant.filter((one) => one.strand === strand)
  return ofStrand.length > 0 ? ofStrand : meant
}
