import type { Interaction, RepliableInteraction } from 'discord.js'
import { changeTo } from '../render/payload.js'
import { notice } from '../screen/notice.js'
import { WORDING } from '../wording.js'
import { handleAutocomplete } from './autocomplete.js'
import { handleButton } from './button.js'
import { handleChatInput } from './chat-input.js'
import { handleContextMenu } from './context-menu.js'
import type { Desk } from './desk.js'
import { handleMenu } from './menu.js'

async function answer(interaction: Interaction, desk: Desk): Promise<void> {
  if (interaction.isAutocomplete()) await handleAutocomplete(interaction, desk)
  else if (interaction.isChatInputCommand()) await handleChatInput(interaction, desk)
  else if (interaction.isMessageContextMenuCommand()) await handleContextMenu(interaction, desk)
  else if (interaction.isButton()) await handleButton(interaction, desk)
  else if (interaction.isStringSelectMenu()) await handleMenu(interaction, desk)
}

/** A word to the one who asked, seen by nobody else, whether or not an answer had begun. */
async function apologise(interaction: RepliableInteraction, { log }: Desk): Promise<void> {
  const sorry = notice(WORDING.failed)
  try {
    // An answer that was announced with deferReply is still awaited; after deferUpdate `ephemeral` stays null.
    const isAwaited = interaction.deferred && !interaction.replied && interaction.ephemeral !== null
    if (isAwaited) await interaction.editReply(changeTo(sorry))
    else if (interaction.replied || interaction.deferred) await interaction.followUp(sorry)
    else await interaction.reply(sorry)
  } catch (error) {
    log.error('asker not told', { error })
  }
}

/** Answers whatever a person did with a command, a button or a menu; where that fails, they are told. */
export async function handleInteraction(interaction: Interaction, desk: Desk): Promise<void> {
  try {
    await answer(interaction, desk)
  } catch (error) {
    desk.failed(error)
    if (interaction.isRepliable()) await apologise(interaction, desk)
  }
}
