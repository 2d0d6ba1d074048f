import { join } from 'node:path'
import { memoisedOnce } from '../collections/memoise.js'
import { packageData, readRows } from './data.js'

/** Throws a sentence naming file and line where the file is broken. */
function loadPublished(file = join(packageData(), 'sources.csv')): ReadonlyMap<string, readonly string[]> {
  const published = new Map<string, string[]>()
  for (const { cells } of readRows(file, ['authority', 'published'])) {
    const { authority = '', published: day = '' } = cells
    published.set(authority, [...(published.get(authority) ?? []), day].sort())
  }
  return published
}

/** The days, as 2022-07-05, on which Ofsted published reports on the services of a council, by its slug: of data/sources.csv, read once. */
export const publishedByCouncil = memoisedOnce(() => loadPublished())
