import type { Framework } from '../../model/report.js'
import { ilacs } from './ilacs.js'
import { lac } from './lac.js'
import { send } from './send.js'
import { lscb, sif } from './sif.js'
import { slac } from './slac.js'
import type { FrameworkSpec } from './spec.js'

/** Every framework that Pilcrow reads, in the order in which a report's title is held against theirs: the most particular first. */
export const frameworkSpecs: Readonly<Record<Framework, FrameworkSpec>> = {
  SLAC: slac,
  LAC: lac,
  SIF: sif,
  SEND: send,
  LSCB: lscb,
  ILACS: ilacs,
}
