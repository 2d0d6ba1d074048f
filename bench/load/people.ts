import type { User } from '../../test/discord/loopback/world.js'

/**
 * So many that nobody asks oftener than a person would: the bot lets one ask twenty times in ten seconds. And so many that
 * the bot cannot keep them all in mind.
 */
const PEOPLE = 10_000

/** People, each asking in turn. */
export const people: readonly User[] = Array.from({ length: PEOPLE }, (_, at) => ({
  id: String(BigInt(at + 1) << 22n),
  username: `person${at}`,
  global_name: `Person ${at}`,
  discriminator: '0',
  avatar: null,
  bot: false,
}))
