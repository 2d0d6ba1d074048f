import type { Report } from '../model/report.js'

/** The reports that are held, with what could not be loaded. */
export interface Library {
  /** Newest inspection first. */
  readonly reports: readonly Report[]
  /** A sentence for each extract that could not be used: which file, which field, what was expected. */
  readonly problems: readonly string[]
  /** By an id as it is typed: in small letters or not. */
  byId(id: string): Report | undefined
  /**
   * One authority's reports, newest inspection first, and after them the reviews of its board alone, which inspect no
   * services; empty where none is held.
   */
  ofAuthority(slug: string): readonly Report[]
}

/** Whether a report is of the newest inspection of its authority that the library holds. */
export const isNewest = (report: Report, library: Library): boolean =>
  library.ofAuthority(report.authority.slug)[0] === report
