import { InteractionContextType, type RepliableInteraction } from 'discord.js'
import type { Reply } from '../../model/reply.js'
import { isPictured } from '../../picture/picture.js'
import type { Answered } from '../../pilcrow.js'
import { changeTo } from '../render/payload.js'
import type { Showing } from '../render/reply.js'
import type { Desk } from './desk.js'
import { announcing, inTime, reply as send } from './in-time.js'
import { sendPictured } from './send-pictured.js'

/**
 * Answers with a message of its own. Words go out at once; where there is a picture, the answer is announced first and
 * both come together, since drawing may take longer than the three seconds that Discord waits.
 */
export async function answerWith(
  interaction: RepliableInteraction,
  reply: Reply,
  showing: Showing,
  desk: Desk,
): Promise<void> {
  if (!isPictured(reply, showing.page)) {
    await send(interaction, desk.draw(reply, showing))
    return
  }
  if (!interaction.deferred) await announcing(interaction, showing.isPrivate)()
  await sendPictured(reply, showing, desk, (payload) => interaction.editReply(changeTo(payload)))
}

/** Whether somebody is alone with Pilcrow, so that an ordinary message is seen by nobody else. */
export const isAlone = ({ context }: RepliableInteraction): boolean =>
  context === InteractionContextType.BotDM

/** Answers for the one who asked alone; where they are alone with Pilcrow, as an ordinary message that stays. */
export async function answerPrivately(
  interaction: RepliableInteraction,
  answered: Promise<Answered>,
  desk: Desk,
): Promise<void> {
  const isPrivate = !isAlone(interaction)
  const { query, reply } = await inTime(answered, announcing(interaction, isPrivate))
  await answerWith(interaction, reply, { isPrivate, asker: interaction.user.id, query, page: 0 }, desk)
}
