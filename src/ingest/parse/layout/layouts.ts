import type { Framework } from '../../../model/report.js'
import { ilacs } from './ilacs.js'
import { lac } from './lac.js'
import type { Layout } from './layout.js'
import { lscb } from './lscb.js'
import { send } from './send.js'
import { sif } from './sif.js'
import { slac } from './slac.js'

export const layouts: Readonly<Record<Framework, Layout>> = {
  SLAC: slac,
  LAC: lac,
  SIF: sif,
  ILACS: ilacs,
  LSCB: lscb,
  SEND: send,
}
