import type { Contender } from './contender.js'

/** Those that can be measured; each is loaded in the process that measures it alone. */
export const contenders = {
  Pilcrow: async () => (await import('./pilcrow.js')).pilcrow,
  MiniSearch: async () => (await import('./minisearch.js')).minisearch.filtered,
  FlexSearch: async () => (await import('./flexsearch.js')).flexsearch.filtered,
  Orama: async () => (await import('./orama.js')).orama.filtered,
  lunr: async () => (await import('./lunr.js')).lunrs.filtered,
  'MiniSearch, an index a council': async () => (await import('./minisearch.js')).minisearch.divided,
  'FlexSearch, an index a council': async () => (await import('./flexsearch.js')).flexsearch.divided,
  'Orama, an index a council': async () => (await import('./orama.js')).orama.divided,
  'lunr, an index a council': async () => (await import('./lunr.js')).lunrs.divided,
} satisfies Record<string, () => Promise<Contender>>

export type Name = keyof typeof contenders

export const PILCROW: Name = 'Pilcrow'
/** What Pilcrow's targets are measured against. */
export const PLAIN: Name = 'MiniSearch'

/** Those that answer as the ones above them do unless a question names an authority. */
export const isDivided = (name: Name): boolean => name.endsWith(', an index a council')
