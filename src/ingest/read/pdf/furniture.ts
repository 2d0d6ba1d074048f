import type { Furniture, Line } from '../line.js'
import type { Piece } from './page.js'

type Furnished = Omit<Line, 'number'>

export function furnished(pages: readonly (readonly Piece[])[]): Furnished[] {
  return pages
    .flat()
    .map(({ artifact, head, foot, pageHeight, ...line }) => ({
      ...line,
      furniture: artifact
        ? /^\d+$/.test(line.text)
          ? 'page number'
          : head > pageHeight / 2
            ? 'header'
            : 'footer'
        : null,
    }))
}
