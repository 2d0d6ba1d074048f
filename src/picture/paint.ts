import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import type { Drawing, Font, Measure, Shape } from './shape.js'

/** Pixels a point: sharp on the screens of phones. */
const PIXELS = 2

const FAMILY = 'Pilcrow Sans'
const FONTS = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf']
let fontsAreThere = false

/** The fonts come with a package: a machine may have none of its own. */
function bringFonts(): void {
  if (fontsAreThere) return
  const { resolve } = createRequire(import.meta.url)
  for (const file of FONTS) {
    const path = resolve(`dejavu-fonts-ttf/ttf/${file}`)
    if (!GlobalFonts.registerFromPath(path, FAMILY)) throw new Error(`The font ${path} cannot be read.`)
  }
  fontsAreThere = true
}

/** Text as a font has it: the canvas fails at U+0000, and draws other control characters as boxes. */
const drawable = (text: string): string => text.replace(/\p{Cc}/gu, '')

const fontOf = ({ size, bold }: Font): string => `${bold ? 'bold ' : ''}${size}px "${FAMILY}"`

/** Measures texts as `paint` draws them. */
export function measuring(): Measure {
  bringFonts()
  const context = createCanvas(1, 1).getContext('2d')
  return (text, font) => {
    context.font = fontOf(font)
    return context.measureText(drawable(text)).width
  }
}

function add(context: SKRSContext2D, shape: Shape): void {
  switch (shape.shape) {
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
      context.font = fontOf(shape.font)
      context.textBaseline = 'middle'
      context.textAlign = shape.align === 'centre' ? 'center' : 'left'
      context.fillStyle = shape.colour
      context.fillText(drawable(shape.text), shape.x, shape.y)
      return
    case 'drawing':
      context.save()
      context.translate(shape.x, shape.y)
      context.scale(shape.times, shape.times)
      for (const each of shape.drawing.shapes) add(context, each)
      context.restore()
  }
}

/** A drawing as a PNG file, two pixels a point. */
export function paint({ width, height, shapes }: Drawing): Uint8Array {
  bringFonts()
  const canvas = createCanvas(Math.ceil(width) * PIXELS, Math.ceil(height) * PIXELS)
  const context = canvas.getContext('2d')
  context.scale(PIXELS, PIXELS)
  for (const shape of shapes) add(context, shape)
  return canvas.toBuffer('image/png')
}
