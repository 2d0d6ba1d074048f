import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Builds Pilcrow into a folder of its own, laid out as a checkout is; gives the program and how to clear up. Its types are
 * checked elsewhere: npm run types.
 * @param folders what is built of it, with all that these import
 */
export function built(folders = ['src', 'commands']): { main: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'pilcrow-built-'))
  copyFileSync('package.json', join(folder, 'package.json'))
  for (const name of ['node_modules', 'data']) symlinkSync(resolve(name), join(folder, name))
  const tsc = resolve('node_modules/typescript/bin/tsc')
  const project = join(folder, 'tsconfig.json')
  writeFileSync(
    project,
    JSON.stringify({
      extends: resolve('tsconfig.build.json'),
      include: folders.map((each) => resolve(each)),
    }),
  )
  const options = ['-p', project, '--outDir', join(folder, 'dist'), '--sourceMap', 'false', '--noCheck']
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...options], { encoding: 'utf8' })
  const main = join(folder, 'dist/src/cli/main.js')
  if (status !== 0) throw new Error(`The build failed:\n${stdout}`)
  return { main, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface Ended {
  readonly status: number | null
  readonly output: string
  readonly errors: string
}

/** Runs a program of Node's to its end, with a text as standard input. */
export function ended(file: string, args: readonly string[], input = ''): Promise<Ended> {
  const { DISCORD_TOKEN: _, PILCROW_LIBRARY: __, ...env } = process.env
  const child = spawn(process.execPath, [file, ...args], { env })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((done) => child.on('close', (status) => done({ status, output, errors })))
}
