import { setTimeout as sleep } from 'node:timers/promises'
import { MessageFlags, type RepliableInteraction } from 'discord.js'
import { changeTo, type Payload } from '../render/payload.js'

/** Discord waits three seconds for a first sign, and some of them the question took to come here. */
const SOON_MS = 1500

/**
 * Waits for something; where that takes longer than Discord waits, announces first that an answer is coming. A library in a
 * database may be slow, or away for a moment.
 * @param announce says that there will be an answer, as `deferReply` does
 */
export async function inTime<Made>(making: Promise<Made>, announce: () => Promise<unknown>): Promise<Made> {
  const timer = new AbortController()
  const isSoon = await Promise.race([
    making.then(
      () => true,
      () => true,
    ),
    sleep(SOON_MS, false, { signal: timer.signal, ref: false }).catch(() => true),
  ])
  timer.abort()
  if (!isSoon) await announce()
  return making
}

/** Announces an answer that one person will see, or all in the channel. */
export const announcing = (interaction: RepliableInteraction, isPrivate: boolean) => (): Promise<unknown> =>
  interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {})

/** Answers with a message of its own, in the place of its announcement where there was one. */
export const reply = (interaction: RepliableInteraction, payload: Payload): Promise<unknown> =>
  interaction.deferred ? interaction.editReply(changeTo(payload)) : interaction.reply(payload)
