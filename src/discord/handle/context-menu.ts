import type { MessageContextMenuCommandInteraction } from 'discord.js'
import { notice } from '../screen/notice.js'
import { WORDING } from '../wording.js'
import { answerPrivately } from './answer.js'
import type { Desk } from './desk.js'
import { wordsIn } from './words-in.js'

/** 'Ask Pilcrow' on a message: its words are the question, the answer is for the one who asked. */
export async function handleContextMenu(
  interaction: MessageContextMenuCommandInteraction,
  desk: Desk,
): Promise<void> {
  const question = wordsIn(interaction.targetMessage, interaction.client.user.id)
  if (question === '') await interaction.reply(notice(WORDING.noWords))
  else await answerPrivately(interaction, desk.pilcrow.respond(question), desk)
}
