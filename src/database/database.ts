import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, Pool, PoolClient, QueryResultRow } from 'pg'
import { codeOf, reasonOf } from '../files/files.js'
import { LIBRARY_SCHEMA, migrateLibrary } from './migrations.js'

/** One connection, for as long as a transaction takes. */
export type Transaction = Pick<PoolClient, 'query'>

/** A library's database, on one host or several. */
export interface Database {
  /** Its hosts and its name, without a password. */
  readonly name: string
  /**
   * Reads, on any host that answers; where one is lost, on another, or after a pause.
   * @throws UnreachableError where none answers for some seconds
   */
  read<Row extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /**
   * Writes in one transaction, whole or not at all, on the host that takes writes. It may be tried again from its
   * beginning, where the host was lost or another writer stood in its way.
   * @throws UnreachableError where no host takes writes; what `work` throws
   */
  write<Made>(work: (connection: Transaction) => Promise<Made>): Promise<Made>
  /**
   * Hears what writers announce, for as long as the host that takes writes is there; goes on when it is there again.
   * Nobody may count on hearing everything. Gives what ends it.
   */
  listen(channel: string, hear: () => void): () => Promise<void>
  /** Does something while nobody else, on whatever machine, does anything under the same name: others wait. */
  alone(name: string, act: () => Promise<void>): Promise<void>
  /** Makes or renews the tables. Gives the names of the migrations that were run. */
  migrate(): Promise<string[]>
  close(): Promise<void>
}

/** How a connection is used. */
export interface Limits {
  /** Connections to each host at once. */
  readonly connections: number
  /** The longest that PostgreSQL may take over one statement of a reader's. */
  readonly statementMs: number
  /** Pauses between attempts to reach any host. */
  readonly pausesMs: readonly number[]
}

/** Discord waits three seconds for an answer's first sign. */
const CONNECT_MS = 2000
export const DATABASE_LIMITS: Limits = { connections: 4, statementMs: 5000, pausesMs: [100, 400, 1000] }

/** Before a connection that listens is made again. */
const LISTEN_AGAIN_MS = 1000

/**
 * Opens a library's database; nothing is asked of it yet.
 * @param given as PILCROW_DATABASE has it
 * @throws Error with a sentence where that is no address
 */
export async function openDatabase(given: string, limits: Limits = DATABASE_LIMITS): Promise<Database> {
  const { hosts, name } = addressOf(given)
  const { default: pg } = await import('pg')
  const settings = {
    connectionTimeoutMillis: CONNECT_MS,
    options: `-c search_path=${LIBRARY_SCHEMA}`,
    application_name: 'pilcrow',
    keepAlive: true,
  }
  const pools = hosts.map((connectionString): Pool => {
    const pool = new pg.Pool({
      ...settings,
      connectionString,
      max: limits.connections,
      statement_timeout: limits.statementMs,
      allowExitOnIdle: true,
    })
    // A connection that breaks while nobody uses it is made again when somebody does.
    pool.on('error', () => undefined)
    return pool
  })
  let isClosed = false
  /** The host that answered last; the next question goes there first. */
  let preferred = 0

  /** Does something with each host in turn until one has done it, over again after each pause. */
  async function withAny<Made>(
    attempt: (pool: Pool) => Promise<Made>,
    isElsewhere: (error: unknown) => boolean,
  ) {
    let last: unknown
    for (const pause of [0, ...limits.pausesMs]) {
      if (pause > 0) await sleep(pause)
      for (let each = 0; each < pools.length; each++) {
        const at = (preferred + each) % pools.length
        try {
          const made = await attempt(pools[at] as Pool)
          preferred = at
          return made
        } catch (error) {
          if (isClosed || !isElsewhere(error)) throw error
          last = error
        }
      }
    }
    throw last
  }

  async function read<Row extends QueryResultRow>(
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    try {
      const { rows } = await withAny((pool) => pool.query<Row>(sql, [...values]), isConnectionLost)
      return rows
    } catch (error) {
      throw told(error, name)
    }
  }

  async function transaction<Made>(
    pool: Pool,
    work: (connection: Transaction) => Promise<Made>,
  ): Promise<Made> {
    const client = await pool.connect()
    // A connection that breaks between two statements is noticed by the next one.
    const ignore = () => undefined
    client.on('error', ignore)
    let isBroken = false
    try {
      await client.query('begin')
      await assertPrimary(client)
      await client.query('set local statement_timeout = 0')
      const made = await work(client)
      await client.query('commit')
      return made
    } catch (error) {
      isBroken = isConnectionLost(error)
      if (!isBroken) await client.query('rollback').catch(() => undefined)
      throw error
    } finally {
      client.off('error', ignore)
      client.release(isBroken)
    }
  }

  async function write<Made>(work: (connection: Transaction) => Promise<Made>): Promise<Made> {
    const isElsewhere = (error: unknown) => isConnectionLost(error) || isReadOnly(error) || isCrossed(error)
    try {
      return await withAny((pool) => transaction(pool, work), isElsewhere)
    } catch (error) {
      throw told(error, name)
    }
  }

  function listen(channel: string, hear: () => void): () => Promise<void> {
    let ended = false
    let client: Client | null = null
    const hearing = (async () => {
      while (!ended) {
        for (const connectionString of hosts) {
          if (ended) return
          const own = new pg.Client({ ...settings, connectionString })
          const lost = new Promise<void>((resolve) => {
            own.on('error', () => resolve())
            own.on('end', () => resolve())
          })
          try {
            await own.connect()
            client = own
            own.on('notification', hear)
            // A standby has no LISTEN, and says so.
            await own.query(`listen ${channel}`)
            // What was announced while nobody listened.
            hear()
            await lost
          } catch {
            // Whoever listens also looks from time to time.
          }
          await own.end().catch(() => undefined)
        }
        if (!ended) await sleep(LISTEN_AGAIN_MS, undefined, { ref: false })
      }
    })()
    return async () => {
      ended = true
      await client?.end().catch(() => undefined)
      await Promise.race([hearing, sleep(LISTEN_AGAIN_MS, undefined, { ref: false })])
    }
  }

  return {
    name,
    read,
    write,
    listen,
    async alone(name, act) {
      // Where the connection is lost meanwhile it is not begun again.
      let begun: Promise<void> | null = null
      await write(async (connection) => {
        await connection.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name])
        begun ??= act()
        await begun
      })
    },
    async migrate() {
      const isElsewhere = (error: unknown) => isConnectionLost(error) || isReadOnly(error)
      try {
        return await withAny(async (pool) => {
          await assertPrimary(pool)
          return migrateLibrary(pool)
        }, isElsewhere)
      } catch (error) {
        throw told(error, name)
      }
    },
    async close() {
      if (isClosed) return
      isClosed = true
      await Promise.all(pools.map((pool) => pool.end()))
    },
  }
}

