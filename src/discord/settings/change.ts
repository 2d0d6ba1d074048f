import type {
  AnySelectMenuInteraction,
  ButtonInteraction,
  ModalSubmitInteraction,
  RepliableInteraction,
} from 'discord.js'
import { asEdit, type Payload } from '../components/payload.js'
import { WORDING } from '../components/wording.js'
import { MODAL_FIELD } from '../screens/modal.js'
import { notice } from '../screens/notice.js'
import {
  isOfServer,
  mayManage,
  type SettingsAct,
  type SettingsContext,
  settingsActOf,
  storeChoice,
} from './acts.js'
import { parseCouncils } from './follow.js'
import { ANOTHER_VALUE, councilModal, forgetScreen } from './menus.js'
import { personScreen, serverScreen } from './panels.js'
import { SETTINGS_WORDING } from './wording.js'

/** More are compared by no answer side by side; and a menu must hold them all. */
const MAX_SERVER_COUNCILS = 10

/** A button or a menu. */
export type SettingsComponent = ButtonInteraction | AnySelectMenuInteraction

/** Whether somebody who may not would change a server's settings. */
const needsManager = (act: SettingsAct, interaction: SettingsComponent | ModalSubmitInteraction): boolean =>
  isOfServer(act) && !(interaction.inCachedGuild() && mayManage(interaction))

/** Settings change in the message that shows them; what stands where everybody sees it opens them in one of their own. */
const showSettings = (interaction: SettingsComponent, screen: Payload): Promise<unknown> =>
  interaction.message.flags.has('Ephemeral') ? interaction.update(asEdit(screen)) : interaction.reply(screen)

/** A button or a menu of the settings. */
export async function changeSettings(
  interaction: SettingsComponent,
  settings: SettingsContext,
): Promise<void> {
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
export async function nameCouncils(
  interaction: ModalSubmitInteraction,
  settings: SettingsContext,
): Promise<void> {
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
