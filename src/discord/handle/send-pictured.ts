import type { Reply } from '../../model/reply.js'
import type { Payload } from '../render/payload.js'
import type { Showing } from '../render/reply.js'
import type { Desk } from './desk.js'
import { mayBeThePicture } from './refused.js'

/**
 * Sends a reply with its picture; where there is none, or Discord refuses it (the bot may not attach files there), the
 * words alone.
 */
export async function sendPictured(
  reply: Reply,
  showing: Showing,
  desk: Desk,
  send: (payload: Payload) => Promise<unknown>,
): Promise<void> {
  const payload = await desk.drawWithPicture(reply, showing)
  try {
    await send(payload)
  } catch (error) {
    if (payload.files.length === 0 || !mayBeThePicture(error)) throw error
    desk.log.warn('picture refused', { error })
    await send(desk.draw(reply, showing))
  }
}
