import { execFile, execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A PostgreSQL of a test's own: a cluster in a temporary folder, on a loopback port. */
export interface Cluster {
  /** As in PILCROW_DATABASE. */
  readonly address: string
  readonly port: number
  /** Starts a second one that copies this one, as a standby does. */
  standby(): Promise<Cluster>
  /** Stops the server at once, as a crash does, and starts it again. */
  crash(): Promise<void>
  start(): Promise<void>
  /** Makes a standby a server that takes writes. */
  promote(): Promise<void>
  /** Stops it, and leaves what it holds. */
  stop(): Promise<void>
  /** Stops it and takes its folder away. */
  end(): Promise<void>
}

const DEBIAN = '/usr/lib/postgresql'

/** Where Debian puts the programs of its newest PostgreSQL; null where there is none. */
function programs(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = versions.map((version) => join(DEBIAN, version, 'bin'))
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}

/** Whether this machine has a PostgreSQL; where it has none, the tests that need one say so and are skipped. */
export const hasPostgres = (): boolean => programs() !== null

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** PostgreSQL does not run as root: the user that Debian made for it does it then. */
export function clusterOwner(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {}
  const id = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

const run = promisify(execFile)

/**
 * Starts one, in a folder of its own or in one that is given, where it may stand from before.
 * @param settings of PostgreSQL's, as `shared_buffers=1GB`
 * @throws Error where this machine has no PostgreSQL
 */
export async function startCluster(given?: string, settings: readonly string[] = []): Promise<Cluster> {
  const { folder, call } = workshop(given)
  const data = join(folder, 'data')
  if (!existsSync(data))
    await call('initdb', [
      '-D',
      data,
      '-U',
      'pilcrow',
      '-A',
      'trust',
      '--no-sync',
      '-E',
      'UTF8',
      '--locale=C',
    ])
  return runningIn(folder, data, call, settings)
}

function workshop(given?: string) {
  const bin = programs()
  if (bin === null) throw new Error('This machine has no PostgreSQL.')
  const owner = clusterOwner()
  const folder = given ?? mkdtempSync(join(tmpdir(), 'pilcrow-postgres-'))
  mkdirSync(folder, { recursive: true })
  if ('uid' in owner) chownSync(folder, owner.uid as number, owner.gid as number)
  const call = (program: string, args: readonly string[]) =>
    run(join(bin, program), [...args], { ...owner, cwd: folder })
  return { folder, call }
}

async function runningIn(
  folder: string,
  data: string,
  call: ReturnType<typeof workshop>['call'],
  settings: readonly string[] = [],
): Promise<Cluster> {
  const port = await freePort()
  const all = [
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=60'],
    ...settings,
  ]
  const options = [`-p ${port}`, ...all.map((setting) => `-c ${setting}`)].join(' ')
  const control = (...args: string[]) => call('pg_ctl', ['-D', data, '-w', ...args])
  const start = async () => void (await control('-o', options, '-l', join(folder, 'log'), 'start'))
  const crash = async () => void (await control('-m', 'immediate', 'stop'))
  await start()
  return {
    address: `postgresql://pilcrow@127.0.0.1:${port}/postgres`,
    port,
    async standby() {
      const other = workshop()
      const copy = join(other.folder, 'data')
      const from = ['-h', '127.0.0.1', '-p', String(port), '-U', 'pilcrow']
      await other.call('pg_basebackup', [...from, '-D', copy, '-R', '-c', 'fast'])
      return runningIn(other.folder, copy, other.call)
    },
    start,
    crash,
    stop: async () => void (await control('-m', 'fast', 'stop')),
    promote: async () => void (await control('promote')),
    async end() {
      await crash().catch(() => undefined)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
