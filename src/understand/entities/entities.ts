import { grouped } from '../../collections/collections.js'
import type { Period } from '../../model/query.js'
import { type Framework, isOutcome, type Report } from '../../model/report.js'
import { yearOf } from '../../model/year.js'
import { reportName } from '../../quotation/quote.js'
import type { Search } from '../../search/search.js'
import { wordsOf } from '../../text/tokens.js'
import type { Authority } from '../../vocabulary/authorities.js'
import type { JudgementName } from '../../vocabulary/judgements.js'
import type { Vocabulary } from '../../vocabulary/vocabulary.js'
import {
  type CouncilNamed,
  type Elsewhere,
  gazetteerOf,
  isWrittenAsName,
  type NameCues,
  type PlacesNamed,
  placesIn,
} from './councils.js'
import {
  type GradesNamed,
  gradesIn,
  type JudgementsNamed,
  judgementPhrases,
  judgementsIn,
  namesSend,
} from './grades.js'
import {
  type Mention,
  matchAt,
  type NobodysName,
  namesOf,
  nobodysNames,
  type Phrasebook,
  phrase,
  phrasebook,
  plainWords,
  type Token,
  tokensOf,
  unknownNames,
  wordsTaken,
} from './named.js'
import { type PeriodNamed, periodIn, relativeTimesIn } from './period.js'

/** All that a message names, each with its place among the words. */
export interface Entities {
  readonly message: string
  readonly tokens: readonly Token[]
  readonly councils: readonly Mention<CouncilNamed>[]
  readonly elsewhere: readonly Mention<Elsewhere>[]
  /** Names that stand among those of councils, and are no council's that is known. */
  readonly unknown: readonly Mention<string>[]
  /** Names of no council where a council's would stand: 'Ambridge County Council', 'how good is Narnia'. */
  readonly nobodys: readonly Mention<NobodysName>[]
  /** Several values where one name stands for several regions: 'the north'. */
  readonly regions: readonly Mention<readonly string[]>[]
  readonly kinds: readonly Mention<readonly string[]>[]
  readonly neighbours: readonly Mention<readonly [string, ...string[]]>[]
  /** England as a whole: 'nationally'. */
  readonly country: readonly Mention<unknown>[]
  readonly period: PeriodNamed
  /** Told from today, for questions over councils: 'in the last three years'. In a story they are no year of a report. */
  readonly relativeTimes: readonly Mention<Period>[]
  readonly grades: readonly Mention<GradesNamed>[]
  readonly judged: JudgementsNamed
  /** 'Higher', 'behind': words that set one judgement above or below another. */
  readonly outranking: readonly Mention<'better' | 'worse'>[]
  /** 'The council', 'the whole': what a judgement may be held against. */
  readonly wholes: readonly Mention<unknown>[]
  readonly frameworks: readonly Mention<Framework>[]
  readonly inspectors: readonly Mention<string>[]
  /** Ids of reports that are named outright. */
  readonly reports: readonly Mention<string>[]
  /** Words in quotation marks, as typed. */
  readonly quoted: readonly string[]
}

/** Whether words stand in quotation marks that are more than the name of a grade: who asks what 'good' means looks for no such words. */
export function quotesWords({ quoted, tokens, grades }: Entities): boolean {
  const words = new Set(grades.flatMap(({ from, to }) => tokens.slice(from, to).map(({ word }) => word)))
  return quoted.some((phrase) => {
    const own = tokensOf(phrase).map(({ word }) => word)
    return !(words.has(own[0] ?? '') && words.has(own.at(-1) ?? ''))
  })
}

/** All that telling the entities of a message apart takes. */
export interface Recogniser extends NameCues {
  readonly judgements: Phrasebook<JudgementName>
  /** Names that mean something only whole. */
  readonly compounds: Phrasebook<string>
  /** What words typed in haste or by ear are read as: 'wot' is 'what'. */
  readonly spellings: ReadonlyMap<string, string>
  /** The year of today. */
  thisYear(): number
  /** Lead inspectors of the library, as the reports name them, by their words in small letters; by a surname that is one's alone too. */
  readonly inspectors: ReadonlyMap<string, string>
  /** Ids of reports by what names one alone: its id, or its name where that has a month ('Surrey August 2015'). */
  readonly reports: ReadonlyMap<string, string>
}

