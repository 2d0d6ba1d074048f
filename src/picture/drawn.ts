import type { Chart } from './chart.js'
import { layout } from './layout.js'
import { measuring, paint } from './paint.js'

/** A chart as a PNG file; takes some 50 ms of the thread that it is called on. */
export const drawn = (chart: Chart): Uint8Array => paint(layout(chart, measuring()))
