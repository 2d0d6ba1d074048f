import type { RepliableInteraction } from 'discord.js'
import { answerWith } from '../handle/answer.js'
import type { Desk } from '../handle/desk.js'

/** What is said, answered to the one who pressed or wrote alone. */
export async function answerPrivately(
  interaction: RepliableInteraction,
  words: string,
  desk: Desk,
): Promise<void> {
  const showing = { isPrivate: true, asker: interaction.user.id, command: null, page: 0 }
  await answerWith(interaction, await desk.pilcrow.say(words), showing, desk)
}
