import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  Interaction,
  ModalSubmitInteraction,
  RepliableInteraction,
} from 'discord.js'
import { asEdit, notice, type Payload } from '../components/payload.js'
import { WORDING } from '../components/wording.js'
import { SUGGESTIONS } from '../protocol/limits.js'
import type { BotContext } from '../request/bot-context.js'
import { MODAL_FIELD } from '../screens/modal.js'
import {
  isOfServer,
  isOfSettings,
  mayManage,
  SETTINGS_COMMANDS,
  type SettingsAct,
  type SettingsComponent,
  type SettingsContext,
  settingsActOf,
  storeChoice,
} from './acts.js'
import { parseCouncils, subscribe, unsubscribe } from './follow.js'
import { ANOTHER_VALUE, councilModal, forgetScreen } from './menus.js'
import { handleOnboarding, isOnboarding } from './onboarding.js'
import { personScreen, serverScreen } from './panels.js'
import { SETTINGS_WORDING } from './wording.js'

/** More are compared by no answer side by side; and a menu must hold them all. */
const MAX_SERVER_COUNCILS = 10

/** Whether somebody who may not would change a server's settings. */
const needsManager = (act: SettingsAct, interaction: SettingsComponent | ModalSubmitInteraction): boolean =>
  isOfServer(act) && !(interaction.inCachedGuild() && mayManage(interaction))

/** Settings change in the message that shows them; what stands where everybody sees it opens them in one of their own. */
const showSettings = (interaction: SettingsComponent, screen: Payload): Promise<unknown> =>
  interaction.message.flags.has('Ephemeral') ? interaction.update(asEdit(screen)) : interaction.reply(screen)

/** A button or a menu of the settings. */
async function changeSettings(interaction: SettingsComponent, settings: SettingsContext): Promise<void> {
  const { store, context } = settings
  const act = settingsActOf(interaction.customId)
  const picked = interaction.isAnySelectMenu() ? interaction.values : []
  if (act === null) await interaction.reply(notice(WORDING.oldButton))
  else if (needsManager(act, interaction)) await interaction.reply(notice(SETTINGS_WORDING.onlyManagers))
  else if (picked.includes(ANOTHER_VALUE))
    await interaction.showModal(councilModal(isOfServer(act) ? 'name' : 'name-mine'))
  else if (act === 'forget' || act === 'forget-mine')
    await showSettings(interaction, forgetScreen(act === 'forget'))
  else {
    const id = isOfServer(act) ? (interaction.guildId ?? '') : interaction.user.id
    await storeChoice(act, picked, id, store)
    await context.changed()
    await showSettings(interaction, await screenAfter(act, interaction, settings))
  }
}

async function screenAfter(
  act: SettingsAct,
  interaction: RepliableInteraction,
  settings: SettingsContext,
): Promise<Payload> {
  if (act === 'forgotten') return notice(SETTINGS_WORDING.forgotten)
  if (act === 'forgotten-mine') return notice(SETTINGS_WORDING.forgottenMine)
  return isOfServer(act) ? serverScreen(interaction, settings) : personScreen(interaction, settings)
}

/**
 * Adds councils, by the names that somebody typed, to those of the server; or makes the first that of the person.
 * @returns the sentence that says why not, else null
 */
async function addNamed(
  act: 'name' | 'name-mine',
  names: string,
  { guildId, user }: ModalSubmitInteraction,
  { store, context }: SettingsContext,
): Promise<string | null> {
  const named = parseCouncils(names, context.pilcrow.councils)
  if (named.refusal !== undefined) return named.refusal
  const slugs = named.value.map(({ slug }) => slug)
  if (act === 'name-mine') {
    await store.setCouncilOf(user.id, slugs[0] ?? null)
    return null
  }
  const server = guildId ?? ''
  const councils = [...new Set([...(await store.server(server)).councils, ...slugs])]
  if (councils.length > MAX_SERVER_COUNCILS) return SETTINGS_WORDING.tooManyCouncils(MAX_SERVER_COUNCILS)
  await store.setServer(server, { councils })
  return null
}

/** The form behind 'Another…', filled in with the names of councils. */
async function nameCouncils(interaction: ModalSubmitInteraction, settings: SettingsContext): Promise<void> {
  const act = settingsActOf(interaction.customId)
  const isKnown = act === 'name' || act === 'name-mine'
  const refusal = !isKnown
    ? WORDING.oldButton
    : needsManager(act, interaction)
      ? SETTINGS_WORDING.onlyManagers
      : await addNamed(act, interaction.fields.getTextInputValue(MODAL_FIELD), interaction, settings)
  if (refusal !== null || !isKnown) {
    await interaction.reply(notice(refusal ?? WORDING.oldButton))
    return
  }
  const screen = await screenAfter(act, interaction, settings)
  if (interaction.isFromMessage()) await interaction.update(asEdit(screen))
  else await interaction.reply(screen)
}

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
