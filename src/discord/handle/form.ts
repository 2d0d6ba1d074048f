import type { ModalSubmitInteraction } from 'discord.js'
import { BLANK } from '../../model/reply.js'
import { type Answered, previousOf } from '../../pilcrow.js'
import { stateOf } from '../custom-id.js'
import { FIELD } from '../screen/form.js'
import { WORDING } from '../wording.js'
import { answerPrivately } from './answer.js'
import type { Desk } from './desk.js'

/** What was typed, on one line and without the signs that would end a name in a command. */
const named = (words: string): string => words.replace(/["“”\s]+/g, ' ').trim()

/** A message with its blank filled in; in quotation marks where the name has several words. */
const filled = (message: string, words: string): string =>
  message.replace(BLANK, () =>
    message.startsWith('/') && /\s/.test(named(words)) ? `"${named(words)}"` : named(words),
  )

/** What a form asks, filled in. */
async function answered(id: string, words: () => string, { pilcrow, earlier }: Desk): Promise<Answered> {
  const state = stateOf(id)
  if (state?.act === 'another') return pilcrow.respond(filled(state.message, words()))
  const query = state?.act === 'ask' ? state.query : null
  const before = query === null ? undefined : previousOf({ query, reply: await earlier.answer(query) })
  return pilcrow.respond(words(), before)
}

/** A form filled in: a question that follows an answer, or the name of what a menu did not show. */
export async function handleForm(interaction: ModalSubmitInteraction, desk: Desk): Promise<void> {
  const words = (): string => interaction.fields.getTextInputValue(FIELD)
  const act = stateOf(interaction.customId)?.act
  if (act !== 'ask' && act !== 'another') await interaction.reply(desk.notice(WORDING.unknown))
  else await answerPrivately(interaction, answered(interaction.customId, words, desk), desk)
}
