import { ButtonStyle, ComponentType } from 'discord.js'
import type { Councils } from '../../command/councils.js'
import type { Subscription } from '../../settings/store.js'
import { escapeLine } from '../escape.js'
import { drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { heading, small, strong } from '../render/markdown.js'
import { type Payload, payload } from '../render/payload.js'
import { button, councilOptions, inWords, menu, part, unfollowMenu } from './menus.js'
import { SAYING } from './wording.js'

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
