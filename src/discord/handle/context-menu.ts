import type { MessageContextMenuCommandInteraction } from 'discord.js'
import { notice } from '../screen/notice.js'
import { WORDING } from '../wording.js'
import { answerWith } from './answer.js'
import type { Desk } from './desk.js'
import { wordsIn } from './words-in.js'

/** 'Ask Pilcrow' on a message: its words are the question, the answer is for the one who asked. */
export async function handleContextMenu(
  interaction: MessageContextMenuCommandInteraction,
  desk: Desk,
): Promise<void> {
  const question = wordsIn(interaction.targetMessage, interaction.client.user.id)
  const showing = { isPrivate: true, asker: interaction.user.id, command: null, page: 0 }
  if (question === '') await interaction.reply(notice(WORDING.noWords))
  else await answerWith(interaction, await desk.pilcrow.say(question), showing, desk)
}
