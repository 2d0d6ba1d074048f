import { type CommandIds, escapeText, withCommands } from '../components/markdown.js'
import { containerMessage, drawText, NEUTRAL_COLOUR, type Payload } from '../components/payload.js'

const sentenceMessage = (sentence: string, isPrivate: boolean, commandIds: CommandIds = new Map()): Payload =>
  containerMessage([drawText(withCommands(escapeText(sentence), commandIds))], {
    accent: NEUTRAL_COLOUR,
    isPrivate,
  })

/** A sentence of Pilcrow's own that one person sees; the commands that it names can be pressed where their ids are known. */
export const notice = (sentence: string, commandIds?: CommandIds): Payload =>
  sentenceMessage(sentence, true, commandIds)

/** The same where nothing can be said privately: in reply to a message. */
export const openNotice = (sentence: string): Payload => sentenceMessage(sentence, false)
