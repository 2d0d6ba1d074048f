import { snowflake } from '../../test/discord/loopback/snowflake.js'
import { type Server, server } from '../../test/discord/loopback/world.js'

/** About what a lively server of a council's staff has; the bot keeps them all in memory. */
const CHANNELS = 40
const THREADS = 10

/** Servers that the bot is in besides the one where it is asked. */
export const madeServers = (count: number): Server[] =>
  Array.from({ length: Math.max(0, count) }, (_, at) => {
    const guild_id = snowflake()
    const channels = Array.from({ length: CHANNELS }, (_, position) => ({
      id: snowflake(),
      type: 0,
      guild_id,
      name: `channel-${position}`,
      topic: 'What is talked about here, in a sentence or two, as channels have it.',
      position,
      permission_overwrites: [],
    }))
    const threads = Array.from({ length: THREADS }, (_, position) => ({
      id: snowflake(),
      type: 11,
      guild_id,
      parent_id: channels[position]?.id ?? '',
      name: `thread-${position}`,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 1440,
        archive_timestamp: null,
        locked: false,
      },
    }))
    return server(guild_id, `Server ${at}`, { channels, threads })
  })
