import type { Contender } from './contender.js'

/** Those that can be measured; each is loaded in the process that measures it alone. */
export const contenders = {
  Pilcrow: async () => (await import('./pilcrow.js')).pilcrow,
  MiniSearch: async () => (await import('./minisearch.js')).minisearch,
  FlexSearch: async () => (await import('./flexsearch.js')).flexsearch,
  Orama: async () => (await import('./orama.js')).orama,
  lunr: async () => (await import('./lunr.js')).lunrs,
} satisfies Record<string, () => Promise<Contender>>

export type Name = keyof typeof contenders

export const PILCROW: Name = 'Pilcrow'
/** What Pilcrow's targets are measured against. */
export const PLAIN: Name = 'MiniSearch'