/** Tells the names in messages apart, over a library and the words of the field. */
export function recogniserOf(
  vocabulary: Vocabulary,
  reports: readonly Report[],
  search: Pick<Search, 'knows' | 'isOrdinary'>,
  placeLikelihood: Recogniser['placeLikelihood'],
  { usual = [] }: { readonly usual?: readonly string[] },
): Recogniser {
  const everyday = new Set(usual)
  const isWord = (word: string): boolean =>
    vocabulary.stopWords.has(word) || vocabulary.english.has(word) || search.knows(word)
  const judgements = judgementPhrases(vocabulary.judgements)
  return {
    gazetteer: gazetteerOf(vocabulary),
    names: namesOf(vocabulary.entityNames, isWord),
    judgements,
    compounds: phrasebook(vocabulary.compounds.map((name) => phrase(name, name))),
    inspectors: inspectorsKnown(reports, vocabulary),
    reports: new Map(
      reports.flatMap((report) => {
        const name = reportName(report)
        const isPlain = name === `${report.authority.name} ${yearOf(report)}`
        return [
          [report.id, report.id] as const,
          ...(isPlain ? [] : [[plainWords(name).join(' '), report.id] as const]),
        ]
      }),
    ),
    spellings: vocabulary.spellings,
    thisYear: () => new Date().getFullYear(),
    isWord,
    isUsual: (word) => everyday.has(word),
    isOrdinary: (word) => vocabulary.english.has(word) || search.isOrdinary(word),
    isJudgement: (word) => matchAt([word], 0, judgements, () => true) !== null,
    placeLikelihood,
  }
}

/** Letters of a surname that is known by itself. */
const SURNAME = 4

/** Lead inspectors by their names, and by a surname that is no other's, no council's or place's and no word. */
function inspectorsKnown(reports: readonly Report[], vocabulary: Vocabulary): ReadonlyMap<string, string> {
  const names = [...new Set(reports.flatMap(({ leadInspector }) => leadInspector ?? []))]
  const bySurname = grouped(names, (name) => wordsOf(name).at(-1) ?? '')
  const places = new Set(
    [...vocabulary.authorities, ...vocabulary.places].flatMap(({ name }) => wordsOf(name)),
  )
  const isOwn = (surname: string, [, second]: readonly string[]): boolean =>
    second === undefined &&
    surname.length >= SURNAME &&
    !places.has(surname) &&
    !vocabulary.english.has(surname) &&
    !vocabulary.stopWords.has(surname)
  return new Map([
    ...[...bySurname].flatMap(([surname, all]) => {
      const [name] = all
      return name !== undefined && isOwn(surname, all) ? [[surname, name] as const] : []
    }),
    ...names.map((name) => [wordsOf(name).join(' '), name] as const),
  ])
}

/** Of two words or more, in any of the marks that keyboards have. */
const QUOTED = /"([^"]{3,200})"|“([^”]{3,200})”|(?<!\w)[‘']([^‘’'\n]+ [^‘’'\n]+)[’'](?!\w)/g

/** 'Councils like Kent', 'councils like mine'; 'what is the council like' likens it to nothing. */
const isLikeSomething = ({ to }: Mention<unknown>, tokens: readonly Token[]): boolean =>
  tokens[to - 1]?.word !== 'like' ||
  (to < tokens.length &&
    !/[.,;!?]$/.test(tokens[to - 1]?.surface ?? '') &&
    !BEHIND_LIKE.has(tokens[to]?.word ?? ''))

/** 'What is the council like in Wirral' compares it with none. */
const BEHIND_LIKE = new Set(['in', 'at', 'for', 'to', 'there', 'here', 'now', 'when', 'if', 'on', 'with'])

/** In 'North Bristol NHS Trust' and 'the North of Tyne plan' no part of England is named: a word for several regions with a name right behind it. */
const isWithinLongerName = (
  { value, from, to }: Mention<readonly string[]>,
  placed: readonly Mention<unknown>[],
  tokens: readonly Token[],
): boolean =>
  value.length > 1 &&
  to - from === 1 &&
  (placed.some((place) => place.from === to) || isWrittenAsName(tokens[to]))

/** 'Greater Manchester councils' are not Manchester's: what begins within a region's name is no place. */
function placesBesideRegions(
  { councils, elsewhere }: PlacesNamed,
  regions: readonly Mention<unknown>[],
): PlacesNamed {
  const isBeside = (place: Mention<unknown>) =>
    !regions.some(({ from, to }) => from < place.from && place.from < to)
  return { councils: councils.filter(isBeside), elsewhere: elsewhere.filter(isBeside) }
}

