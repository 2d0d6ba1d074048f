import {
  type APIActionRowComponent,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ChannelType,
  ComponentType,
  channelMention,
  GatewayIntentBits,
  type RepliableInteraction,
  SelectMenuDefaultValueType,
} from 'discord.js'
import { groupsOf } from '../../collections/collections.js'
import type { CouncilDirectory, NamedCouncil } from '../../command/choice-lists.js'
import type { ServerSettings, Subscription } from '../../settings/store.js'
import { cutLabel } from '../../text/fit.js'
import { listInWords } from '../../text/in-words.js'
import { bold, escapeLine, headingLine, subtext } from '../components/markdown.js'
import { containerMessage, drawText, NEUTRAL_COLOUR, type Payload } from '../components/payload.js'
import { SETTINGS_WORDING } from '../components/wording.js'
import { OPTION_LENGTH, OPTIONS_IN_SELECT } from '../protocol.js'
import { OFF, ON, type SettingsAct, type SettingsContext, settingsId, subscriptionValue } from './acts.js'

/** What settings look like: the menus and buttons of which they are made, a server's panel and a person's. */

/** The value of the option that asks for a name. */
export const ANOTHER_VALUE = '+'

interface MenuOption {
  readonly label: string
  readonly value: string
  readonly default?: boolean
}

/** One menu in a row of its own. */
const inRow = (
  component: APIComponentInMessageActionRow,
): APIActionRowComponent<APIComponentInMessageActionRow> => ({
  type: ComponentType.ActionRow,
  components: [component],
})

/** A menu of the settings, of which at least and at most so many are picked. */
const settingsMenu = (
  act: SettingsAct,
  options: readonly MenuOption[],
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

/** A menu of two. */
const onOffMenu = (act: SettingsAct, off: string, on: string, isOn: boolean) =>
  settingsMenu(
    act,
    [
      { label: off, value: OFF, default: !isOn },
      { label: on, value: ON, default: isOn },
    ],
    { placeholder: off, least: 1, most: 1 },
  )

export const settingsButton = (
  act: SettingsAct,
  label: string,
  style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Danger,
) => ({
  type: ComponentType.Button as const,
  custom_id: settingsId(act),
  label,
  style,
})

/** What a menu is for, in two lines over it. */
const menuHeading = (title: string, hint: string): APIComponentInContainer =>
  drawText([bold(title), subtext(hint)].join('\n'))

/** Those that are chosen, then as many of those that are held as there is room for; the last option asks for a name. */
function councilOptions(chosen: readonly string[], councils: CouncilDirectory): MenuOption[] {
  const room = OPTIONS_IN_SELECT - 1
  const named = (one: string): NamedCouncil => ({ slug: one, name: councils.nameOf(one) })
  const others = councils.held.filter(({ slug }) => !chosen.includes(slug))
  const fitting = chosen.length + others.length <= room ? others : []
  const listed = [...chosen.map(named), ...fitting].sort((a, b) => a.name.localeCompare(b.name))
  return [
    ...listed
      .slice(0, room)
      .map(({ slug, name }) => ({ label: name, value: slug, default: chosen.includes(slug) })),
    { label: SETTINGS_WORDING.another, value: ANOTHER_VALUE },
  ]
}

/** `Devon and Kent` */
const councilNames = (slugs: readonly string[], councils: CouncilDirectory): string =>
  listInWords(slugs.map(councils.nameOf))

/** To stop following; as many as Discord takes in a menu. */
function unfollowMenu(
  act: SettingsAct,
  subscriptions: readonly Subscription[],
  label: (subscription: Subscription) => string,
): APIComponentInContainer[] {
  const options = subscriptions
    .slice(0, OPTIONS_IN_SELECT)
    .map((one) => ({ label: cutLabel(label(one), OPTION_LENGTH), value: subscriptionValue(one) }))
  return options.length === 0
    ? []
    : [settingsMenu(act, options, { placeholder: SETTINGS_WORDING.unfollow, most: OPTIONS_IN_SELECT })]
}

/** Asks before all is forgotten. */
export function forgetScreen(isOfServer: boolean): Payload {
  return containerMessage(
    [
      drawText(isOfServer ? SETTINGS_WORDING.forgetSure : SETTINGS_WORDING.forgetMineSure),
      {
        type: ComponentType.ActionRow,
        components: [
          settingsButton(
            isOfServer ? 'forgotten' : 'forgotten-mine',
            SETTINGS_WORDING.yes,
            ButtonStyle.Danger,
          ),
          settingsButton(isOfServer ? 'open' : 'mine', SETTINGS_WORDING.no, ButtonStyle.Secondary),
        ],
      },
    ],
    { accent: NEUTRAL_COLOUR, isPrivate: true },
  )
}

/** Channels in which questions can be answered without a mention: those that people write in. */
const LISTENABLE_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
] as const

