/** `1 council`, `142 councils` */
export const countInWords = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`

export const listInWords = (
  words: readonly string[],
  how: 'conjunction' | 'disjunction' = 'conjunction',
): string => new Intl.ListFormat('en-GB', { type: how }).format(words)
