import { ButtonStyle, ComponentType } from 'discord.js'
import { drawText } from '../render/draw.js'
import { NEUTRAL } from '../render/look.js'
import { type Payload, payload } from '../render/payload.js'
import { button } from './menus.js'
import { SAYING } from './wording.js'

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
