import { layoutBars } from './bars-layout.js'
import { layout } from './layout.js'
import { measuring, paint } from './paint.js'
import type { Picture } from './picture.js'
import type { Drawing, Measure } from './shape.js'
import { layoutMap } from './tile-map-layout.js'

/** Where everything in a picture stands. */
export function drawingOf(picture: Picture, measure: Measure): Drawing {
  if ('bars' in picture) return layoutBars(picture, measure)
  return 'tiles' in picture ? layoutMap(picture, measure) : layout(picture, measure)
}

/** A picture as a PNG file; takes some 50 ms of the thread that it is called on. */
export const drawn = (picture: Picture): Uint8Array => paint(drawingOf(picture, measuring()))
