import type { RepliableInteraction } from 'discord.js'
import type { Reply } from '../../model/reply.js'
import { changeTo } from '../render/payload.js'
import type { Showing } from '../render/reply.js'
import { type Desk, isPictured } from './desk.js'
import { announcing, reply as send } from './in-time.js'
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
