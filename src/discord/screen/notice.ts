import { escapeText } from '../escape.js'
import { type CommandIds, withCommands } from '../render/block/command.js'
import { drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { type Payload, payload } from '../render/payload.js'

const saying = (sentence: string, isPrivate: boolean, commandIds: CommandIds = new Map()): Payload =>
  payload([drawText(withCommands(escapeText(sentence), commandIds))], { accent: NEUTRAL, isPrivate })

/** A sentence of Pilcrow's own that one person sees; the commands that it names can be pressed where their ids are known. */
export const notice = (sentence: string, commandIds?: CommandIds): Payload =>
  saying(sentence, true, commandIds)

/** The same where nothing can be said privately: in reply to a message. */
export const sayingOpenly = (sentence: string): Payload => saying(sentence, false)
