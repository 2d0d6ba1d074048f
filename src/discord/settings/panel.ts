import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ChannelType,
  ComponentType,
  channelMention,
  SelectMenuDefaultValueType,
} from 'discord.js'
import type { Council, Councils } from '../../command/councils.js'
import { groupsOf } from '../../groups.js'
import type { ServerSettings, Subscription } from '../../settings/store.js'
import { escapeLine } from '../escape.js'
import { OPTIONS_IN_SELECT } from '../limits.js'
import { drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { heading, small, strong } from '../render/markdown.js'
import { type Payload, payload } from '../render/payload.js'
import { type SettingsAct, settingsId } from './custom-id.js'
import { SAYING } from './wording.js'

/** The value of the option that asks for a name. */
export const ANOTHER = '+'
export const [ON, OFF] = ['on', 'off'] as const

/** Channels in which questions can be answered without a mention: those that people write in. */
const WRITTEN_IN = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum] as const

/** Far more than any server needs, and no more than Discord lets one pick. */
const MOST_CHANNELS = OPTIONS_IN_SELECT

interface Option {
  readonly label: string
  readonly value: string
  readonly default?: boolean
}

const inRow = (
  component: APIComponentInMessageActionRow,
): APIActionRowComponent<APIComponentInMessageActionRow> => ({
  type: ComponentType.ActionRow,
  components: [component],
})

/** A menu of the settings, of which at least and at most so many are picked. */
const menu = (
  act: SettingsAct,
  options: readonly Option[],
  { placeholder, least = 0, most }: { placeholder: string; least?: number; most: number },
) =>
  inRow({
    type: ComponentType.StringSelect,
    custom_id: settingsId(act),
    placeholder,
    min_values: least,
    max_values: Math.min(most, options.length),
    options: [...options],
  })

const eitherOf = (act: SettingsAct, off: string, on: string, isOn: boolean) =>
  menu(
    act,
    [
      { label: off, value: OFF, default: !isOn },
      { label: on, value: ON, default: isOn },
    ],
    { placeholder: off, least: 1, most: 1 },
  )

const button = (act: SettingsAct, label: string, style: ButtonStyle.Danger | ButtonStyle.Secondary) => ({
  type: ComponentType.Button as const,
  custom_id: settingsId(act),
  label,
  style,
})

const part = (title: string, hint: string): APIComponentInContainer =>
  drawText([strong(title), small(hint)].join('\n'))

/** Those that are chosen, then as many of those that are held as there is room for; the last option asks for a name. */
function councilOptions(chosen: readonly string[], councils: Councils): Option[] {
  const room = OPTIONS_IN_SELECT - 1
  const named = (one: string): Council => ({ slug: one, name: councils.nameOf(one) })
  const others = councils.held.filter(({ slug }) => !chosen.includes(slug))
  const fitting = chosen.length + others.length <= room ? others : []
  const listed = [...chosen.map(named), ...fitting].sort((a, b) => a.name.localeCompare(b.name))
  return [
    ...listed
      .slice(0, room)
      .map(({ slug, name }) => ({ label: name, value: slug, default: chosen.includes(slug) })),
    { label: SAYING.another, value: ANOTHER },
  ]
}

const inWords = (slugs: readonly string[], councils: Councils): string =>
  new Intl.ListFormat('en-GB').format(slugs.map(councils.nameOf))

/** `#general: Devon and Kent`, a line a channel. */
const followedIn = (subscriptions: readonly Subscription[], councils: Councils): string =>
  groupsOf(subscriptions, ({ place }) => place)
    .map((group) => {
      const names = escapeLine(
        inWords(
          group.map(({ council }) => council),
          councils,
        ),
      )
      return SAYING.followed(names, channelMention(group[0]?.place ?? ''))
    })
    .join('\n')

/** What one subscription is called as the value of an option. */
export const subscriptionValue = ({ place, council }: Pick<Subscription, 'place' | 'council'>): string =>
  `${place}:${council}`

/** To stop following; as many as Discord takes in a menu. */
function unfollowMenu(
  act: SettingsAct,
  subscriptions: readonly Subscription[],
  label: (subscription: Subscription) => string,
): APIComponentInContainer[] {
  const options = subscriptions
    .slice(0, OPTIONS_IN_SELECT)
    .map((one) => ({ label: label(one).slice(0, 100), value: subscriptionValue(one) }))
  return options.length === 0
    ? []
    : [menu(act, options, { placeholder: SAYING.unfollow, most: OPTIONS_IN_SELECT })]
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

export interface PersonPanel {
  readonly council: string | null
  readonly subscriptions: readonly Subscription[]
  /** Who follows in the channel where it is asked; null in a direct message. */
  readonly ofChannel: readonly Subscription[] | null
  readonly councils: Councils
}

/** What a person has chosen, and what they and the channel follow. */
export function personPanel({ council, subscriptions, ofChannel, councils }: PersonPanel): Payload {
  const names = (list: readonly Subscription[]) =>
    escapeLine(
      inWords(
        list.map((one) => one.council),
        councils,
      ),
    )
  const here =
    ofChannel === null
      ? []
      : [ofChannel.length > 0 ? SAYING.channelFollows(names(ofChannel)) : SAYING.channelFollowsNothing]
  const own = subscriptions.length > 0 ? SAYING.youFollow(names(subscriptions)) : SAYING.youFollowNothing
  return payload(
    [
      drawText([heading(SAYING.titleOfPerson), small(SAYING.atOnce)].join('\n')),
      part(SAYING.councilOfPerson, SAYING.councilOfPersonHint),
      menu('council-mine', councilOptions(council === null ? [] : [council], councils), {
        placeholder: SAYING.noCouncil,
        most: 1,
      }),
      drawText([strong(SAYING.news), ...here, own].join('\n')),
      ...unfollowMenu('unfollow-mine', subscriptions, (one) => councils.nameOf(one.council)),
      {
        type: ComponentType.ActionRow,
        components: [button('forget-mine', SAYING.forgetMine, ButtonStyle.Danger)],
      },
    ],
    { accent: NEUTRAL, isPrivate: true },
  )
}

/** Asks before all is forgotten. */
export function forgetScreen(isOfServer: boolean): Payload {
  return payload(
    [
      drawText(isOfServer ? SAYING.forgetSure : SAYING.forgetMineSure),
      {
        type: ComponentType.ActionRow,
        components: [
          button(isOfServer ? 'forgotten' : 'forgotten-mine', SAYING.yes, ButtonStyle.Danger),
          button(isOfServer ? 'open' : 'mine', SAYING.no, ButtonStyle.Secondary),
        ],
      },
    ],
    { accent: NEUTRAL, isPrivate: true },
  )
}
