import { setTimeout as sleep } from 'node:timers/promises'
import { InteractionContextType, MessageFlags, type RepliableInteraction } from 'discord.js'
import type { Reply } from '../../model/reply.js'
import { redactedError } from '../../operate/log.js'
import { isPictured } from '../../picture/picture.js'
import type { Answered } from '../../pilcrow/pilcrow.js'
import type { BotContext } from '../bot-context.js'
import { asEdit, type Payload } from '../components/payload.js'
import { mayBeThePicture } from '../protocol.js'
import type { ReplyView } from '../reply/reply.js'

/** Discord waits three seconds for a first sign, and some of them the question took to come here. */
const DEFER_AFTER_MS = 1500

/**
 * Deferral: waits for something; where that takes longer than Discord waits, announces first that an answer is coming. A
 * library in a database may be slow, or away for a moment.
 * @param announce says that there will be an answer, as `deferReply` does
 */
export async function deferIfSlow<Made>(
  making: Promise<Made>,
  announce: () => Promise<unknown>,
): Promise<Made> {
  const timer = new AbortController()
  const isSoon = await Promise.race([
    making.then(
      () => true,
      () => true,
    ),
    sleep(DEFER_AFTER_MS, false, { signal: timer.signal, ref: false }).catch(() => true),
  ])
  timer.abort()
  if (!isSoon) await announce()
  return making
}

/** Announces an answer that one person will see, or all in the channel. */
export const deferral = (interaction: RepliableInteraction, isPrivate: boolean) => (): Promise<unknown> =>
  interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {})

/** Answers with a message of its own, in the place of its announcement where there was one. */
export const sendPayload = (interaction: RepliableInteraction, payload: Payload): Promise<unknown> =>
  interaction.deferred ? interaction.editReply(asEdit(payload)) : interaction.reply(payload)

/**
 * Sends a reply with its picture; where there is none, or Discord refuses it (the bot may not attach files there), the
 * words alone.
 */
export async function sendWithPicture(
  reply: Reply,
  showing: ReplyView,
  context: BotContext,
  send: (payload: Payload) => Promise<unknown>,
): Promise<void> {
  const payload = await context.drawWithPicture(reply, showing)
  try {
    await send(payload)
  } catch (error) {
    if (payload.files.length === 0 || !mayBeThePicture(error)) throw error
    context.log.warn('picture refused', { error })
    await send(context.draw(reply, showing))
  }
}

/**
 * Answers with a message of its own. Words go out at once; where there is a picture, the answer is announced first and
 * both come together, since drawing may take longer than the three seconds that Discord waits.
 */
export async function sendReply(
  interaction: RepliableInteraction,
  reply: Reply,
  showing: ReplyView,
  context: BotContext,
): Promise<void> {
  if (!isPictured(reply, showing.page)) {
    await sendPayload(interaction, context.draw(reply, showing))
    return
  }
  if (!interaction.deferred) await deferral(interaction, showing.isPrivate)()
  await sendWithPicture(reply, showing, context, (payload) => interaction.editReply(asEdit(payload)))
}

/** Whether somebody is alone with Pilcrow, so that an ordinary message is seen by nobody else. */
export const isDirectMessage = ({ context }: RepliableInteraction): boolean =>
  context === InteractionContextType.BotDM

/** Answers for the one who asked alone; where they are alone with Pilcrow, as an ordinary message that stays. */
export async function answerPrivately(
  interaction: RepliableInteraction,
  answered: Promise<Answered>,
  context: BotContext,
): Promise<void> {
  const isPrivate = !isDirectMessage(interaction)
  const { query, reply } = await deferIfSlow(answered, deferral(interaction, isPrivate))
  await sendReply(interaction, reply, { isPrivate, asker: interaction.user.id, query, page: 0 }, context)
}

/**
 * What to log of a failure: itself, or where the one who asked could not be told of it either, both in one.
 * @param telling settles once they were told, or could not be
 */
export const combinedError = (error: unknown, telling: Promise<unknown>): Promise<unknown> =>
  telling.then(
    () => error,
    (second) => new Error(`Nor could the one who asked be told (${redactedError(second)})`, { cause: error }),
  )
