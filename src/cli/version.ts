import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageData } from '../vocabulary/data.js'

/** The version that package.json states. */
export function version(): string {
  const stated: unknown = JSON.parse(readFileSync(join(dirname(packageData()), 'package.json'), 'utf8'))
  return String((stated as { version?: unknown }).version)
}
