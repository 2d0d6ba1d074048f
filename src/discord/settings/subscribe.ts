import type { ChatInputCommandInteraction } from 'discord.js'
import { newestOf } from '../../answer/new-report.js'
import type { Library } from '../../library/library.js'
import { reportName } from '../../quotation/citation.js'
import type { Subscription } from '../../settings/store.js'
import { mayWrite } from '../permissions.js'
import { mayManage } from './change.js'
import { councilNamed } from './councils-named.js'
import type { Kept } from './show.js'
import { SAYING } from './wording.js'

/** A channel or a person cannot follow more: a list of them must be read, and stopped. */
export const MOST_FOLLOWED = 25

const { council: councilOption, me } = SAYING.commands

/** Who is to be told: the person, or the channel where the command was given; null where the person may not say so. */
function toldOf(interaction: ChatInputCommandInteraction): Omit<Subscription, 'council'> | null {
  const { guildId, channelId, user, options } = interaction
  // Where the bot is a person's app and no member of the server, it can write to the person alone.
  const isOwn = options.get(me.name)?.value === true || !interaction.inCachedGuild()
  if (isOwn) return { place: user.id, server: null }
  return mayManage(interaction) ? { place: channelId, server: guildId } : null
}

/** Ids of the reports on a council, and the name of the newest. */
function heldOn({ ofAuthority }: Library, council: string): { held: string[]; newest: string | null } {
  const reports = ofAuthority(council)
  const [newest] = newestOf(reports)
  return { held: reports.map(({ id }) => id), newest: newest ? reportName(newest) : null }
}

/** `/follow kent`: the sentence that answers it. */
export async function subscribe(
  interaction: ChatInputCommandInteraction,
  { store, desk }: Kept,
): Promise<string> {
  const { councils, look } = desk.pilcrow
  const council = councilNamed(String(interaction.options.get(councilOption.name)?.value ?? ''), councils)
  if (typeof council === 'string') return council
  const told = toldOf(interaction)
  if (told === null) return SAYING.mayNotFollow
  const already = await followedBy(told, store)
  if (already.length >= MOST_FOLLOWED) return SAYING.tooMany(MOST_FOLLOWED)
  const { held, newest } = await look(({ library }) => heldOn(library, council.slug))
  const isNew = await store.subscribe({ ...told, council: council.slug }, held)
  const said = !isNew
    ? SAYING.followedAlready(council.name)
    : told.server === null
      ? SAYING.followsYourself(council.name)
      : SAYING.follows(council.name)
  return [
    said,
    newest ? SAYING.newestIs(newest) : SAYING.noReportYet(council.name),
    ...(told.server === null || mayWrite(interaction.appPermissions, interaction.channel?.isThread())
      ? []
      : [SAYING.mayNotWrite]),
  ].join(' ')
}

const followedBy = async (
  { place, server }: Omit<Subscription, 'council'>,
  store: Kept['store'],
): Promise<readonly Subscription[]> =>
  server === null
    ? store.subscriptions({ person: place })
    : (await store.subscriptions({ server })).filter((one) => one.place === place)

/** `/unfollow kent`: the sentence that answers it. */
export async function unsubscribe(
  interaction: ChatInputCommandInteraction,
  { store, desk }: Kept,
): Promise<string> {
  const council = councilNamed(
    String(interaction.options.get(councilOption.name)?.value ?? ''),
    desk.pilcrow.councils,
  )
  if (typeof council === 'string') return council
  const told = toldOf(interaction)
  if (told === null) return SAYING.mayNotFollow
  const was = await store.unsubscribe(told.place, council.slug)
  return was ? SAYING.unfollowed(council.name) : SAYING.notFollowed(council.name)
}
