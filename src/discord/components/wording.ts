import { Locale, type LocalizationMap } from 'discord.js'
import { cutLabel } from '../../text/fit.js'
import { COMMAND_DESCRIPTION_LENGTH } from '../protocol.js'

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

/** Every word of the settings, of following and of the first greeting. */
export const SETTINGS_WORDING = {
  commands: {
    settings: {
      name: 'settings',
      description: 'What Pilcrow does in this server: its council, its channels, what it follows',
    },
    forget: {
      name: 'forget',
      description: 'Delete all that is stored of this server; in a direct message, of you',
    },
    follow: { name: 'follow', description: 'Be told here when a new report on a council comes' },
    unfollow: { name: 'unfollow', description: 'No longer be told of new reports on a council' },
    following: {
      name: 'following',
      description: 'What this channel and you follow, and the council of your own',
    },
    council: { name: 'council', description: 'The council: its name or a short form of it' },
    me: { name: 'me', description: 'You alone are told, in a direct message' },
  },

  title: 'Settings of this server',
  titleOfPerson: 'Your own settings',
  atOnce: 'Only you see this. What you choose counts at once.',
  council: 'The council of this server',
  councilHint: 'What a question is about that names no council. With several, all of them.',
  councilOfPerson: 'Your council',
  councilOfPersonHint: 'What your questions are about that name no council, where the server has none.',
  noCouncil: 'None chosen',
  another: 'Another…',
  channels: 'Channels of its own',
  channelsHint: 'Every question there is answered, without a mention.',
  noChannels: 'None chosen',
  withoutContent:
    'Pilcrow may not read messages there yet. That needs Message Content Intent, which Discord calls privileged: whoever runs Pilcrow switches it on, on the application’s Bot page, and starts Pilcrow again.',
  answers: 'Who sees the answers to commands',
  answersPrivately: 'The one who asks',
  answersPublicly: 'Everybody in the channel',
  cards: 'When somebody cites a paragraph in their talk',
  cardsOff: 'Stay silent',
  cardsOn: 'Show the paragraph in brief',
  news: 'New reports',
  newsHint: 'Type /follow in a channel, and it is told of new reports on a council.',
  followed: (councils: string, where: string) => `${where}: ${councils}`,
  moreChannels: (count: number) => `… and ${count} more ${count === 1 ? 'channel' : 'channels'}.`,
  unfollow: 'Stop following…',
  role: 'A role to ping with a new report',
  noRole: 'Nobody is pinged',
  forget: 'Forget everything',
  forgetMine: 'Forget all of me',
  forgetSure: 'Delete all that is stored of this server: its settings, and what its channels follow?',
  forgetMineSure: 'Delete all that is stored of you: your council, and what you follow?',
  yes: 'Delete it',
  no: 'Keep it',
  forgotten: 'All that was stored of this server is deleted.',
  forgottenMine: 'All that was stored of you is deleted.',
  onlyManagers: 'Only those who may manage the server (Manage Server) can change its settings.',
  notKept:
    'Pilcrow cannot keep settings here. Whoever runs it has to give it a place for them: PILCROW_STORE.',

  nameForm: 'Which council?',
  nameField: 'The council’s name',
  namesField: 'Its name; several with commas between',
  askForm: 'Ask Pilcrow',
  askField: 'Your question, in your own words',

  tooManyCouncils: (most: number) => `A server has at most ${most} councils of its own.`,

  whichFollowed: 'Which council? For example /follow Kent.',
  notKnown: (typed: string, near: string) =>
    `There is no council called ${typed}.${near === '' ? '' : ` Did you mean ${near}?`}`,
  several: (typed: string, names: string) => `${typed} may be ${names}. Give the name of one.`,
  mayNotFollow:
    'Only those who may manage the server can have a channel follow a council. With me:True you follow it yourself, by direct message.',
  follows: (council: string) =>
    `This channel now follows ${council}: when a new report on it comes, it is told here.`,
  followsYourself: (council: string) =>
    `You now follow ${council}: when a new report on it comes, you are told in a direct message.`,
  followedAlready: (council: string) => `${council} is followed here already.`,
  noReportYet: (council: string) => `There is no report on ${council} yet.`,
  newestIs: (report: string) => `The newest report is ${report}.`,
  mayNotWrite: 'Pilcrow may not write here yet: it needs View Channel and Send Messages.',
  unfollowed: (council: string) => `${council} is no longer followed here.`,
  notFollowed: (council: string) => `${council} is not followed here. /following shows what is.`,
  tooMany: (most: number) => `More than ${most} councils cannot be followed in one place.`,
  thisChannel: 'This channel',
  channelFollows: (councils: string) => `This channel follows ${councils}.`,
  channelFollowsNothing: 'This channel follows no council.',
  youFollow: (councils: string) => `You follow, by direct message: ${councils}.`,
  youFollowNothing: 'You follow no council.',
  youFollowThis: (council: string) => `You follow ${council}. /unfollow ends that.`,
  channelFollowsThis: (council: string) => `This channel follows ${council}. /unfollow ends that.`,

  greeting:
    'Pilcrow answers from Ofsted’s inspection reports of children’s services, and quotes them with paragraph and page.',
  greetingHow: 'Ask with a command, such as /grade or /ask, or mention Pilcrow in a message.',
  see: 'See our council',
  ask: 'Ask something',
  setUp: 'Set up',
} as const
