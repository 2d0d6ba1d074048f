import { readFileSync } from 'node:fs'
import { sources } from './sources.js'

/** Names that every file of a kind declares, since what loads them asks for that name. */
const BY_CONVENTION = new Set(['run'])

/** A declaration that stands at the beginning of a line is one of the file's own: biome indents every other. */
const DECLARED =
  /^(?:export )?(?:default )?(?:declare )?(?:async )?(?:const|let|function\*?|class|type|interface|enum) ([\w$]+)/gm

/** The names that a source file declares at its top, exported or not, each once. */
export const declaredIn = (text: string): Set<string> =>
  new Set([...text.matchAll(DECLARED)].map(([, name]) => name as string))

/**
 * Names that more than one file declares at its top.
 * @param files path to text
 */
export function declaredTwice(files: ReadonlyMap<string, string>): Map<string, string[]> {
  const declaring = new Map<string, string[]>()
  for (const [path, text] of files)
    for (const name of declaredIn(text)) declaring.set(name, [...(declaring.get(name) ?? []), path])
  return new Map([...declaring].filter(([name, paths]) => paths.length > 1 && !BY_CONVENTION.has(name)))
}

/** Every source file of the project itself: path to text. */
export const ownSources = (): Map<string, string> =>
  new Map(sources('src', 'commands').map((path) => [path, readFileSync(path, 'utf8')]))
