/** Letters and digits alone, in lower case: what two printings of one heading share when marks were lost. */
export const fold = (text: string): string =>
  (beyondAscii.test(text) ? text.normalize('NFKD') : text).toLowerCase().replace(/[^a-z0-9]+/g, '')

const beyondAscii = /[^ -~]/

/** White space, of any kind and length, as one space; none behind a soft hyphen at a line's end, which goes too. */
export const oneSpaced = (text: string): string =>
  isOneSpaced(text)
    ? text
    : text
        .replace(/\u00AD\s*/g, '')
        .replace(/\s+/g, ' ')
        .trim()

/** Most lines are so already. */
const isOneSpaced = (text: string): boolean => !/\u00AD|\s\s|[^\S ]|^\s|\s$/.test(text)

/** Whether words end where a sentence does. */
export const endsSentence = (text: string): boolean => /[.!?:;]['"’”)\]]*\d{0,2}$/.test(text.trimEnd())
