import type { ChatInputCommandInteraction } from 'discord.js'
import { newestOfEachKind } from '../../answer/new-report.js'
import type { CouncilDirectory, NamedCouncil } from '../../command/councils.js'
import { typed } from '../../command/resolve.js'
import type { Library } from '../../library/library.js'
import type { Result } from '../../model/result.js'
import { reportName } from '../../quotation/quote.js'
import type { Subscription } from '../../settings/store.js'
import { listInWords } from '../../text/in-words.js'
import { mayWrite } from '../protocol/permissions.js'
import { mayManage, type SettingsContext } from './acts.js'
import { SETTINGS_WORDING } from './wording.js'

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
export function parseCouncils(names: string, councils: CouncilDirectory): Result<readonly NamedCouncil[]> {
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

const { council: councilOption, me } = SETTINGS_WORDING.commands

/** Who is to be told: the person, or the channel where the command was given; null where the person may not say so. */
function followerOf(interaction: ChatInputCommandInteraction): Omit<Subscription, 'council'> | null {
  const { guildId, channelId, user, options } = interaction
  // Where the bot is a person's app and no member of the server, it can write to the person alone.
  const isOwn = options.get(me.name)?.value === true || !interaction.inCachedGuild()
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
  parseCouncil(String(options.get(councilOption.name)?.value ?? ''), context.pilcrow.councils)

/** `/follow kent`: the sentence that answers it. */
export async function subscribe(
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
export async function unsubscribe(
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
