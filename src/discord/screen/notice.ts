import { escapeText } from '../escape.js'
import { drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { type Payload, payload } from '../render/payload.js'

/** A sentence of Pilcrow's own to one person. */
export const notice = (sentence: string): Payload =>
  payload([drawText(escapeText(sentence))], { accent: NEUTRAL, isPrivate: true })
