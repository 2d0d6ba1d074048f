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
