import { loadLibrary } from '../../src/library/library.js'
import { createPilcrow, type Pilcrow } from '../../src/pilcrow/pilcrow.js'
import { packageData } from '../../src/vocabulary/data.js'
import { loadVocabulary } from '../../src/vocabulary/vocabulary.js'

/** The real Pilcrow over the five reports that come with it. */
export const realPilcrow = async (): Promise<Pilcrow> =>
  createPilcrow(await loadLibrary(packageData()), loadVocabulary())
