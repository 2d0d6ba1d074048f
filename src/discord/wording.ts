import { Locale, type LocalizationMap } from 'discord.js'

/** Every word of Pilcrow's own that only Discord shows, in one place, ready for another language. */
export const WORDING = {
  publicOption: { name: 'public', description: 'Answer where everybody in the channel sees it' },
  askMenu: 'Ask Pilcrow',

  share: 'Share',
  toShare: 'With public:True, the same command answers where everybody in the channel sees it.',
  inContext: 'In context',
  copy: 'Copy citation',
  opens: (where: string) => `${where} ↗`,
  fullReport: 'Full report',
  fullReportOf: (report: string) => `Full report: ${report}`,
  remove: 'Delete',
  csv: 'All as CSV',
  rows: (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}, for a spreadsheet.`,
  noRows: 'That answer has no rows for a spreadsheet.',
  fileTooLong:
    'That is more than Discord takes in one file. Narrow it by a council, a region or a year, or use pilcrow say --csv.',
  next: 'More',
  pickOne: 'Choose one',
  nextParagraph: (name: string) => `${name} ›`,
  previousParagraph: (name: string) => `‹ ${name}`,
  nextPage: (page: number) => `Page ${page} ›`,
  previousPage: (page: number) => `‹ Page ${page}`,
  openMore: (first: string, others: number) =>
    others > 0 ? `More: ${first} and ${others} more` : `More: ${first}`,
  allGrades: (report: string) => `Grades: ${report}`,

  page: (page: number, pages: number) => `Page ${page} of ${pages}.`,
  leftOut: (what: string) => `There is more: ${what}.`,
  openBelow: 'The buttons below open them.',
  openByCite: 'Ask for them with /cite or /report.',
  shortened: 'A long paragraph is shortened at the end of a sentence; ‘In context’ shows it whole.',
  continued: 'continued',
  footnote: 'Footnote',
  noDeadline: 'No deadline stated',
  toType: (label: string | null, message: string) =>
    label === null ? `Type: ${message}` : `${label} – type: ${message}`,
  nothing: 'There is nothing to show.',
  sharedBy: (name: string) => `Shared by ${name}`,
  partOf: (part: number, parts: number) => `Part ${part} of ${parts}.`,
  copyPlain: 'Plain text',
  copyMarkdown: 'Markdown',

  failed: 'Something went wrong on Pilcrow’s side, so there is no answer. Please try again in a moment.',
  tooMany:
    'That is more than Pilcrow can answer at once. Please wait ten seconds; until then it stays silent.',
  unknown: 'Pilcrow no longer has what you chose, or never had it. /help shows what it can do.',
  oldButton: 'This button is from an older version of Pilcrow or is damaged. Please ask the question again.',
  goneReport: 'The library no longer holds the report behind this button. /reports shows what it holds.',
  goneParagraph: 'The report behind this button no longer has that paragraph. Please ask again.',
  notYours: 'Only the person who asked can take this answer away.',
  noWords: 'That message holds no words that Pilcrow can read. Choose a message with text in it.',
  goneChannel: 'The channel where you asked is no longer there. Ask Pilcrow again, here or elsewhere.',
  cannotWrite:
    'Pilcrow could not write in the channel where you asked. It needs the permission to send messages there.',
} as const

/** Names and descriptions are the same words in both Englishes that Discord knows. */
export const inEnglish = (words: string): LocalizationMap => ({
  [Locale.EnglishGB]: words,
  [Locale.EnglishUS]: words,
})
