import type { AskedFor } from '../../model/query.js'
import type { FigureRow } from '../../model/reply.js'
import type { CouncilList } from './listed.js'

/** How many there are, what share, how they are spread. */
export type FiguresAsked = AskedFor<'figures'>

/** What figures over councils found. */
export interface Figured extends Omit<CouncilList, 'lines' | 'order'> {
  readonly title: string
  readonly rows: readonly FigureRow[]
}
