import type { AutocompleteInteraction, ChatInputCommandInteraction, Interaction } from 'discord.js'
import type { Desk } from '../handle/desk.js'
import { SUGGESTIONS } from '../limits.js'
import { notice } from '../screen/notice.js'
import { begin, isBeginning } from '../servers/begin.js'
import { changeSettings, mayManage, nameCouncils } from './change.js'
import { SETTINGS_COMMANDS } from './commands.js'
import { isOfSettings } from './custom-id.js'
import { type Kept, personScreen, serverScreen } from './show.js'
import { subscribe, unsubscribe } from './subscribe.js'
import { SAYING } from './wording.js'

/** Whether an interaction is about what is stored, or with the greeting; any other asks something of the reports. */
export const isAboutSettings = (interaction: Interaction): boolean =>
  interaction.isButton() || interaction.isAnySelectMenu() || interaction.isModalSubmit()
    ? isOfSettings(interaction.customId)
    : 'commandName' in interaction && SETTINGS_COMMANDS.has(interaction.commandName)

/** Does what an interaction about what is stored asks for. */
export async function handleSettings(interaction: Interaction, desk: Desk): Promise<void> {
  if (interaction.isAutocomplete()) return offerCouncils(interaction, desk)
  if (!interaction.isRepliable()) return
  const { store } = desk
  if (isBeginning(interaction)) return begin(interaction, desk)
  if (store === null) {
    await interaction.reply(notice(SAYING.notKept))
    return
  }
  const kept = { store, desk }
  if (interaction.isChatInputCommand()) await handleCommand(interaction, kept)
  else if (interaction.isButton() || interaction.isAnySelectMenu()) await changeSettings(interaction, kept)
  else if (interaction.isModalSubmit()) await nameCouncils(interaction, kept)
}

async function handleCommand(interaction: ChatInputCommandInteraction, kept: Kept): Promise<void> {
  const { desk } = kept
  switch (interaction.commandName) {
    case 'follow':
      await interaction.reply(desk.notice(await subscribe(interaction, kept)))
      return
    case 'unfollow':
      await interaction.reply(desk.notice(await unsubscribe(interaction, kept)))
      return
    case 'following':
      await interaction.reply(await personScreen(interaction, kept))
      return
    default:
      await handleOwn(interaction, kept)
  }
}

/** `/settings`: those of the server, for those who may manage it; in a direct message, one's own. */
async function handleOwn(interaction: ChatInputCommandInteraction, kept: Kept): Promise<void> {
  const { store, desk } = kept
  const isForgetting = interaction.options.get(SAYING.commands.forget.name)?.value === true
  if (!interaction.inCachedGuild()) {
    if (isForgetting) await store.forgetPerson(interaction.user.id)
    await interaction.reply(
      isForgetting ? notice(SAYING.forgottenMine) : await personScreen(interaction, kept),
    )
    return
  }
  if (!mayManage(interaction)) {
    await interaction.reply(notice(SAYING.onlyManagers))
    return
  }
  if (isForgetting) {
    await store.forgetServer(interaction.guildId)
    await desk.changed()
  }
  await interaction.reply(isForgetting ? notice(SAYING.forgotten) : await serverScreen(interaction, kept))
}

/** The councils that what is typed begins; nothing where that fails, for nobody waits for it. */
async function offerCouncils(interaction: AutocompleteInteraction, { pilcrow }: Desk): Promise<void> {
  const offered = pilcrow.councils.offered(interaction.options.getFocused())
  await interaction.respond(offered.slice(0, SUGGESTIONS)).catch(() => undefined)
}
