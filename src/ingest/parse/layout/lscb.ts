import { expected, type Layout } from './layout.js'
import { sif } from './sif.js'

/** A review of a safeguarding board alone, made beside the single inspection framework and laid out like it. */
export const lscb: Layout = {
  ...sif,
  framework: 'LSCB',
  always: expected('lscb'),
  headings: [
    { titles: ['Information about this area'], level: 1 },
    { titles: ['Executive summary'], level: 1 },
    { titles: ['Recommendations'], level: 1, improve: true },
    { titles: ['Inspection findings', 'Findings'], level: 1 },
    { titles: ['Information about this review'], level: 1 },
    ...sif.headings,
  ],
}
