import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { layoutBars } from './bars.js'
import { layoutChart } from './chart.js'
import type { Drawing, DrawingOperation, MeasureText, TextFont } from './drawing.js'
import type { Picture } from './picture.js'
import { layoutTileMap } from './tile-map.js'

/** Pixels a point: sharp on the screens of phones. */
const PIXELS_A_POINT = 2

const FONT_FAMILY = 'Pilcrow Sans'
const FONT_FILES = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf']
let fontsRegistered = false

/** The fonts come with a package: a machine may have none of its own. */
function registerFonts(): void {
  if (fontsRegistered) return
  const { resolve } = createRequire(import.meta.url)
  for (const file of FONT_FILES) {
    const path = resolve(`dejavu-fonts-ttf/ttf/${file}`)
    if (!GlobalFonts.registerFromPath(path, FONT_FAMILY)) throw new Error(`The font ${path} cannot be read.`)
  }
  fontsRegistered = true
}

/** Text as a font has it: the canvas fails at U+0000, and draws other control characters as boxes. */
const drawable = (text: string): string => text.replace(/\p{Cc}/gu, '')

const canvasFont = ({ size, bold }: TextFont): string => `${bold ? 'bold ' : ''}${size}px "${FONT_FAMILY}"`

/** Measures texts as `paint` draws them. */
export function canvasMeasure(): MeasureText {
  registerFonts()
  const context = createCanvas(1, 1).getContext('2d')
  return (text, font) => {
    context.font = canvasFont(font)
    return context.measureText(drawable(text)).width
  }
}

function drawOperation(context: SKRSContext2D, shape: DrawingOperation): void {
  switch (shape.operation) {
    case 'box':
      context.beginPath()
      context.roundRect(shape.x, shape.y, shape.width, shape.height, shape.round)
      context.fillStyle = shape.fill
      context.fill()
      if (shape.edge === undefined) return
      context.strokeStyle = shape.edge
      context.lineWidth = 1
      context.stroke()
      return
    case 'line':
      context.beginPath()
      context.moveTo(...(shape.from as [number, number]))
      context.lineTo(...(shape.to as [number, number]))
      context.strokeStyle = shape.colour
      context.lineWidth = shape.thick
      context.stroke()
      return
    case 'text':
      context.font = canvasFont(shape.font)
      context.textBaseline = 'middle'
      context.textAlign = shape.align === 'centre' ? 'center' : 'left'
      context.fillStyle = shape.colour
      context.fillText(drawable(shape.text), shape.x, shape.y)
      return
    case 'drawing':
      context.save()
      context.translate(shape.x, shape.y)
      context.scale(shape.times, shape.times)
      for (const each of shape.drawing.operations) drawOperation(context, each)
      context.restore()
  }
}

/** A drawing as a PNG file, two pixels a point. */
export function encodePng({ width, height, operations }: Drawing): Uint8Array {
  registerFonts()
  const canvas = createCanvas(Math.ceil(width) * PIXELS_A_POINT, Math.ceil(height) * PIXELS_A_POINT)
  const context = canvas.getContext('2d')
  context.scale(PIXELS_A_POINT, PIXELS_A_POINT)
  for (const shape of operations) drawOperation(context, shape)
  return canvas.toBuffer('image/png')
}

/** Where everything in a picture stands. */
export function layoutPicture(picture: Picture, measure: MeasureText): Drawing {
  if ('bars' in picture) return layoutBars(picture, measure)
  return 'tiles' in picture ? layoutTileMap(picture, measure) : layoutChart(picture, measure)
}

/** A picture as a PNG file; takes some 50 ms of the thread that it is called on. */
export const renderPng = (picture: Picture): Uint8Array => encodePng(layoutPicture(picture, canvasMeasure()))
