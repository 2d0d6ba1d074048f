import { type Channel, type ClientOptions, type GuildMember, Options, type User } from 'discord.js'

/** Messages of one channel, so that an answer finds the one before it; and for how long, in seconds. */
const MESSAGES_IN_CHANNEL = 10
const MESSAGE_SECONDS = 15 * 60
const SWEEP_SECONDS = 5 * 60
/** People, and members of one server; beyond these, whoever came first is forgotten. */
export const PEOPLE = 1000
const MEMBERS_IN_SERVER = 100

const isItself = ({ id, client }: User | GuildMember): boolean => id === client.user.id

/** As much of the client's list of channels as forgetting one asks for. */
interface Channels {
  readonly cache: Pick<Map<string, Pick<Channel, 'isDMBased'>>, 'delete' | 'get'>
}

/**
 * Forgets direct messages: each person's is a channel of its own with its last messages in it, and discord.js has no limit
 * for channels. Gives what is to be told of each channel in which something is said: the last thousand are kept.
 */
export function forgettingDirect({ cache }: Channels): (channel: string | null) => void {
  const heard = new Set<string>()
  return (id) => {
    if (id === null || cache.get(id)?.isDMBased() !== true) return
    heard.delete(id)
    heard.add(id)
    const [quietest] = heard
    if (heard.size <= PEOPLE || quietest === undefined) return
    heard.delete(quietest)
    cache.delete(quietest)
  }
}

/**
 * What discord.js keeps in memory of what Discord sends: little, and not for long. By itself it forgets no person it
 * has ever heard from.
 */
export const briefMemory = (): Pick<ClientOptions, 'makeCache' | 'sweepers'> => ({
  makeCache: Options.cacheWithLimits({
    ...Options.DefaultMakeCacheSettings,
    MessageManager: MESSAGES_IN_CHANNEL,
    UserManager: { maxSize: PEOPLE, keepOverLimit: isItself },
    GuildMemberManager: { maxSize: MEMBERS_IN_SERVER, keepOverLimit: isItself },
  }),
  sweepers: {
    ...Options.DefaultSweeperSettings,
    messages: { interval: SWEEP_SECONDS, lifetime: MESSAGE_SECONDS },
  },
})
