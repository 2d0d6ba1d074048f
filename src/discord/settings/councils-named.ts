import { typed } from '../../answer/resolve.js'
import type { Council, Councils } from '../../command/councils.js'
import { SAYING } from './wording.js'

const listed = (councils: readonly Council[], kind: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat('en-GB', { type: kind }).format(councils.map(({ name }) => name))

/** The one council that a person names, or the sentence that says why there is none. */
export function councilNamed(name: string, councils: Councils): Council | string {
  const [only, ...others] = councils.called(name)
  if (only === undefined)
    return SAYING.notKnown(typed(name), listed(councils.near(name).slice(0, 3), 'disjunction'))
  return others.length === 0 ? only : SAYING.several(typed(name), listed([only, ...others], 'disjunction'))
}

/** The councils that a person names, with commas or lines between; or the sentence that says which is none. */
export function councilsNamed(names: string, councils: Councils): readonly Council[] | string {
  const found: Council[] = []
  for (const name of names.split(/[,;\n]/).filter((each) => each.trim() !== '')) {
    const council = councilNamed(name.trim(), councils)
    if (typeof council === 'string') return council
    found.push(council)
  }
  return found.length > 0 ? found : SAYING.whichFollowed
}
