/** Discord's colours, near enough for the eye. */
export interface Theme {
  readonly behind: string
  readonly box: string
  readonly button: string
  readonly onButton: string
  readonly code: string
  readonly words: string
  readonly name: string
  readonly quiet: string
  readonly link: string
  readonly bar: string
}

export const DARK: Theme = {
  behind: '#313338',
  box: '#2b2d31',
  button: '#4e5058',
  onButton: '#ffffff',
  code: '#1e1f22',
  words: '#dbdee1',
  name: '#ffffff',
  quiet: '#949ba4',
  link: '#4ea5ff',
  bar: '#4e5058',
}

export const LIGHT: Theme = {
  behind: '#ffffff',
  box: '#f2f3f5',
  button: '#d4d7dc',
  onButton: '#2e3338',
  code: '#e3e5e8',
  words: '#313338',
  name: '#060607',
  quiet: '#5c5e66',
  link: '#006ce7',
  bar: '#c4c9ce',
}

/** Of buttons that stand out: the first thing to do, and what takes away. */
export const PRIMARY = '#5865f2'
export const DANGER = '#d83c3e'