/** Far more than any server needs, and no more than Discord lets one pick. */
const MOST_CHANNELS = OPTIONS_IN_SELECT

/** So many channels are listed with what they follow, each in so many characters: a message holds 4,000. */
const CHANNELS_LISTED = 8
const MAX_FOLLOWED_LENGTH = 300

/** `#general: Devon and Kent`, a line a channel. */
function followedIn(subscriptions: readonly Subscription[], councils: CouncilDirectory): string {
  const channels = groupsOf(subscriptions, ({ place }) => place)
  const lines = channels.slice(0, CHANNELS_LISTED).map((group) => {
    const names = councilNames(
      group.map(({ council }) => council),
      councils,
    )
    return SETTINGS_WORDING.followed(
      escapeLine(cutLabel(names, MAX_FOLLOWED_LENGTH)),
      channelMention(group[0].place),
    )
  })
  const more = channels.length - lines.length
  return [...lines, ...(more > 0 ? [SETTINGS_WORDING.moreChannels(more)] : [])].join('\n')
}

/** All that a panel shows. */
interface ServerPanel {
  readonly settings: ServerSettings
  readonly subscriptions: readonly Subscription[]
  readonly councils: CouncilDirectory
  /** Whether Discord lets the bot read messages that do not mention it. */
  readonly mayRead: boolean
  /** The name of a channel, where the bot knows it. */
  channelName(id: string): string
}

/** The settings of a server, for one who may manage it: each choice is a menu, and counts at once. */
function serverPanel({ settings, subscriptions, councils, mayRead, channelName }: ServerPanel): Payload {
  const { channels, role } = settings
  const needsToRead = (channels.length > 0 || settings.showsCards) && !mayRead
  const followed = followedIn(subscriptions, councils)
  return containerMessage(
    [
      drawText([headingLine(SETTINGS_WORDING.title), subtext(SETTINGS_WORDING.atOnce)].join('\n')),
      menuHeading(SETTINGS_WORDING.council, SETTINGS_WORDING.councilHint),
      settingsMenu('councils', councilOptions(settings.councils, councils), {
        placeholder: SETTINGS_WORDING.noCouncil,
        most: OPTIONS_IN_SELECT,
      }),
      menuHeading(SETTINGS_WORDING.channels, SETTINGS_WORDING.channelsHint),
      inRow({
        type: ComponentType.ChannelSelect,
        custom_id: settingsId('channels'),
        placeholder: SETTINGS_WORDING.noChannels,
        channel_types: [...LISTENABLE_CHANNELS],
        min_values: 0,
        max_values: MOST_CHANNELS,
        default_values: channels
          .slice(0, MOST_CHANNELS)
          .map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
      }),
      drawText(bold(SETTINGS_WORDING.answers)),
      onOffMenu(
        'answers',
        SETTINGS_WORDING.answersPrivately,
        SETTINGS_WORDING.answersPublicly,
        settings.answersPublicly,
      ),
      drawText(bold(SETTINGS_WORDING.cards)),
      onOffMenu('cards', SETTINGS_WORDING.cardsOff, SETTINGS_WORDING.cardsOn, settings.showsCards),
      ...(needsToRead ? [drawText(subtext(SETTINGS_WORDING.withoutContent))] : []),
      drawText(
        [bold(SETTINGS_WORDING.news), followed === '' ? subtext(SETTINGS_WORDING.newsHint) : followed].join(
          '\n',
        ),
      ),
      ...unfollowMenu(
        'unfollow',
        subscriptions,
        ({ place, council }) => `${councils.nameOf(council)} in #${channelName(place)}`,
      ),
      inRow({
        type: ComponentType.RoleSelect,
        custom_id: settingsId('role'),
        placeholder: `${SETTINGS_WORDING.role}: ${SETTINGS_WORDING.noRole.toLowerCase()}`,
        min_values: 0,
        max_values: 1,
        default_values: role === null ? [] : [{ id: role, type: SelectMenuDefaultValueType.Role }],
      }),
      {
        type: ComponentType.ActionRow,
        components: [
          settingsButton('mine', SETTINGS_WORDING.titleOfPerson, ButtonStyle.Secondary),
          settingsButton('forget', SETTINGS_WORDING.forget, ButtonStyle.Danger),
        ],
      },
    ],
    { accent: NEUTRAL_COLOUR, isPrivate: true },
  )
}

