import { readFileSync } from 'node:fs'
import { type Declaration, type DefaultDecl, type ModuleItem, type Pattern, parseSync } from '@swc/core'
import { sources } from './sources.js'

/** Names that every file of a kind declares, since what loads them asks for that name. */
const BY_CONVENTION = new Set(['run'])

/** The names that a source file declares at its top, exported or not, each once. */
export const declaredIn = (text: string): Set<string> =>
  new Set(parseSync(text, { syntax: 'typescript', target: 'es2022' }).body.flatMap(declaredBy))

function declaredBy(item: ModuleItem): string[] {
  switch (item.type) {
    case 'ExportDeclaration':
      return namesOf(item.declaration)
    case 'ExportDefaultDeclaration':
      return namesOf(item.decl)
    default:
      return namesOf(item as Declaration)
  }
}

function namesOf(declaration: Declaration | DefaultDecl): string[] {
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) => boundBy(id))
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
      return declaration.identifier ? [declaration.identifier.value] : []
    case 'TsInterfaceDeclaration':
    case 'TsTypeAliasDeclaration':
    case 'TsEnumDeclaration':
    case 'TsModuleDeclaration':
      return [declaration.id.value]
    default:
      return []
  }
}

/** The names that a pattern binds: of `{ one, two: { three }, ...rest }` one, three and rest. */
function boundBy(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.value]
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundBy(element) : []))
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        property.type === 'AssignmentPatternProperty'
          ? [property.key.value]
          : boundBy(property.type === 'RestElement' ? property.argument : property.value),
      )
    case 'AssignmentPattern':
      return boundBy(pattern.left)
    case 'RestElement':
      return boundBy(pattern.argument)
    default:
      return []
  }
}

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
