import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'

/** A line of the bot's log. */
export type Line = Readonly<Record<string, unknown>> & { readonly event: string }

export interface BotProcess {
  readonly pid: number
  readonly lines: () => Line[]
  /** All that it wrote, as it stands. */
  readonly written: () => string
  /** The first line of an event, once it is there. */
  said(event: string): Promise<Line>
  /** A page of its health port. */
  page(path: string): Promise<Response>
  signal(name: NodeJS.Signals): void
  /** Its exit status, once it has ended. */
  readonly ended: Promise<number | null>
}

const PATIENCE = { timeout: 30_000, interval: 10 }

/** Pilcrow as a process of its own, with settings of its own. */
export function startProcess(main: string, settings: Readonly<Record<string, string>>): BotProcess {
  const { DISCORD_TOKEN: _, PILCROW_LIBRARY: __, ...env } = process.env
  // Not beside the library that comes with Pilcrow.
  const folder = mkdtempSync(join(tmpdir(), 'pilcrow-bot-'))
  const own = { PILCROW_STORE: join(folder, 'settings.db') }
  const child = spawn(process.execPath, [main], { env: { ...env, ...own, ...settings } })
  child.once('close', () => rmSync(folder, { recursive: true, force: true }))
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      written += chunk
    })
  const lines = (): Line[] =>
    written
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
  const said = (event: string): Promise<Line> =>
    vi.waitUntil(() => lines().find((line) => line.event === event), PATIENCE)
  return {
    pid: child.pid ?? 0,
    lines,
    written: () => written,
    said,
    page: async (path) => fetch(`http://127.0.0.1:${(await said('health')).port}${path}`),
    signal: (name) => child.kill(name),
    ended: new Promise((done) => child.on('close', done)),
  }
}
