import { licences } from './licences.js'

/** `npm run licences`: lists what Pilcrow runs with and under which licences; ends with status 1 for one that asks for more. */
const all = licences(process.cwd())
const width = Math.max(...all.map(({ name, version }) => `${name} ${version}`.length))
for (const { name, version, licence, isPermissive } of all) {
  console.log(`${`${name} ${version}`.padEnd(width)}  ${licence}${isPermissive ? '' : '  NOT PERMISSIVE'}`)
}
const others = all.filter(({ isPermissive }) => !isPermissive).length
console.log(`${all.length} packages; ${others} under a licence that asks for more than to be named.`)
process.exitCode = others > 0 ? 1 : 0
