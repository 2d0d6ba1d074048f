import type { Report } from '../model/report.js'
import type { Vocabulary } from '../vocabulary/vocabulary.js'
import type { Carriers, WordKnowledge } from './classify/classifier.js'
import type { Models } from './classify/models.js'
import type { Recogniser } from './entities/entities.js'

/** All that understanding a message takes, made once for a library. */
export interface Understanding {
  readonly recogniser: Recogniser
  readonly models: Models
  readonly carriers: Carriers
  readonly lexicon: WordKnowledge
  readonly vocabulary: Vocabulary
  /** Places that print grades, in small letters: 'record of main findings'. */
  readonly headings: ReadonlySet<string>
  /** One council's reports, newest first. */
  ofCouncil(slug: string): readonly Report[]
  /** A report of the library by its id. */
  byId(id: string): Report | undefined
}
