import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  Interaction,
  ModalSubmitInteraction,
  RepliableInteraction,
} from 'discord.js'
import { newestOfEachKind } from '../../answer/new-report.js'
import type { CouncilDirectory, NamedCouncil } from '../../command/choice-lists.js'
import { typed } from '../../command/refusals.js'
import type { Library } from '../../library/library.js'
import type { Result } from '../../model/result.js'
import { reportName } from '../../quotation/quote.js'
import type { Subscription } from '../../settings/store.js'
import { listInWords } from '../../text/in-words.js'
import type { BotContext } from '../bot-context.js'
import { asEdit, MODAL_FIELD, notice, type Payload } from '../components/payload.js'
import { SETTINGS_WORDING, WORDING } from '../components/wording.js'
import { mayWrite, SUGGESTIONS } from '../protocol.js'
import {
  councilModal,
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
import { handleOnboarding, isOnboarding } from './onboarding.js'
import { ANOTHER_VALUE, forgetScreen, personScreen, serverScreen } from './panels.js'

const listNames = (councils: readonly NamedCouncil[], kind: 'conjunction' | 'disjunction'): string =>
  listInWords(
    councils.map(({ name }) => name),
    kind,
  )

/** The one council that a person names, or the sentence that says why there is none. */
function parseCouncil(name: string, councils: CouncilDirectory): Result<NamedCouncil> {
  const [only, ...others] = councils.called(name)
  if (only === undefined)
    return {
      refusal: SETTINGS_WORDING.notKnown(
        typed(name),
        listNames(councils.near(name).slice(0, 3), 'disjunction'),
      ),
    }
  return others.length === 0
    ? { value: only }
    : { refusal: SETTINGS_WORDING.several(typed(name), listNames([only, ...others], 'disjunction')) }
}

/** The councils that a person names, with commas or lines between; or the sentence that says which is none. */
function parseCouncils(names: string, councils: CouncilDirectory): Result<readonly NamedCouncil[]> {
  const found: NamedCouncil[] = []
  for (const name of names.split(/[,;\n]/).filter((each) => each.trim() !== '')) {
    const council = parseCouncil(name.trim(), councils)
    if (council.refusal !== undefined) return council
    found.push(council.value)
  }
  return found.length > 0 ? { value: found } : { refusal: SETTINGS_WORDING.whichFollowed }
}

/** A channel or a person cannot follow more: a list of them must be read, and stopped. */
const MAX_FOLLOWED = 25

/** Who is to be told: the person, or the channel where the command was given; null where the person may not say so. */
function followerOf(interaction: ChatInputCommandInteraction): Omit<Subscription, 'council'> | null {
  const { guildId, channelId, user, options } = interaction
  // Where the bot is a person's app and no member of the server, it can write to the person alone.
  const isOwn = options.get(SETTINGS_WORDING.commands.me.name)?.value === true || !interaction.inCachedGuild()
  if (isOwn) return { place: user.id, server: null }
  return mayManage(interaction) ? { place: channelId, server: guildId } : null
}

/** Ids of the reports on a council, and the name of the newest. */
function reportsSoFar({ ofAuthority }: Library, council: string): { held: string[]; newest: string | null } {
  const reports = ofAuthority(council)
  const [newest] = newestOfEachKind(reports)
  return { held: reports.map(({ id }) => id), newest: newest ? reportName(newest) : null }
}

/** The council that a command names. */
const councilGiven = (
  { options }: ChatInputCommandInteraction,
  { context }: SettingsContext,
): Result<NamedCouncil> =>
  parseCouncil(
    String(options.get(SETTINGS_WORDING.commands.council.name)?.value ?? ''),
    context.pilcrow.councils,
  )

/** `/follow kent`: the sentence that answers it. */
async function subscribe(
  interaction: ChatInputCommandInteraction,
  settings: SettingsContext,
): Promise<string> {
  const { store, context } = settings
  const { value: council, refusal } = councilGiven(interaction, settings)
  if (refusal !== undefined) return refusal
  const told = followerOf(interaction)
  if (told === null) return SETTINGS_WORDING.mayNotFollow
  const already = await followedBy(told, store)
  if (already.length >= MAX_FOLLOWED) return SETTINGS_WORDING.tooMany(MAX_FOLLOWED)
  const { held, newest } = await context.pilcrow.look(({ library }) => reportsSoFar(library, council.slug))
  const isNew = await store.subscribe({ ...told, council: council.slug }, held)
  const said = !isNew
    ? SETTINGS_WORDING.followedAlready(council.name)
    : told.server === null
      ? SETTINGS_WORDING.followsYourself(council.name)
      : SETTINGS_WORDING.follows(council.name)
  return [
    said,
    newest ? SETTINGS_WORDING.newestIs(newest) : SETTINGS_WORDING.noReportYet(council.name),
    ...(told.server === null || mayWrite(interaction.appPermissions, interaction.channel?.isThread())
      ? []
      : [SETTINGS_WORDING.mayNotWrite]),
  ].join(' ')
}

const followedBy = async (
  { place, server }: Omit<Subscription, 'council'>,
  store: SettingsContext['store'],
): Promise<readonly Subscription[]> =>
  server === null
    ? store.subscriptions({ person: place })
    : (await store.subscriptions({ server })).filter((one) => one.place === place)

/** `/unfollow kent`: the sentence that answers it. */
async function unsubscribe(
  interaction: ChatInputCommandInteraction,
  settings: SettingsContext,
): Promise<string> {
  const { value: council, refusal } = councilGiven(interaction, settings)
  if (refusal !== undefined) return refusal
  const told = followerOf(interaction)
  if (told === null) return SETTINGS_WORDING.mayNotFollow
  const was = await settings.store.unsubscribe(told.place, council.slug)
  return was ? SETTINGS_WORDING.unfollowed(council.name) : SETTINGS_WORDING.notFollowed(council.name)
}

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
