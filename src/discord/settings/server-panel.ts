import {
  ButtonStyle,
  ChannelType,
  ComponentType,
  channelMention,
  SelectMenuDefaultValueType,
} from 'discord.js'
import type { Councils } from '../../command/councils.js'
import { groupsOf } from '../../groups.js'
import { cutLabel } from '../../quotation/cut.js'
import type { ServerSettings, Subscription } from '../../settings/store.js'
import { escapeLine } from '../escape.js'
import { OPTIONS_IN_SELECT } from '../limits.js'
import { drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { heading, small, strong } from '../render/markdown.js'
import { type Payload, payload } from '../render/payload.js'
import { settingsId } from './custom-id.js'
import { button, councilOptions, eitherOf, inRow, inWords, menu, part, unfollowMenu } from './menus.js'
import { SAYING } from './wording.js'

/** Channels in which questions can be answered without a mention: those that people write in. */
const WRITTEN_IN = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum] as const

/** Far more than any server needs, and no more than Discord lets one pick. */
const MOST_CHANNELS = OPTIONS_IN_SELECT

/** So many channels are listed with what they follow, each in so many characters: a message holds 4,000. */
const CHANNELS_LISTED = 8
const LINE_LENGTH = 300

/** `#general: Devon and Kent`, a line a channel. */
function followedIn(subscriptions: readonly Subscription[], councils: Councils): string {
  const channels = groupsOf(subscriptions, ({ place }) => place)
  const lines = channels.slice(0, CHANNELS_LISTED).map((group) => {
    const names = inWords(
      group.map(({ council }) => council),
      councils,
    )
    return SAYING.followed(escapeLine(cutLabel(names, LINE_LENGTH)), channelMention(group[0].place))
  })
  const more = channels.length - lines.length
  return [...lines, ...(more > 0 ? [SAYING.moreChannels(more)] : [])].join('\n')
}

/** All that a panel shows. */
export interface ServerPanel {
  readonly settings: ServerSettings
  readonly subscriptions: readonly Subscription[]
  readonly councils: Councils
  /** Whether Discord lets the bot read messages that do not mention it. */
  readonly mayRead: boolean
  /** The name of a channel, where the bot knows it. */
  channelName(id: string): string
}

/** The settings of a server, for one who may manage it: each choice is a menu, and counts at once. */
export function serverPanel({
  settings,
  subscriptions,
  councils,
  mayRead,
  channelName,
}: ServerPanel): Payload {
  const { channels, role } = settings
  const needsToRead = (channels.length > 0 || settings.showsCards) && !mayRead
  const followed = followedIn(subscriptions, councils)
  return payload(
    [
      drawText([heading(SAYING.title), small(SAYING.atOnce)].join('\n')),
      part(SAYING.council, SAYING.councilHint),
      menu('councils', councilOptions(settings.councils, councils), {
        placeholder: SAYING.noCouncil,
        most: OPTIONS_IN_SELECT,
      }),
      part(SAYING.channels, SAYING.channelsHint),
      inRow({
        type: ComponentType.ChannelSelect,
        custom_id: settingsId('channels'),
        placeholder: SAYING.noChannels,
        channel_types: [...WRITTEN_IN],
        min_values: 0,
        max_values: MOST_CHANNELS,
        default_values: channels
          .slice(0, MOST_CHANNELS)
          .map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
      }),
      drawText(strong(SAYING.answers)),
      eitherOf('answers', SAYING.answersPrivately, SAYING.answersPublicly, settings.answersPublicly),
      drawText(strong(SAYING.cards)),
      eitherOf('cards', SAYING.cardsOff, SAYING.cardsOn, settings.showsCards),
      ...(needsToRead ? [drawText(small(SAYING.withoutContent))] : []),
      drawText([strong(SAYING.news), followed === '' ? small(SAYING.newsHint) : followed].join('\n')),
      ...unfollowMenu(
        'unfollow',
        subscriptions,
        ({ place, council }) => `${councils.nameOf(council)} in #${channelName(place)}`,
      ),
      inRow({
        type: ComponentType.RoleSelect,
        custom_id: settingsId('role'),
        placeholder: `${SAYING.role}: ${SAYING.noRole.toLowerCase()}`,
        min_values: 0,
        max_values: 1,
        default_values: role === null ? [] : [{ id: role, type: SelectMenuDefaultValueType.Role }],
      }),
      {
        type: ComponentType.ActionRow,
        components: [
          button('mine', SAYING.titleOfPerson, ButtonStyle.Secondary),
          button('forget', SAYING.forget, ButtonStyle.Danger),
        ],
      },
    ],
    { accent: NEUTRAL, isPrivate: true },
  )
}