/** The places of words in names that mean something only whole, and are no judgement: in 'the graded care profile' neither a grade nor care is named. */
function ofCompounds(
  tokens: readonly Token[],
  { compounds, judgements, isWord }: Recogniser,
): ReadonlySet<number> {
  const words = tokens.map(({ word }) => word)
  const found = words.flatMap((_, at) => {
    const compound = matchAt(words, at, compounds, isWord)
    const judgement = matchAt(words, at, judgements, isWord)
    return compound && compound.length > 1 && compound.length > (judgement?.length ?? 0)
      ? [{ value: null, from: at, to: at + compound.length }]
      : []
  })
  return wordsTaken(found)
}

/** Words of the longest name of an inspector or a report. */
const LONGEST_NAME_WORDS = 8

export function entitiesIn(message: string, recogniser: Recogniser): Entities {
  const { names, isWord, spellings } = recogniser
  const tokens = spelt(tokensOf(message), spellings)
  // 'SEND inspections' are those of a framework, and 'inspections' is what they are.
  const isNoun = (at: number) => names.at('inspection-noun', [tokens[at]?.word ?? ''], 0) !== null
  // In 'a poor SEND inspection' the outcome of one is named.
  const outcomes = names.in('outcome', tokens)
  const isOfOutcome = (one: Mention<unknown>) =>
    outcomes.some(({ from, to }) => from < one.from && one.to <= to)
  const frameworks = names
    .in('framework', tokens)
    .filter((one) => !isOfOutcome(one))
    .map(({ value, from, to }) => ({ value: value[0] as Framework, from, to: isNoun(to - 1) ? to - 1 : to }))
  const places = placesBesideRegions(placesIn(tokens, recogniser), names.in('region', tokens))
  const own = places.councils.filter(({ value }) => value.how === 'name' || value.how === 'corrected')
  // 'London boroughs' are a kind of council: neither a place called so nor a region beside it.
  const kindWords = wordsTaken(names.in('council-kind', tokens, wordsTaken(own)))
  const isNoKind = ({ from }: Mention<unknown>) => !kindWords.has(from)
  const found = {
    councils: places.councils.filter((place) => own.includes(place) || isNoKind(place)),
    elsewhere: places.elsewhere.filter(isNoKind),
  }
  const longer = (one: Mention<unknown>, other: Mention<unknown>) =>
    one.from <= other.from && other.to <= one.to && one.to - one.from > other.to - other.from
  const placed = [...found.councils, ...found.elsewhere]
  const regions = names
    .in('region', tokens, wordsTaken(own))
    .filter(
      (region) =>
        isNoKind(region) &&
        !placed.some((place) => longer(place, region)) &&
        !isWithinLongerName(region, placed, tokens),
    )
  // A region's name is a place's too: London lies in no council.
  const isNoRegion = ({ from }: Mention<unknown>) => !wordsTaken(regions).has(from)
  const allCouncils = found.councils.filter(isNoRegion)
  const elsewhere = found.elsewhere.filter(isNoRegion)
  const named = wordsTaken([...allCouncils, ...elsewhere])
  const regional = wordsTaken(regions)
  const inspectors = phrasesIn(tokens, recogniser.inspectors)
  const led = wordsTaken(inspectors)
  const councils = allCouncils.filter(({ from }) => !led.has(from))
  const ofKind = names.in('council-kind', tokens, named)
  const besideKind = ofKind.length === 0 ? [] : names.in('council-kind-beside', tokens, named)
  const kinds = [...ofKind, ...besideKind.filter(({ from }) => !wordsTaken(ofKind).has(from))]
  const period = periodIn(tokens, names)
  const taken = new Set([
    ...named,
    ...regional,
    ...wordsTaken([...kinds, ...frameworks, ...period.mentions]),
    ...led,
  ])
  for (const at of ofCompounds(tokens, recogniser)) taken.add(at)
  const grades = gradesIn(tokens, names, taken)
  const judgementsNamed = judgementsIn(
    tokens,
    recogniser.judgements,
    names,
    isWord,
    // The 'worst performing' are so by their grade, and not for performance management.
    new Set([...taken, ...wordsTaken([...grades, ...names.in('extreme', tokens, taken)])]),
  )
  const judged = besideSend(withoutDeniedSend(judgementsNamed, tokens), frameworks, grades)
  return {
    message,
    tokens,
    councils,
    elsewhere: elsewhere.filter(({ from }) => !led.has(from)),
    regions,
    kinds,
    neighbours: names.in('neighbours', tokens, named).filter((one) => isLikeSomething(one, tokens)),
    country: names.in('country', tokens, named),
    period,
    relativeTimes: relativeTimesIn(tokens, recogniser.thisYear(), names),
    grades,
    judged,
    outranking: names
      .in('outranking', tokens, new Set([...taken, ...wordsTaken(grades)]))
      .map(({ value, from, to }) => ({ value: value[0] as 'better' | 'worse', from, to })),
    wholes: names.in('whole-report', tokens, taken),
    unknown: unknownNames(
      tokens,
      councils,
      new Set([...taken, ...wordsTaken(grades), ...judged.words]),
      isWord,
    ),
    nobodys: nobodysNames(tokens, new Set([...taken, ...wordsTaken(grades), ...judged.words]), recogniser),
    frameworks,
    inspectors,
    reports: [...idsIn(tokens, recogniser.reports), ...phrasesIn(tokens, recogniser.reports)],
    quoted: [...message.matchAll(QUOTED)].flatMap(([, one, two, three]) => one ?? two ?? three ?? []),
  }
}

