import type { MessageContextMenuCommandInteraction } from 'discord.js'
import { notice } from '../screen/notice.js'
import { WORDING } from '../wording.js'
import { answerWith } from './answer.js'
import type { Desk } from './desk.js'
import { announcing, inTime } from './in-time.js'
import { wordsIn } from './words-in.js'

/** 'Ask Pilcrow' on a message: its words are the question, the answer is for the one who asked. */
export async function handleContextMenu(
  interaction: MessageContextMenuCommandInteraction,
  desk: Desk,
): Promise<void> {
  const question = wordsIn(interaction.targetMessage, interaction.client.user.id)
  const showing = { isPrivate: true, asker: interaction.user.id, command: null, page: 0 }
  if (question === '') await interaction.reply(notice(WORDING.noWords))
  else {
    const reply = await inTime(desk.pilcrow.say(question), announcing(interaction, true))
    await answerWith(interaction, reply, showing, desk)
  }
}
