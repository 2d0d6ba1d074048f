import type { Query } from '../model/query.js'

/** A query as `say --explain` prints it: the intent first, then what it holds, without what is empty. */
export const explained = (query: Query | null): string =>
  query === null
    ? 'Not a query: the command lacked something, and its answer says what.'
    : JSON.stringify(query, (_, value) => (isEmpty(value) ? undefined : value), 2)

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && Object.values(value).every(isEmpty))
