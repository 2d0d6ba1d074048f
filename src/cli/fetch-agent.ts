import { version } from './version.js'

/** How Pilcrow names itself to Ofsted's site: what it is and does, for whoever reads the site's log. */
export const fetchAgent = (): string =>
  `Pilcrow/${version()} (finds and cites inspection reports; Node.js ${process.versions.node})`
