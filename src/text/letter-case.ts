/** With a capital at its beginning. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** As it stands within a sentence: without a capital at its beginning, but for a name in capitals ('LSCB'). */
export const uncapitalised = (words: string): string =>
  /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)
