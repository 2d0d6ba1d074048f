import { Locale, type LocalizationMap } from 'discord.js'
import { cutLabel } from '../../text/fit.js'
import { COMMAND_DESCRIPTION_LENGTH } from '../protocol/limits.js'

/** Every word of Pilcrow's own that only Discord shows, in one place, ready for another language. */
export const WORDING = {
  publicOption: { name: 'public', description: 'Answer where everybody in the channel sees it' },
  askMenu: 'Ask Pilcrow',

  share: 'Share',
  shareOf: (name: string) => `${name}: share`,
  inContext: (name: string) => `${name}: read in context`,
  copy: (name: string) => `${name}: copy`,
  menu: 'Share, read or copy…',
  opens: (where: string) => `${where} ↗`,
  allGrades: (report: string) => `${report}: all grades`,
  remove: 'Delete',
  csv: 'File (CSV)',
  rows: (count: number) => `${count} ${count === 1 ? 'row' : 'rows'}, for a spreadsheet.`,
  noRows: 'That answer has no rows for a spreadsheet.',
  fileTooLong:
    'That is more than Discord takes in one file. Narrow it by a council, a region or a year, or use pilcrow say --csv.',
  next: 'More',
  asText: 'As text',
  pickOne: 'Choose one',
  pickCouncil: 'Choose a council',
  notAll: (left: number) => `${left} more do not fit here: name the one that you mean.`,
  nextParagraph: (name: string) => `${name} ›`,
  previousParagraph: (name: string) => `‹ ${name}`,
  nextPart: (part: number, parts: number) => `Part ${part} of ${parts} ›`,
  previousPart: (part: number) => `‹ Part ${part}`,
  onward: (page: number, pages: number) => `More (${page} of ${pages}) ›`,
  back: '‹ Back',
  openMore: (first: string, others: number) => (others > 0 ? `${first} and ${others} more` : first),
  earlier: 'Earlier',

  askMore: 'Ask more…',
  askForm: 'Ask more',
  askField: 'Your question',
  askHint: (isFollowing: boolean) =>
    isFollowing ? 'It follows the answer above: ‘and in 2022?’, ‘why?’' : 'Name a council and a subject',
  askExample: 'and what must improve?',
  anotherForm: 'Another one',
  anotherField: 'Which one?',

  continued: 'continued',
  footnote: 'Footnote',
  noDeadline: 'No deadline stated',
  nothing: 'There is nothing to show.',
  sharedBy: (name: string) => `Shared by ${name}`,
  partOf: (part: number, parts: number) => `Part ${part} of ${parts}`,

  failed: 'Something went wrong on Pilcrow’s side, so there is no answer. Please try again in a moment.',
  tooMany:
    'That is more than Pilcrow can answer at once. Please wait ten seconds; until then it stays silent.',
  unknown: 'Pilcrow no longer has what you chose, or never had it. /help shows what it can do.',
  oldButton: 'This button is from an older version of Pilcrow or is damaged. Please ask the question again.',
  goneReport: 'The report behind this button is no longer here. /reports lists those that are.',
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

/** A command's or an option's name and description, as long as Discord takes it. */
export function localised({ name, description }: { readonly name: string; readonly description: string }) {
  const words = cutLabel(description, COMMAND_DESCRIPTION_LENGTH)
  return {
    name,
    name_localizations: inEnglish(name),
    description: words,
    description_localizations: inEnglish(words),
  }
}
