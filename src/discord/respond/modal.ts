import type { ModalSubmitInteraction } from 'discord.js'
import { BLANK } from '../../model/reply.js'
import { type Answered, previousOf } from '../../pilcrow/pilcrow.js'
import { WORDING } from '../components/wording.js'
import { parseCustomId } from '../custom-id/custom-id.js'
import type { BotContext } from '../request/bot-context.js'
import { MODAL_FIELD } from '../screens/modal.js'
import { answerPrivately } from './send.js'

/** What was typed, on one line and without the signs that would end a name in a command. */
const cleanedName = (words: string): string => words.replace(/["“”\s]+/g, ' ').trim()

/** A message with its blank filled in; in quotation marks where the name has several words. */
const fillBlank = (message: string, words: string): string =>
  message.replace(BLANK, () =>
    message.startsWith('/') && /\s/.test(cleanedName(words)) ? `"${cleanedName(words)}"` : cleanedName(words),
  )

/** What a form asks, filled in. */
async function answerToModal(
  id: string,
  words: () => string,
  { pilcrow, earlier }: BotContext,
): Promise<Answered> {
  const state = parseCustomId(id)
  if (state?.act === 'another') return pilcrow.respond(fillBlank(state.message, words()))
  const query = state?.act === 'ask' ? state.query : null
  const before = query === null ? undefined : previousOf({ query, reply: await earlier.answer(query) })
  return pilcrow.respond(words(), before)
}

/** A form filled in: a question that follows an answer, or the name of what a menu did not show. */
export async function handleModal(interaction: ModalSubmitInteraction, context: BotContext): Promise<void> {
  const words = (): string => interaction.fields.getTextInputValue(MODAL_FIELD)
  const act = parseCustomId(interaction.customId)?.act
  if (act !== 'ask' && act !== 'another') await interaction.reply(context.notice(WORDING.unknown))
  else await answerPrivately(interaction, answerToModal(interaction.customId, words, context), context)
}
