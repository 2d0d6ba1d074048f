import { join } from 'node:path'

/** The folders of a library. */
export const reportsFolder = (library: string): string => join(library, 'reports')
export const extractsFolder = (library: string): string => join(library, 'extracts')
export const extractFile = (library: string, id: string): string =>
  join(extractsFolder(library), `${id}.json`)
