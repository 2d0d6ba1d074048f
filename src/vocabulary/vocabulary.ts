import { type Authority, loadAuthorities } from './authorities.js'
import { type CouncilFacts, loadCouncilFacts, loadPlaces, loadPublished, type PlaceRow } from './councils.js'
import { loadEnglish } from './english.js'
import { type EntityName, loadEntityNames } from './entity-names.js'
import { type JudgementName, loadJudgements } from './judgements.js'
import { loadOwnWords, type OwnWords } from './own-words.js'
import {
  loadAbbreviations,
  loadCompounds,
  loadFaintWords,
  loadStopWords,
  loadToneWords,
  loadWords,
  type Saying,
} from './words.js'

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
  readonly sayings: readonly Saying[]
  readonly stopWords: ReadonlySet<string>
  readonly faintWords: ReadonlySet<string>
  readonly toneWords: ReadonlySet<string>
  readonly english: ReadonlySet<string>
}

/** @throws Error with a sentence where a file of data/ is missing or broken */
export const loadVocabulary = (): Vocabulary => ({
  authorities: loadAuthorities(),
  councils: loadCouncilFacts(),
  places: loadPlaces(),
  published: loadPublished(),
  entityNames: loadEntityNames(),
  judgements: loadJudgements(),
  ownWords: loadOwnWords(),
  sayings: [...loadWords(), ...loadCompounds(), ...loadAbbreviations()],
  stopWords: loadStopWords(),
  faintWords: loadFaintWords(),
  toneWords: loadToneWords(),
  english: loadEnglish(),
})
