import fc from 'fast-check'
import { runs } from './runs.js'

/** Before each file of a nightly run: properties that name no number of examples take this one. */
fc.configureGlobal({ numRuns: runs(100) })