/** The same words, those typed in haste or by ear as they are spelt ('b4' is one); initials among small letters are a name. */
function spelt(tokens: readonly Token[], spellings: ReadonlyMap<string, string>): readonly Token[] {
  const isShouted = tokens.every(({ surface }) => !/\p{Ll}/u.test(surface))
  return tokens.flatMap((token, at) => {
    const chunk = token.surface.toLowerCase().replace(/^\W+|\W+$/g, '')
    const word = !isShouted && isAcronym(token.surface) ? undefined : spellings.get(chunk)
    if (word === undefined) return [token]
    return tokens[at - 1]?.surface === token.surface ? [] : [{ ...token, word }]
  })
}

/** Ids as they are typed, in one: `northumberland-2012`. */
function idsIn(tokens: readonly Token[], known: ReadonlyMap<string, string>): Mention<string>[] {
  return tokens.flatMap(({ surface }, at) => {
    if (surface === tokens[at - 1]?.surface) return []
    const id = known.get(surface.toLowerCase().replace(/^\W+|\W+$/g, ''))
    const to = tokens.findIndex((token, next) => next > at && token.surface !== surface)
    return id === undefined || !id.includes('-')
      ? []
      : [{ value: id, from: at, to: to < 0 ? tokens.length : to }]
  })
}

/** Names that are found word for word. */
function phrasesIn(tokens: readonly Token[], known: ReadonlyMap<string, string>): Mention<string>[] {
  const found: Mention<string>[] = []
  for (let from = 0; from < tokens.length; from++)
    for (let to = Math.min(tokens.length, from + LONGEST_NAME_WORDS); to > from; to--) {
      const name = known.get(
        tokens
          .slice(from, to)
          .map(({ word }) => word)
          .join(' '),
      )
      if (name !== undefined) {
        found.push({ value: name, from, to })
        from = to - 1
        break
      }
    }
  return found
}

/** 'The worst outcome' beside SEND is no judgement on looked after children, which reports of 2013 called so. */
function besideSend(
  judged: JudgementsNamed,
  frameworks: readonly Mention<Framework>[],
  grades: readonly Mention<GradesNamed>[],
): JudgementsNamed {
  const isOfSend =
    frameworks.some(({ value }) => value === 'SEND') ||
    judged.judgements.some(namesSend) ||
    grades.some(({ value }) => value.named.some(isOutcome))
  if (!isOfSend) return judged
  const isMeant = ({ value }: Mention<readonly JudgementName[]>) =>
    !value.every(({ framework, slug }) => framework === 'LAC' && slug === 'outcomes')
  return { ...judged, judgements: judged.judgements.filter(isMeant), all: judged.all.filter(isMeant) }
}

/** 'The social care report, not the SEND one' */
function withoutDeniedSend(judged: JudgementsNamed, tokens: readonly Token[]): JudgementsNamed {
  const isMeant = (one: Mention<readonly JudgementName[]>): boolean =>
    !namesSend(one) || !tokens.slice(Math.max(0, one.from - 2), one.from).some(({ word }) => word === 'not')
  return { ...judged, judgements: judged.judgements.filter(isMeant), all: judged.all.filter(isMeant) }
}

/** The words that no entity of place or time takes: what is asked of the reports, in the message's order. */
export const subjectOf = (entities: Entities): string => wordsBesideNames(entities, () => true)

/** How likely a token names the subject: surely where it names a judgement, or nobody has told. */
const likelihoodOf = ({ tokens, judged }: Entities, at: number): number =>
  judged.words.has(at) ? 1 : (tokens[at]?.ofSubject ?? 1)

/** Whether any of its words may well name a subject. */
export const namesSubject = (entities: Entities): boolean =>
  entities.tokens.some((_, at) => likelihoodOf(entities, at) >= PROBABLY_NOT)

