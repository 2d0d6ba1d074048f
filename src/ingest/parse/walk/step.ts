import type { Reading } from './reading.js'

/** Reads what begins at line `at`, if it is of the step's kind, and gives the number of lines that it took; else 0. */
export type Step = (reading: Reading, at: number) => number
