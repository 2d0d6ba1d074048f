import { grouped } from '../collections/group.js'
import type { Report } from '../model/report.js'
import { yearOf } from '../model/year.js'
import { reportName } from '../quotation/citation.js'
import type { Search } from '../search/search.js'
import { wordsOf } from '../search/terms.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import type { Carriers } from './carriers.js'
import { shareOf, sharesOf } from './classify/classifier.js'
import type { WordKnowledge } from './classify/features.js'
import { placeFeatures } from './classify/features.js'
import type { Models } from './classify/models.js'
import { gazetteerOf } from './entities/councils.js'
import type { Recogniser } from './entities/entities.js'
import { judgementPhrases } from './entities/judgements.js'
import { namesOf } from './entities/named.js'
import { plainWords } from './entities/tokens.js'
import { matchAt } from './phrases.js'

/** Tells the names in messages apart, over a library and the words of the field. */
export function recogniserOf(
  vocabulary: Vocabulary,
  reports: readonly Report[],
  search: Pick<Search, 'knows' | 'isOrdinary'>,
  { place }: Pick<Models, 'place'>,
  { usual = [] }: Carriers,
): Recogniser {
  const everyday = new Set(usual)
  const isWord = (word: string): boolean =>
    vocabulary.stopWords.has(word) || vocabulary.english.has(word) || search.knows(word)
  const judgements = judgementPhrases(vocabulary.judgements)
  return {
    gazetteer: gazetteerOf(vocabulary),
    names: namesOf(vocabulary.entityNames, isWord),
    judgements,
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
    thisYear: () => new Date().getFullYear(),
    isWord,
    isUsual: (word) => everyday.has(word),
    isOrdinary: (word) => vocabulary.english.has(word) || search.isOrdinary(word),
    isJudgement: (word) => matchAt([word], 0, judgements, () => true) !== null,
    placeLikelihood: (tokens, from, to) => shareOf(sharesOf(place, placeFeatures(tokens, from, to)), 'place'),
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

/** What the classifiers are told of words. */
export function lexiconOf(
  carriers: Carriers,
  stopWords: ReadonlySet<string>,
  isOfReports: (word: string) => boolean,
): WordKnowledge {
  const { everything: _, usual: __, openings: ___, ...labels } = carriers
  const carrying = new Set(Object.values(labels).flat())
  return {
    isStopWord: (word) => stopWords.has(word),
    isCarrier: (word) => carrying.has(word),
    isOfReports,
  }
}
