#!/usr/bin/env node

/** The oldest Node.js that Pilcrow runs on; package.json says the same. Nothing else is loaded before it is checked. */
const OLDEST = { major: 20, minor: 19 }

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) {
  // Not awaited here: what is too old to run Pilcrow may be too old to read that word in this place.
  void import('./program.js').then(({ program }) => program())
} else {
  process.stderr.write(
    `Pilcrow needs Node.js ${OLDEST.major}.${OLDEST.minor} or later; this is ${process.versions.node}.\n`,
  )
  process.exitCode = 1
}

export {}
