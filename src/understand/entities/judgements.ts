import type { JudgementAsked } from '../../model/query.js'
import { isSendReport, type Judgement, type Report, type Strand } from '../../model/report.js'
import type { JudgementName } from '../../vocabulary/judgements.js'
import { matchAt, type Phrasebook, phrase, phrasebook } from '../phrases.js'
import type { NamesOf } from './named.js'
import { type Mention, type Token, wordsTaken } from './tokens.js'

/** Every name of every judgement, as it may be typed. */
export const judgementPhrases = (judgements: readonly JudgementName[]): Phrasebook<JudgementName> =>
  phrasebook(
    judgements.flatMap((judgement) => {
      // What one framework prints as its name another that judges the same may be asked for by.
      const same = judgements.filter(
        ({ slug, strand }) => slug === judgement.slug && strand === judgement.strand,
      )
      const printed = same.flatMap(({ label, printed }) => [label, ...printed])
      return [...new Set([judgement.slug, ...printed, ...judgement.names])].map((name) =>
        phrase(name, judgement),
      )
    }),
  )

/** What names a judgement, and in data/judgements.csv no other. */
export const judgementKey = ({
  framework,
  strand,
  slug,
}: Pick<JudgementName, 'framework' | 'strand' | 'slug'>) => `${framework}/${strand ?? ''}/${slug}`

/** The same of a judgement that a report gives. */
export const judgementKeyIn = ({ framework }: Pick<Report, 'framework'>, { strand, judgement }: Judgement) =>
  judgementKey({ framework, strand, slug: judgement })

/** The slug in a {@link judgementKey}. */
export const judgementSlug = (key: string): string => key.slice(key.lastIndexOf('/') + 1)

/** The judgements that a message names, in its order, and the half of a SLAC report where it names one. */
export interface JudgementsNamed {
  readonly judgements: readonly Mention<readonly JudgementName[]>[]
  /** With those that a strand's name was taken for: 'good overall but requires improvement for care leavers'. */
  readonly all: readonly Mention<readonly JudgementName[]>[]
  readonly strand: Strand | null
  /** 'In everything', 'across the board'. */
  readonly isEvery: boolean
  /** 'Somewhere', 'for anything': one judgement at least, whichever. */
  readonly isAny: boolean
  /** Words that name any of these. */
  readonly words: ReadonlySet<number>
}

export function judgementsIn(
  tokens: readonly Token[],
  book: Phrasebook<JudgementName>,
  names: NamesOf,
  isWord: (word: string) => boolean,
  taken: ReadonlySet<number>,
): JudgementsNamed {
  const words = tokens.map(({ word }, at) => (taken.has(at) ? '' : word))
  const strands = names.in('strand', tokens, taken)
  const every = names.in('every-judgement', tokens, taken)
  const any = names.in('any-judgement', tokens, taken)
  const matches: Mention<readonly JudgementName[]>[] = []
  for (let at = 0; at < words.length; ) {
    const match = words[at] === '' ? null : matchAt(words, at, book, isWord)
    // 'Care leavers' provision' is judged for care leavers.
    const isOfBefore =
      matches.at(-1)?.to === at && (match?.values ?? []).every(({ slug }) => slug === 'quality-of-provision')
    if (match && !isOfBefore && !isVerb(tokens, at, match.length))
      matches.push({ value: match.values, from: at, to: at + match.length })
    at += match?.length ?? 1
  }
  // A strand's name is a judgement's too ('looked after children'): it is the strand where another judgement is named.
  const own = matches.filter((match) => !strands.some(({ from, to }) => from <= match.from && match.to <= to))
  return {
    judgements: own.length > 0 ? own : matches,
    all: matches,
    strand: (strands[0]?.value[0] as Strand | undefined) ?? null,
    isEvery: every.length > 0,
    isAny: any.length > 0,
    words: wordsTaken([...matches, ...strands, ...every, ...any]),
  }
}

/** 'Send me the report', 'do they send children away': the verb, which is no name of what SEND inspections judge. */
const isVerb = (tokens: readonly Token[], at: number, length: number): boolean =>
  length === 1 &&
  tokens[at]?.word === 'send' &&
  !/SEND/.test(tokens[at]?.said ?? '') &&
  OBJECTS.has(tokens[at + 1]?.word ?? '')

const OBJECTS = new Set([
  ...['me', 'us', 'him', 'her', 'it', 'them', 'you', 'a', 'an', 'the', 'my', 'your', 'their', 'our', 'some'],
  ...['any', 'all', 'this', 'that', 'these', 'those', 'children', 'kids'],
])

/** The overall grade, by whatever name each framework gives it. */
export const overallAsked = (judgements: readonly JudgementName[]): JudgementAsked => ({
  label: 'Overall',
  keys: judgements.filter(({ slug }) => slug === 'overall-effectiveness').map(judgementKey),
  strand: null,
})

/** Whether a name may be that of what area SEND inspections judge. */
export const namesSend = ({ value }: Mention<readonly JudgementName[]>): boolean => value.some(isSendReport)

/** The outcome of area SEND inspections; null where no framework has one. */
export const sendAsked = (judgements: readonly JudgementName[]): JudgementAsked | null =>
  judgementAsked(judgements.filter(isSendReport), null)

/** Every judgement of a report, that on the safeguarding board apart: 'outstanding across the board'. */
export const EVERY_JUDGEMENT: JudgementAsked = { label: 'Every judgement', keys: ['*'], strand: null }

/** Any judgement of a report at all, that on the board apart: 'with an outstanding in there somewhere'. */
export const WHICHEVER_JUDGEMENT: JudgementAsked = { label: 'Any judgement', keys: ['?'], strand: null }

/** Every judgement with one left out: 'outstanding for everything but care leavers'. */
export const everyJudgementBut = ({ label, keys }: JudgementAsked): JudgementAsked => ({
  label: `${BUT_LABEL}${label}`,
  keys: ['*', ...new Set(keys.map((key) => `-${judgementSlug(key)}`))],
  strand: null,
})

export const BUT_LABEL = 'Every judgement but '

export const isOfEvery = ({ keys }: JudgementAsked): boolean => keys.includes('*')

export const isOfAny = ({ keys }: JudgementAsked): boolean => keys.includes('?')

/** Whether the overall grade is asked for, alone or among others. */
export const includesOverall = ({ keys }: JudgementAsked): boolean =>
  keys.some((key) => key.endsWith('/overall-effectiveness'))

/** Whether nothing but the overall grade is asked for. */
export const isOverallAsked = ({ keys }: JudgementAsked): boolean =>
  keys.every((key) => key.endsWith('/overall-effectiveness'))

/** Several names of judgements as one thing asked for. */
export function judgementAsked(
  names: readonly JudgementName[],
  strand: Strand | null,
): JudgementAsked | null {
  const newest = names.at(-1)
  return newest ? { label: newest.short, keys: [...new Set(names.map(judgementKey))], strand } : null
}

/** The judgement that all named words mean together. */
export const judgementOf = ({ judged }: { readonly judged: JudgementsNamed }): JudgementAsked | null =>
  judgementAsked(
    judged.judgements.flatMap(({ value }) => value),
    judged.strand,
  )