/** Whether a word of a meaning probably names the subject, where that is told. */
export const isTagged = ({ tokens }: Entities, stopWords: ReadonlySet<string>): boolean =>
  tokens.some(({ word, ofSubject = 0 }) => ofSubject >= PROBABLY && !stopWords.has(word))

/** Whether a word is not one that surely names no subject. */
export const mayNameSubject = ({ ofSubject = 1 }: Token): boolean => ofSubject >= SURELY_NOT

/** The same without the words that surely name no subject. */
export const subjectTold = (entities: Entities): string =>
  wordsBesideNames(entities, (_, at) => likelihoodOf(entities, at) >= SURELY_NOT)

/**
 * The same with the small words between, for a search; all of them where none is told to name it. What no report has, and is no name, is left out where it
 * hardly names the subject; where most words do not, the message tells much beside what it asks, and those that hardly do are left out as well.
 * @param isOfFact whether a name, a day or a number is asked for: every word says which
 */
export function subjectTagged(
  entities: Entities,
  { isStopWord, isOfReports }: { isStopWord(word: string): boolean; isOfReports(word: string): boolean },
  isOfFact: boolean,
): string {
  const taken = wordsNamed(entities)
  const likelihoods = entities.tokens.flatMap(({ word }, at) =>
    taken.has(at) || isStopWord(word) ? [] : [likelihoodOf(entities, at)],
  )
  const sure = likelihoods.filter((one) => one >= PROBABLY).length
  if (sure === 0 || isOfFact) return subjectOf(entities)
  const least = sure < likelihoods.length * A_THIRD ? PROBABLY_NOT : UNLIKELY
  return wordsBesideNames(
    entities,
    ({ word }, at) => isStopWord(word) || likelihoodOf(entities, at) >= (isOfReports(word) ? least : HARDLY),
  )
}

/** The same, where every word may name its subject, or each of some. */
export const withoutTags = (entities: Entities, some: readonly Token[] = entities.tokens): Entities => {
  const untagged = new Set(some)
  return {
    ...entities,
    tokens: entities.tokens.map((token) => {
      const { ofSubject: _, ...rest } = token
      return untagged.has(token) ? rest : token
    }),
  }
}

/** So likely a word names the subject: as likely as not, less than that, unlikely, hardly, and not at all. */
const PROBABLY = 0.5
const PROBABLY_NOT = 0.3
const UNLIKELY = 0.15
const HARDLY = 0.05
const SURELY_NOT = 0.02
/** Of what carries a meaning: fewer that name the subject, and a message tells more than it asks. */
const A_THIRD = 1 / 3

/** The tokens that an entity of place or time takes. */
const wordsNamed = (entities: Entities): ReadonlySet<number> => {
  const { councils, elsewhere, regions, kinds, neighbours, country, period, frameworks, inspectors } =
    entities
  return wordsTaken([
    ...councils,
    ...elsewhere,
    ...regions,
    ...kinds,
    ...neighbours,
    ...country,
    ...period.mentions,
    ...frameworks,
    ...inspectors,
  ])
}

function wordsBesideNames(entities: Entities, isSought: (token: Token, at: number) => boolean): string {
  const taken = wordsNamed(entities)
  const isShouted = !/\p{Ll}/u.test(entities.message)
  return entities.tokens
    .filter((token, at) => !taken.has(at) && isSought(token, at))
    .map(({ word, surface }) => (!isShouted && isAcronym(surface) ? word.toUpperCase() : word))
    .join(' ')
}

/** The same with a council named after all else: ' … in Devon'. */
export function entitiesAbout(entities: Entities, council: Authority): Entities {
  const before = [...entities.tokens, ...tokensOf('in')]
  const tokens = [...before, ...tokensOf(council.name)]
  const named = {
    value: { council, how: 'name' as const, place: null },
    from: before.length,
    to: tokens.length,
  }
  return { ...entities, tokens, councils: [...entities.councils, named] }
}

/** In capitals an ordinary word is a name: MADE is not made. */
const isAcronym = (said: string): boolean => /^\W*[A-Z]{2,8}\W*$/.test(said)

/** Whether all of England is named, and not only 'which other councils'. */
export const namesEngland = ({ country, tokens }: Pick<Entities, 'country' | 'tokens'>): boolean =>
  country.some(({ from, to }) => tokens.slice(from, to).some(({ word }) => OF_ENGLAND.has(word)))

const OF_ENGLAND = new Set(['england', 'nationally', 'nationwide', 'national', 'country', 'countrywide'])
