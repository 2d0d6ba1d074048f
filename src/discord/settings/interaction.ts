import type { AutocompleteInteraction, ChatInputCommandInteraction, Interaction } from 'discord.js'
import { SUGGESTIONS } from '../protocol/limits.js'
import type { BotContext } from '../request/bot-context.js'
import { notice } from '../screens/notice.js'
import { isOfSettings, mayManage, type SettingsContext } from './acts.js'
import { changeSettings, nameCouncils } from './change.js'
import { SETTINGS_COMMANDS } from './command-bodies.js'
import { subscribe, unsubscribe } from './follow.js'
import { handleOnboarding, isOnboarding } from './onboarding.js'
import { personScreen, serverScreen } from './panels.js'
import { SETTINGS_WORDING } from './wording.js'

/** Whether an interaction is about what is stored, or with the greeting; any other asks something of the reports. */
export const isAboutSettings = (interaction: Interaction): boolean =>
  interaction.isButton() || interaction.isAnySelectMenu() || interaction.isModalSubmit()
    ? isOfSettings(interaction.customId)
    : 'commandName' in interaction && SETTINGS_COMMANDS.has(interaction.commandName)

/** Does what an interaction about what is stored asks for. */
export async function handleSettings(interaction: Interaction, context: BotContext): Promise<void> {
  if (interaction.isAutocomplete()) return offerCouncils(interaction, context)
  if (!interaction.isRepliable()) return
  const { store } = context
  if (isOnboarding(interaction)) return handleOnboarding(interaction, context)
  if (store === null) {
    await interaction.reply(notice(SETTINGS_WORDING.notKept))
    return
  }
  const settings = { store, context }
  if (interaction.isChatInputCommand()) await handleFollowCommands(interaction, settings)
  else if (interaction.isButton() || interaction.isAnySelectMenu())
    await changeSettings(interaction, settings)
  else if (interaction.isModalSubmit()) await nameCouncils(interaction, settings)
}

async function handleFollowCommands(
  interaction: ChatInputCommandInteraction,
  settings: SettingsContext,
): Promise<void> {
  const { context } = settings
  switch (interaction.commandName) {
    case 'follow':
      await interaction.reply(context.notice(await subscribe(interaction, settings)))
      return
    case 'unfollow':
      await interaction.reply(context.notice(await unsubscribe(interaction, settings)))
      return
    case 'following':
      await interaction.reply(await personScreen(interaction, settings))
      return
    default:
      await handleSettingsCommand(interaction, settings)
  }
}

/** `/settings`: those of the server, for those who may manage it; in a direct message, one's own. */
async function handleSettingsCommand(
  interaction: ChatInputCommandInteraction,
  settings: SettingsContext,
): Promise<void> {
  const { store, context } = settings
  const isForgetting = interaction.options.get(SETTINGS_WORDING.commands.forget.name)?.value === true
  if (!interaction.inCachedGuild()) {
    if (isForgetting) await store.forgetPerson(interaction.user.id)
    await interaction.reply(
      isForgetting ? notice(SETTINGS_WORDING.forgottenMine) : await personScreen(interaction, settings),
    )
    return
  }
  if (!mayManage(interaction)) {
    await interaction.reply(notice(SETTINGS_WORDING.onlyManagers))
    return
  }
  if (isForgetting) {
    await store.forgetServer(interaction.guildId)
    await context.changed()
  }
  await interaction.reply(
    isForgetting ? notice(SETTINGS_WORDING.forgotten) : await serverScreen(interaction, settings),
  )
}

/** The councils that what is typed begins; nothing where that fails, for nobody waits for it. */
async function offerCouncils(interaction: AutocompleteInteraction, { pilcrow }: BotContext): Promise<void> {
  const offered = pilcrow.councils.offered(interaction.options.getFocused())
  await interaction.respond(offered.slice(0, SUGGESTIONS)).catch(() => undefined)
}
