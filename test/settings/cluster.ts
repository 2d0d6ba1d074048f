import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL of a test's own: a cluster in a temporary folder, on a loopback port. */
export interface Cluster {
  /** As in PILCROW_DATABASE. */
  readonly address: string
  stop(): void
}

const DEBIAN = '/usr/lib/postgresql'

/** Where Debian puts the programs of its newest PostgreSQL; null where there is none. */
function programs(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = versions.map((version) => join(DEBIAN, version, 'bin'))
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** PostgreSQL does not run as root: the user that Debian made for it does it then. */
function userId(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {}
  const id = (what: string) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** Starts one; null where this machine has no PostgreSQL, and then its tests are skipped. */
export async function startCluster(): Promise<Cluster | null> {
  const bin = programs()
  if (bin === null) return null
  const user = userId()
  const folder = mkdtempSync(join(tmpdir(), 'pilcrow-postgres-'))
  if ('uid' in user) chownSync(folder, user.uid as number, user.gid as number)
  const data = join(folder, 'data')
  const run = (program: string, args: readonly string[]) =>
    execFileSync(join(bin, program), args, { ...user, cwd: folder, stdio: 'ignore' })
  run('initdb', ['-D', data, '-U', 'pilcrow', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'])
  const port = await freePort()
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  run('pg_ctl', ['-D', data, '-w', '-o', options, '-l', join(folder, 'log'), 'start'])
  return {
    address: `postgres://pilcrow@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
