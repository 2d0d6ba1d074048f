import type { StringSelectMenuInteraction } from 'discord.js'
import { pickedMessage, stateOf } from '../custom-id.js'
import { notice } from '../screen/notice.js'
import { WORDING } from '../wording.js'
import { sayAgain } from './button.js'
import type { Desk } from './desk.js'

/** A choice picked from a menu is a command, answered privately. */
export async function handleMenu(interaction: StringSelectMenuInteraction, desk: Desk): Promise<void> {
  const message =
    stateOf(interaction.customId)?.act === 'pick' ? pickedMessage(interaction.values[0] ?? '') : null
  if (message === null) await interaction.reply(notice(WORDING.oldButton))
  else await sayAgain(message, interaction, desk)
}
