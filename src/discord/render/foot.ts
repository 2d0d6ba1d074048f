import { groupsOf } from '../../groups.js'
import { small } from './markdown.js'
import type { Piece, Quoted } from './piece.js'

const placeOf = ({ source, fullCitation }: Quoted): string =>
  fullCitation.startsWith(source) ? fullCitation.slice(source.length).replace(/^, /, '') : fullCitation

/** `Ofsted, …: Northumberland, published 14 May 2012, paragraph 75; paragraph 24, page 7`: a report in full, and what is quoted of it. */
function inFull([first, ...others]: readonly [Quoted, ...Quoted[]]): string {
  const places = [...new Set(others.map(placeOf))].filter((place) => place !== placeOf(first))
  return [first.fullCitation, ...places].join('; ')
}

/** What the licence asks for, once at the foot of a page: each report that it quotes, cited in full. */
export function footOf(pieces: readonly Piece[]): string | null {
  const quoted = pieces.flatMap((piece) => piece.quoted ?? [])
  const cited = groupsOf(quoted, ({ source }) => source).map(inFull)
  const told = new Set(quoted.map(({ source }) => source))
  const others = pieces.flatMap(({ source }) => (source === null || told.has(source) ? [] : [source]))
  const lines = [...cited, ...new Set(others)]
  return lines.length === 0 ? null : small(lines.join('\n'))
}
