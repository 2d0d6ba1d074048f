import { escapeText } from '../escape.js'
import { drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { type Payload, payload } from '../render/payload.js'

const saying = (sentence: string, isPrivate: boolean): Payload =>
  payload([drawText(escapeText(sentence))], { accent: NEUTRAL, isPrivate })

/** A sentence of Pilcrow's own that one person sees. */
export const notice = (sentence: string): Payload => saying(sentence, true)

/** The same where nothing can be said privately: in reply to a message. */
export const sayingOpenly = (sentence: string): Payload => saying(sentence, false)
