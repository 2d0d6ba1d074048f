import type { Interaction, RepliableInteraction } from 'discord.js'
import { asEdit } from '../components/payload.js'
import { WORDING } from '../components/wording.js'
import { parseCustomId } from '../custom-id/custom-id.js'
import { isInteractionOver, neverCameBack } from '../protocol/rest.js'
import type { BotContext } from '../request/bot-context.js'
import { handleComponent } from '../respond/component.js'
import { handleModal } from '../respond/modal.js'
import { combinedError } from '../respond/send.js'
import { handleAutocomplete, handleContextMenu, handleSlashCommand } from '../respond/slash-command.js'
import { notice } from '../screens/notice.js'
import { handleSettings, isAboutSettings } from '../settings/interaction.js'

async function routeInteraction(interaction: RepliableInteraction, context: BotContext): Promise<void> {
  if (isAboutSettings(interaction)) await handleSettings(interaction, context)
  else if (interaction.isChatInputCommand()) await handleSlashCommand(interaction, context)
  else if (interaction.isMessageContextMenuCommand()) await handleContextMenu(interaction, context)
  else if (interaction.isButton())
    await handleComponent(parseCustomId(interaction.customId), interaction, context)
  else if (interaction.isStringSelectMenu())
    await handleComponent(parseCustomId(interaction.values[0] ?? ''), interaction, context)
  else if (interaction.isModalSubmit()) await handleModal(interaction, context)
  else await interaction.reply(context.notice(WORDING.unknown))
}

/** A word to the one who asked, seen by nobody else, whether or not an answer had begun. */
async function apologiseToPerson(interaction: RepliableInteraction): Promise<void> {
  const sorry = notice(WORDING.failed)
  // An answer that was announced with deferReply is still awaited; after deferUpdate `ephemeral` stays null.
  const isAwaited = interaction.deferred && !interaction.replied && interaction.ephemeral !== null
  if (isAwaited) await interaction.editReply(asEdit(sorry))
  else if (interaction.replied || interaction.deferred) await interaction.followUp(sorry)
  else await interaction.reply(sorry)
}

/** Whether there is no way left to tell the one who asked anything. */
const cannotBeTold = ({ deferred, replied }: RepliableInteraction, error: unknown): boolean =>
  isInteractionOver(error) || (neverCameBack(error) && !deferred && !replied)

/** Answers whatever a person did with a command, a button or a menu; where that fails, they are told. */
export async function handleInteraction(interaction: Interaction, context: BotContext): Promise<void> {
  if (interaction.isAutocomplete())
    return isAboutSettings(interaction)
      ? handleSettings(interaction, context)
      : handleAutocomplete(interaction, context)
  if (!interaction.isRepliable()) return
  const verdict = context.rateLimit(interaction.user.id)
  if (verdict === 'ignore') return
  try {
    if (verdict === 'allow') await routeInteraction(interaction, context)
    else await interaction.reply(notice(WORDING.tooMany))
  } catch (error) {
    context.failed(
      cannotBeTold(interaction, error) ? error : await combinedError(error, apologiseToPerson(interaction)),
    )
  }
}
