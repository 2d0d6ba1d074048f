import { type ClientOptions, type GuildMember, Options, type User } from 'discord.js'

/** Messages of one channel, so that an answer finds the one before it; and for how long, in seconds. */
const MESSAGES_IN_CHANNEL = 10
const MESSAGE_SECONDS = 15 * 60
const SWEEP_SECONDS = 5 * 60
/** People, and members of one server; beyond these, whoever came first is forgotten. */
const PEOPLE = 1000
const MEMBERS_IN_SERVER = 100

const isItself = ({ id, client }: User | GuildMember): boolean => id === client.user.id

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
