import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Change } from './switched.js'

/** What became of some changes: file by file how many were noticed, and each that no test noticed. */
export interface Outcome {
  readonly noticed: readonly string[]
  readonly tries: readonly (readonly [id: string, count: number])[]
  /** Reached while a module is read, where no switch tells. */
  readonly loaded: readonly string[]
}

/** `noticed`, `survived`, `not reached`; null for one that is left out. */
function fateOf(id: string, { noticed, tries, loaded }: Outcome): string | null {
  if (noticed.includes(id)) return 'noticed'
  if (loaded.includes(id)) return null
  return tries.some(([tried]) => tried === id) ? 'survived' : 'not reached'
}

/** Each change that survived, with its line, and a row of a table for each file and for all. */
export function survivorsInWords(changes: readonly Change[], outcome: Outcome): string {
  const told = changes.flatMap((change) => {
    const fate = fateOf(change.id, outcome)
    return fate === null ? [] : [{ ...change, fate, file: relative('.', change.fileName) }]
  })
  const files = [...new Set(told.map(({ file }) => file))]
  const rows = [...files, ''].map((file) => {
    const some = told.filter((one) => file === '' || one.file === file)
    const count = (fate: string) => some.filter((one) => one.fate === fate).length
    const share = (100 * count('noticed')) / some.length
    return `| ${file || 'all'} | ${some.length} | ${count('noticed')} | ${count('survived')} | ${count('not reached')} | ${share.toFixed(1)} |`
  })
  const lines = told
    .filter(({ fate }) => fate === 'survived')
    .map(({ file, location: { start }, mutatorName, replacement }) => {
      const line = readFileSync(file, 'utf8').split('\n')[start.line]?.trim() ?? ''
      return `${file}:${start.line + 1}:${start.column + 1} ${mutatorName}: ${line} → ${replacement}`
    })
  return [...lines, '', ...rows].join('\n')
}
