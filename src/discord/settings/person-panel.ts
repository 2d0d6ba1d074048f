import { ButtonStyle, ComponentType, type RepliableInteraction } from 'discord.js'
import type { CouncilDirectory } from '../../command/councils.js'
import type { Subscription } from '../../settings/store.js'
import { bold, escapeLine, headingLine, subtext } from '../components/markdown.js'
import { containerMessage, drawText, NEUTRAL_COLOUR, type Payload } from '../components/payload.js'
import type { SettingsContext } from './acts.js'
import {
  councilNames,
  councilOptions,
  menuHeading,
  settingsButton,
  settingsMenu,
  unfollowMenu,
} from './menus.js'
import { SETTINGS_WORDING } from './wording.js'

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
