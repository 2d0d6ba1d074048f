import type { Environment } from '../console/screen.js'
import { OFSTED, type Sites } from '../fetch/sites.js'
import { WrongUsage } from './usage.js'

function siteIn(env: Environment, name: string, usual: URL): URL {
  const given = env[name]
  if (!given) return usual
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return new URL(given)
  throw new WrongUsage(`${name} must be an address such as ${usual.origin}, not “${given}”.`)
}

/**
 * Where Ofsted's files and pages are had from: its own sites, or those in OFSTED_FILES and OFSTED_REPORTS.
 * @throws WrongUsage where one is no web address
 */
export const ofstedSites = (env: Environment): Sites => ({
  files: siteIn(env, 'OFSTED_FILES', OFSTED.files),
  reports: siteIn(env, 'OFSTED_REPORTS', OFSTED.reports),
})
