import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { WORDING } from '../../src/discord/components/wording.js'
import { startLoopback } from '../../test/discord/loopback/discord.js'
import type { Answer } from '../../test/discord/loopback/interactions.js'
import { memberOf } from '../../test/discord/loopback/world.js'
import { people } from './people.js'
import { madeServers } from './servers.js'
import { type Heard, Passed } from './wire.js'

/**
 * The Discord of a load, in a process of its own: tells its parent where the bot and the generator find it, passes on
 * what the generator sends, and tells the generator what the bot does. Ends with its parent.
 */

/** Interaction types, as Discord numbers them. */
const TYPE = { command: 2, autocomplete: 4 } as const

/** As often as Discord wants it. */
const HEARTBEAT_MS = 41_250

const APOLOGIES = [WORDING.failed, WORDING.tooMany]

const isApology = (answer: Answer): boolean => {
  if (answer.did !== 'posted') return false
  const shown = JSON.stringify(answer.post.body)
  return APOLOGIES.some((words) => shown.includes(words))
}

const directChannel = (person: number): string => String(BigInt(1e6 + person) << 22n)

const [servers = '1'] = process.argv.slice(2)
const discord = await startLoopback({ heartbeatMs: HEARTBEAT_MS })
discord.gateway.servers.push(...madeServers(Number(servers) - 1))
const control = new WebSocketServer({ host: '127.0.0.1', port: 0 })
await once(control, 'listening')

function pass({ n, kind, data, person }: Passed, generator: WebSocket): void {
  const tell = (did: Heard['did']) => generator.send(JSON.stringify({ n, did } satisfies Heard))
  const user = people[person % people.length]
  if (!user) return
  // Every other person asks in direct messages, which are a channel of their own for each.
  const channel = { id: directChannel(person), type: 1, recipients: [user] }
  const direct = { user, channel, channel_id: channel.id, guild_id: undefined, member: undefined, context: 1 }
  const { acknowledged, answer } = discord.open(kind, {
    type: TYPE[kind],
    data,
    ...(person % 2 === 0 ? { member: memberOf(user) } : direct),
  })
  void acknowledged.then(() => tell('acknowledged'))
  void answer.then((given) => tell(isApology(given) ? 'apologised' : 'answered'))
}

control.on('connection', (generator) =>
  generator.on('message', (said) => pass(Passed.parse(JSON.parse(String(said))), generator)),
)
process.once('disconnect', () => process.exit())
process.send?.({ api: discord.api, control: (control.address() as AddressInfo).port })
