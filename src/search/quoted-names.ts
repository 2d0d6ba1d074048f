/** Two to five words in quotation marks that begin with a capital: `'You Say Who'`, `‘Think Family’`. */
const QUOTED_NAME = /(?<![A-Za-z])['‘“"]([A-Z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+){1,4})['’”"](?![A-Za-z])/g

/** What a text calls by a name in quotation marks, so that the name counts as one even where it is made of small words. */
export const quotedNamesIn = (text: string): string[] =>
  [...text.matchAll(QUOTED_NAME)].map(([, name = '']) => name)
