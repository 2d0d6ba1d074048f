import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { TOKEN } from '../../test/discord/loopback/world.js'
import { stopChild } from './child.js'

/** What the bot's process has used so far. */
export interface Used {
  /** Processor time, of all its threads. */
  readonly seconds: number
  readonly residentMb: number
  /** What JavaScript holds of it. */
  readonly heapMb: number
}

export interface BotUnderLoad {
  /** From its start to its being in Discord. */
  readonly readySeconds: number
  used(): Promise<Used>
  /** Lines of its log that tell of something wrong. */
  readonly complaints: readonly string[]
  /** Done when it has left. */
  stop(): Promise<void>
}

const PROGRAM = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))
const MIB = 2 ** 20

const numberIn = (metrics: string, name: string): number =>
  Number(metrics.match(new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm'))?.[1])

/** Pilcrow as whoever runs it starts it, its log included, in the Discord at this address. */
export async function startBot(api: string, library: string): Promise<BotUnderLoad> {
  const began = performance.now()
  const { DISCORD_TOKEN_FILE: _, PILCROW_SHARDS: __, ...inherited } = process.env
  const env = {
    ...inherited,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API: api,
    PILCROW_LIBRARY: library,
    PILCROW_LOG: 'json',
    PILCROW_HEALTH_PORT: '0',
  }
  const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'inherit', 'pipe'] })
  const complaints: string[] = []
  let port = 0
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (!line.includes('"level":"info"')) complaints.push(line)
      else if (line.includes('"event":"health"')) port = JSON.parse(line).port
      else if (line.includes('"event":"ready"')) resolve()
    })
    void once(child, 'exit').then(() => reject(new Error(`The bot ended: ${complaints.at(-1) ?? ''}`)))
  })
  await ready
  return {
    readySeconds: (performance.now() - began) / 1000,
    async used() {
      const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      return {
        seconds: numberIn(metrics, 'process_cpu_seconds_total'),
        residentMb: numberIn(metrics, 'process_resident_memory_bytes') / MIB,
        heapMb: numberIn(metrics, 'nodejs_heap_size_used_bytes') / MIB,
      }
    },
    complaints,
    stop: () => stopChild(child),
  }
}