/** @throws ReadOnlyError on a host that only copies another */
async function assertPrimary(connection: { query: Transaction['query'] }): Promise<void> {
  const { rows } = await connection.query<{ copies: boolean }>('select pg_is_in_recovery() as copies')
  if (rows[0]?.copies) throw new ReadOnlyError()
}

/** What PostgreSQL says of a user who may not do something. */
const NOT_PERMITTED = '42501'

/** An error of the system's or PostgreSQL's as a sentence to people, where it is one that they can do something about. */
function told(error: unknown, name: string): unknown {
  if (isConnectionLost(error))
    return new UnreachableError(`The database ${name} cannot be reached just now: ${short(error)}`)
  if (isReadOnly(error))
    return new UnreachableError(`The database ${name} can only be read just now: no host takes writes.`)
  if (codeOf(error) === QUERY_TOO_SLOW)
    return new UnreachableError(`The database ${name} takes too long over this just now.`)
  if (codeOf(error) === NOT_PERMITTED)
    return new Error(`The database ${name} does not let this user do that: ${short(error)}`)
  return error
}

const short = (error: unknown): string => `${reasonOf(error).split('\n')[0]?.replace(/\.$/, '')}.`

/** Where a library is kept in PostgreSQL: one database, on one host or on several that hold the same. */
export interface Address {
  /** An address for each host, in the order in which they are tried. */
  readonly hosts: readonly string[]
  /** The hosts and the database's name, as people may read them: no user, no password. */
  readonly name: string
}

const FORM = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?#@]+)(\/[^?#]*)?(\?.*)?$/

const EXAMPLE = 'postgresql://user:password@host:5432/pilcrow'

/**
 * An address as libpq takes it, with several hosts where the database has replicas:
 * `postgresql://user@one:5432,two:5432/pilcrow`.
 * @throws Error with a sentence, which does not repeat the address: it may hold a password
 */
export function addressOf(given: string): Address {
  const [, before, hosts = '', path = '', options = ''] = FORM.exec(given.trim()) ?? []
  const each = hosts.split(',').map((host) => host.trim())
  const addresses = each.map((host) => `${before}${host}${path}${options}`)
  if (before === undefined || each.includes('') || !addresses.every((address) => URL.canParse(address)))
    throw new Error(`PILCROW_DATABASE is the address of a PostgreSQL database, such as ${EXAMPLE}.`)
  return { hosts: addresses, name: `${each.join(', ')}${path}` }
}

/** No host of the database answers, or none that may be written to; the message says which, for whoever asked something. */
export class UnreachableError extends Error {
  override name = 'UnreachableError'
}

/** What the system and PostgreSQL say where a connection is lost, or cannot be had for the moment. */
const LOST = new Set([
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
  ],
  // Shut down by an administrator, after a crash of another process, not yet started; and too many are connected.
  ...['57P01', '57P02', '57P03', '53300'],
])

/** What pg itself says of it, without a code. */
const LOST_WORDS =
  /connection terminated|timeout exceeded when trying to connect|connection ended|client has encountered a connection error|connection error and is not queryable/i

const isConnectionLost = (error: unknown): boolean =>
  error instanceof Error &&
  (LOST.has(codeOf(error)) || codeOf(error).startsWith('08') || LOST_WORDS.test(error.message))

/** Two writers that waited for each other, of which PostgreSQL has stopped one: it may try again at once. */
const isCrossed = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error))

/** A host that only copies another cannot be written to. */
class ReadOnlyError extends Error {
  override name = 'ReadOnlyError'
}

const isReadOnly = (error: unknown): boolean => error instanceof ReadOnlyError || codeOf(error) === '25006'

const QUERY_TOO_SLOW = '57014'