/** The settings of the server where something was pressed or typed, drawn from the store. */
export async function serverScreen(
  { client, guildId }: Pick<RepliableInteraction, 'client' | 'guildId'>,
  { store, context }: SettingsContext,
): Promise<Payload> {
  const server = guildId ?? ''
  const [settings, subscriptions] = await Promise.all([store.server(server), store.subscriptions({ server })])
  return serverPanel({
    settings,
    subscriptions,
    councils: context.pilcrow.councils,
    mayRead: client.options.intents.has(GatewayIntentBits.MessageContent),
    channelName(id) {
      const channel = client.channels.cache.get(id)
      return channel && 'name' in channel ? (channel.name ?? id) : id
    },
  })
}

interface PersonPanel {
  readonly council: string | null
  readonly subscriptions: readonly Subscription[]
  /** Who follows in the channel where it is asked; null in a direct message. */
  readonly ofChannel: readonly Subscription[] | null
  readonly councils: CouncilDirectory
}

/** What a person has chosen, and what they and the channel follow. */
function personPanel({ council, subscriptions, ofChannel, councils }: PersonPanel): Payload {
  const names = (list: readonly Subscription[]) =>
    escapeLine(
      councilNames(
        list.map((one) => one.council),
        councils,
      ),
    )
  const here =
    ofChannel === null
      ? []
      : [
          ofChannel.length > 0
            ? SETTINGS_WORDING.channelFollows(names(ofChannel))
            : SETTINGS_WORDING.channelFollowsNothing,
        ]
  const own =
    subscriptions.length > 0
      ? SETTINGS_WORDING.youFollow(names(subscriptions))
      : SETTINGS_WORDING.youFollowNothing
  return containerMessage(
    [
      drawText([headingLine(SETTINGS_WORDING.titleOfPerson), subtext(SETTINGS_WORDING.atOnce)].join('\n')),
      menuHeading(SETTINGS_WORDING.councilOfPerson, SETTINGS_WORDING.councilOfPersonHint),
      settingsMenu('council-mine', councilOptions(council === null ? [] : [council], councils), {
        placeholder: SETTINGS_WORDING.noCouncil,
        most: 1,
      }),
      drawText([bold(SETTINGS_WORDING.news), ...here, own].join('\n')),
      ...unfollowMenu('unfollow-mine', subscriptions, (one) => councils.nameOf(one.council)),
      {
        type: ComponentType.ActionRow,
        components: [settingsButton('forget-mine', SETTINGS_WORDING.forgetMine, ButtonStyle.Danger)],
      },
    ],
    { accent: NEUTRAL_COLOUR, isPrivate: true },
  )
}

/** What a person has chosen, and what they and the channel follow. */
export async function personScreen(
  { user, guildId, channelId }: Pick<RepliableInteraction, 'user' | 'guildId' | 'channelId'>,
  { store, context }: SettingsContext,
): Promise<Payload> {
  const [council, subscriptions, ofServer] = await Promise.all([
    store.councilOf(user.id),
    store.subscriptions({ person: user.id }),
    guildId === null ? null : store.subscriptions({ server: guildId }),
  ])
  const ofChannel = ofServer?.filter(({ place }) => place === channelId) ?? null
  return personPanel({ council, subscriptions, ofChannel, councils: context.pilcrow.councils })
}
