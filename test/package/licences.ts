import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What may be in Pilcrow: licences that ask for no more than to be named (SPDX identifiers). */
const PERMISSIVE = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0']

/** Packages that name their licence in words, by the words that must then stand in their LICENSE file. */
const IN_WORDS: Readonly<Record<string, { readonly licence: string; readonly words: string }>> = {
  'dejavu-fonts-ttf': { licence: 'Bitstream-Vera', words: 'Bitstream Vera Fonts Copyright' },
}

export interface Licensed {
  readonly name: string
  readonly version: string
  /** As the package itself says, where it is installed; an optional one for another system is not. */
  readonly licence: string
  readonly isPermissive: boolean
}

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().default(''),
      license: z.string().default('none named'),
      dev: z.boolean().default(false),
      optional: z.boolean().default(false),
    }),
  ),
})
const Manifest = z.object({ license: z.string().default('none named') })

/** What the installed package says; null where it is not installed. */
function ownLicence(folder: string): string | null {
  try {
    return Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).license
  } catch {
    return null
  }
}

/** Every package that Pilcrow runs with, those that other packages bring included, in the order of their names. */
export function licences(checkout: string): Licensed[] {
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')))
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version, license, optional }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      const own = ownLicence(join(checkout, path)) ?? (optional ? license : 'not installed')
      const inWords = IN_WORDS[name]
      const isSaid =
        inWords !== undefined && readFileSync(join(checkout, path, 'LICENSE'), 'utf8').includes(inWords.words)
      const licence = isSaid ? inWords.licence : own
      return { name, version, licence, isPermissive: isSaid || PERMISSIVE.includes(licence) }
    })
    .sort((one, other) => one.name.localeCompare(other.name))
}
