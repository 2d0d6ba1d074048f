import { isSendReport, type Report } from '../model/report.js'

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
  /** How many paragraphs, or recommendations, some of its reports have together. */
  countOf(what: 'paragraphs' | 'recommendations', reports: readonly Report[]): number
  /** Those of its reports that have a paragraph of this number, or of this key. */
  havingParagraph(key: number | string): readonly Report[]
  /** The deadlines that some of its reports set, each once, in their order. */
  deadlinesIn(reports: readonly Report[]): readonly string[]
  /** The headings under which its grades stand, in small letters. */
  gradeHeadings(): ReadonlySet<string>
}

/** The newest inspection of the same service that the library holds: of area SEND, or of all else. */
export const newestOfItsService = (report: Report, library: Library): Report | undefined =>
  library.ofAuthority(report.authority.slug).find((other) => isSendReport(other) === isSendReport(report))

/** Whether a report is of the newest inspection of its service that the library holds. */
export const isNewest = (report: Report, library: Library): boolean =>
  newestOfItsService(report, library) === report

/**
 * Makes something of what is at hand; where something of the library was lacking, fetches that, and makes it again.
 * What is made must be a pure function of the library.
 */
export type Complete = <T>(make: () => T) => Promise<T>

/** For a library that is held in memory: nothing is ever lacking. */
export const ALL_AT_HAND: Complete = async (make) => make()
