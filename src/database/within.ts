/** Some reports of a library, as a condition of a statement. */
export interface Within {
  /** Of the column `report`; empty where PostgreSQL is not told. */
  condition(parameter: `$${number}`): string
  /** What stands for that parameter. */
  readonly values: readonly (readonly string[])[]
  /** Among how many documents of all reports so many of these are to be expected. */
  among(documents: number): number
  holds(row: { readonly report: string }): boolean
}

/** Ids that PostgreSQL is given with a statement. It takes a tenth of a second to read ten thousand. */
const MOST_REPORTS_GIVEN = 500
/** Nothing is spread evenly. */
const SLACK = 1.2

/**
 * Few reports are named to PostgreSQL; of many it finds documents of all, and those of others are left out here.
 * @param within their ids; null for all
 * @param all how many reports there are
 */
export function reportsWithin(within: ReadonlySet<string> | null, all: number): Within {
  if (within === null)
    return { condition: () => '', values: [], among: (documents) => documents, holds: () => true }
  const isNamed = within.size <= MOST_REPORTS_GIVEN
  return {
    condition: (parameter) => (isNamed ? `and report = any(${parameter})` : ''),
    values: isNamed ? [[...within]] : [],
    among: (documents) =>
      isNamed ? documents : Math.ceil(documents * Math.max(1, (SLACK * all) / within.size)),
    holds: ({ report }) => within.has(report),
  }
}
