#!/usr/bin/env node

/**
 * The oldest Node.js that Pilcrow runs on, of each line that is kept up; package.json says the same. Nothing else is loaded
 * before it is checked.
 */
const OLDEST = [
  { major: 20, minor: 19 },
  { major: 22, minor: 12 },
]
const NEWER = 23

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major >= NEWER || OLDEST.some((oldest) => major === oldest.major && minor >= oldest.minor)) {
  // Not awaited here: what is too old to run Pilcrow may be too old to read that word in this place.
  void import('./program.js').then(({ runMain }) => runMain())
} else {
  process.stderr.write(
    `Pilcrow needs Node.js 20.19 or later (not 21, and of 22 at least 22.12); this is ${process.versions.node}.\n`,
  )
  process.exitCode = 1
}

export {}
