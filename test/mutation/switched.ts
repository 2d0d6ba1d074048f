import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Instrumenter } from '@stryker-mutator/instrumenter'
import type { Plugin } from 'vitest/config'

/** A change as Stryker makes it. */
export interface Change {
  readonly id: string
  readonly fileName: string
  readonly mutatorName: string
  readonly replacement: string
  readonly location: { readonly start: { readonly line: number; readonly column: number } }
}

const silent = { isDebugEnabled: () => false, debug: () => {}, info: () => {}, warn: () => {} }

/** The TypeScript files of a folder, or the one file. */
const filesIn = (path: string): string[] =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(path, file))

/** The files of some folders with every change in them, each behind a switch of its own. */
export async function switched(
  paths: readonly string[],
): Promise<{ readonly plugin: Plugin; readonly changes: readonly Change[] }> {
  const files = paths
    .flatMap(filesIn)
    .sort()
    .map((path) => ({ name: resolve(path), mutate: true, content: readFileSync(path, 'utf8') }))
  const options = { plugins: null, excludedMutations: [], ignorers: [], noHeader: false }
  const made = await new Instrumenter(silent as never).instrument(files, options as never)
  const contents = new Map(made.files.map(({ name, content }) => [name, content]))
  return {
    plugin: {
      name: 'switched',
      enforce: 'pre',
      load: (id: string) => contents.get(resolve(id.split('?')[0] ?? '')) ?? null,
    },
    changes: made.mutants as unknown as readonly Change[],
  }
}
