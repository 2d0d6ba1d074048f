import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageData } from '../vocabulary/data.js'

/** The version that package.json states. */
export function version(): string {
  const stated: unknown = JSON.parse(readFileSync(join(dirname(packageData()), 'package.json'), 'utf8'))
  return String((stated as { version?: unknown }).version)
}

/** How Pilcrow names itself to Ofsted's site: what it is and does, for whoever reads the site's log. */
export const fetchAgent = (): string =>
  `Pilcrow/${version()} (finds and cites inspection reports; Node.js ${process.versions.node})`
