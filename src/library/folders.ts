import { join } from 'node:path'

/** The folders of a library. */
export const reportsFolder = (library: string): string => join(library, 'reports')
export const extractsFolder = (library: string): string => join(library, 'extracts')
export const extractFile = (library: string, id: string): string =>
  join(extractsFolder(library), `${id}.json`)
/** Unfinished files stand here, on the same disk, so that a rename can finish them; it is gone when nobody writes. */
export const unfinishedFolder = (library: string): string => join(library, '.unfinished')
