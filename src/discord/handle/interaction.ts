import type { Interaction, RepliableInteraction } from 'discord.js'
import { stateOf } from '../custom-id.js'
import { changeTo } from '../render/payload.js'
import { neverCameBack } from '../rest.js'
import { notice } from '../screen/notice.js'
import { handleSettings, isAboutSettings } from '../settings/handle.js'
import { WORDING } from '../wording.js'
import { act } from './acts.js'
import { handleAutocomplete } from './autocomplete.js'
import { handleChatInput } from './chat-input.js'
import { handleContextMenu } from './context-menu.js'
import type { Desk } from './desk.js'
import { handleForm } from './form.js'
import { isOver } from './refused.js'
import { untold } from './untold.js'

async function answer(interaction: RepliableInteraction, desk: Desk): Promise<void> {
  if (isAboutSettings(interaction)) await handleSettings(interaction, desk)
  else if (interaction.isChatInputCommand()) await handleChatInput(interaction, desk)
  else if (interaction.isMessageContextMenuCommand()) await handleContextMenu(interaction, desk)
  else if (interaction.isButton()) await act(stateOf(interaction.customId), interaction, desk)
  else if (interaction.isStringSelectMenu())
    await act(stateOf(interaction.values[0] ?? ''), interaction, desk)
  else if (interaction.isModalSubmit()) await handleForm(interaction, desk)
  else await interaction.reply(desk.notice(WORDING.unknown))
}

/** A word to the one who asked, seen by nobody else, whether or not an answer had begun. */
async function apologise(interaction: RepliableInteraction): Promise<void> {
  const sorry = notice(WORDING.failed)
  // An answer that was announced with deferReply is still awaited; after deferUpdate `ephemeral` stays null.
  const isAwaited = interaction.deferred && !interaction.replied && interaction.ephemeral !== null
  if (isAwaited) await interaction.editReply(changeTo(sorry))
  else if (interaction.replied || interaction.deferred) await interaction.followUp(sorry)
  else await interaction.reply(sorry)
}

/** Whether there is no way left to tell the one who asked anything. */
const isLost = ({ deferred, replied }: RepliableInteraction, error: unknown): boolean =>
  isOver(error) || (neverCameBack(error) && !deferred && !replied)

/** Answers whatever a person did with a command, a button or a menu; where that fails, they are told. */
export async function handleInteraction(interaction: Interaction, desk: Desk): Promise<void> {
  if (interaction.isAutocomplete())
    return isAboutSettings(interaction)
      ? handleSettings(interaction, desk)
      : handleAutocomplete(interaction, desk)
  if (!interaction.isRepliable()) return
  const manners = desk.manners(interaction.user.id)
  if (manners === 'silence') return
  try {
    if (manners === 'answer') await answer(interaction, desk)
    else await interaction.reply(notice(WORDING.tooMany))
  } catch (error) {
    desk.failed(isLost(interaction, error) ? error : await untold(error, apologise(interaction)))
  }
}
