import {
  type AnySelectMenuInteraction,
  type ButtonInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type RepliableInteraction,
} from 'discord.js'
import { changeTo, type Payload } from '../render/payload.js'
import { notice } from '../screen/notice.js'
import { WORDING } from '../wording.js'
import { chooseForPerson, chooseForServer } from './choose.js'
import { councilsNamed } from './councils-named.js'
import { type SettingsAct, settingsActOf } from './custom-id.js'
import { forgetScreen } from './forget-screen.js'
import { councilForm, FIELD } from './form.js'
import { ANOTHER } from './menus.js'
import { type Kept, personScreen, serverScreen } from './show.js'
import { SAYING } from './wording.js'

/** More are compared by no answer side by side; and a menu must hold them all. */
const MOST_COUNCILS = 10

/** A button or a menu. */
export type Used = ButtonInteraction | AnySelectMenuInteraction

/** Who may change what a server has chosen. Discord shows them /settings; every press is checked again. */
export const mayManage = ({ memberPermissions }: Pick<RepliableInteraction, 'memberPermissions'>): boolean =>
  memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false

const OF_SERVER: ReadonlySet<SettingsAct> = new Set<SettingsAct>([
  'open',
  'councils',
  'channels',
  'answers',
  'cards',
  'role',
  'unfollow',
  'forget',
  'forgotten',
  'name',
])

/** Whether somebody who may not would change a server's settings. */
const isForbidden = (act: SettingsAct, interaction: Used | ModalSubmitInteraction): boolean =>
  OF_SERVER.has(act) && !(interaction.inCachedGuild() && mayManage(interaction))

/** Settings change in the message that shows them; what stands where everybody sees it opens them in one of their own. */
const show = (interaction: Used, screen: Payload): Promise<unknown> =>
  interaction.message.flags.has('Ephemeral')
    ? interaction.update(changeTo(screen))
    : interaction.reply(screen)

/** A button or a menu of the settings. */
export async function changeSettings(interaction: Used, kept: Kept): Promise<void> {
  const { store, desk } = kept
  const act = settingsActOf(interaction.customId)
  const picked = interaction.isAnySelectMenu() ? interaction.values : []
  if (act === null) await interaction.reply(notice(WORDING.oldButton))
  else if (isForbidden(act, interaction)) await interaction.reply(notice(SAYING.onlyManagers))
  else if (picked.includes(ANOTHER))
    await interaction.showModal(councilForm(OF_SERVER.has(act) ? 'name' : 'name-mine'))
  else if (act === 'forget' || act === 'forget-mine') await show(interaction, forgetScreen(act === 'forget'))
  else {
    if (OF_SERVER.has(act)) await chooseForServer(act, picked, interaction.guildId ?? '', store)
    else await chooseForPerson(act, picked, interaction.user.id, store)
    await desk.changed()
    await show(interaction, await screenAfter(act, interaction, kept))
  }
}

async function screenAfter(
  act: SettingsAct,
  interaction: RepliableInteraction,
  kept: Kept,
): Promise<Payload> {
  if (act === 'forgotten') return notice(SAYING.forgotten)
  if (act === 'forgotten-mine') return notice(SAYING.forgottenMine)
  return OF_SERVER.has(act) ? serverScreen(interaction, kept) : personScreen(interaction, kept)
}

/**
 * Adds councils, by the names that somebody typed, to those of the server; or makes the first that of the person.
 * @returns the sentence that says why not, else null
 */
async function addNamed(
  act: 'name' | 'name-mine',
  names: string,
  { guildId, user }: ModalSubmitInteraction,
  { store, desk }: Kept,
): Promise<string | null> {
  const named = councilsNamed(names, desk.pilcrow.councils)
  if (typeof named === 'string') return named
  const slugs = named.map(({ slug }) => slug)
  if (act === 'name-mine') {
    await store.setCouncilOf(user.id, slugs[0] ?? null)
    return null
  }
  const server = guildId ?? ''
  const councils = [...new Set([...(await store.server(server)).councils, ...slugs])]
  if (councils.length > MOST_COUNCILS) return SAYING.tooManyCouncils(MOST_COUNCILS)
  await store.setServer(server, { councils })
  return null
}

/** The form behind 'Another…', filled in with the names of councils. */
export async function nameCouncils(interaction: ModalSubmitInteraction, kept: Kept): Promise<void> {
  const act = settingsActOf(interaction.customId)
  const isKnown = act === 'name' || act === 'name-mine'
  const refusal = !isKnown
    ? WORDING.oldButton
    : isForbidden(act, interaction)
      ? SAYING.onlyManagers
      : await addNamed(act, interaction.fields.getTextInputValue(FIELD), interaction, kept)
  if (refusal !== null || !isKnown) {
    await interaction.reply(notice(refusal ?? WORDING.oldButton))
    return
  }
  const screen = await screenAfter(act, interaction, kept)
  if (interaction.isFromMessage()) await interaction.update(changeTo(screen))
  else await interaction.reply(screen)
}
