import fc from 'fast-check'
import { anyCharacter } from '../../characters.js'

/** What somebody would write who would like Pilcrow's answer to do what they may not do themselves. */
export const LIVE = [
  ...['<@80351110224678912>', '<@!80351110224678912>', '<@&80351110224678912>', '<#80351110224678912>'],
  ...['@everyone', '@here', '<id:browse>', '</ask:80351110224678912>', '<t:0:R>', '<t:99999999:F>'],
  ...['<:evil:80351110224678912>', '<a:evil:80351110224678912>', ':evil:', ':joy:'],
  ...['https://evil.example/x_y_', 'http://evil.example', '<https://evil.example>', 'discord://evil'],
  ...['[evil](https://evil.example)', '[evil](<https://evil.example> "x")', 'https://discord.gg/evil'],
  ...['\n# evilline', '\n## evilline', '\n### evilline', '\n-# evilline', '\n> evilline', '\n>>> evilline'],
  ...['\n- evilline', '\n* evilline', '\n+ evilline', '\n1. evilline', '\n  1) evilline'],
  ...[
    '**evil**',
    '*evil*',
    '__evil__',
    '_evil_',
    '~~evil~~',
    '||evil||',
    '`evil`',
    '```evil\n```',
    '``evil``',
  ],
] as const

/** The same in disguise, and parts of it that others may complete. */
const DISGUISED = [
  ...[
    '\\',
    '\\\\',
    '\\*evil\\*',
    '\\<@1>',
    '\\\\<@80351110224678912>',
    '`',
    '```',
    '*',
    '_',
    '||',
    '[',
    '](',
  ],
  ...[
    '<',
    '>',
    '# evilline',
    '\r# evilline',
    '\u2028# evilline',
    '\u202e',
    '\u200b@everyone',
    '@\u200beveryone',
  ],
  ...['<\u200d@80351110224678912>', 'ht\u00adtps://evil.example', '＠everyone', '＜@80351110224678912＞'],
  ...['https：//evil.example', '＊evil＊', '｀evil｀', '［evil］（https://evil.example）', '@e\u0301veryone'],
] as const

const HONEST = [
  'northumberland',
  'north lincolnshire',
  'staying-safe',
  'staying safe',
  '75',
  '2012',
  'Good',
  'how',
  'kent',
  '?',
  '"',
  '“',
  '”',
  ':',
]

/** Honest words and smuggled ones, in any order, with or without blanks between. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...LIVE, ...DISGUISED) },
        { weight: 3, arbitrary: fc.constantFrom(...HONEST) },
        { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 12 }) },
      ),
      fc.constantFrom(' ', ' ', '', '\n'),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.flat().join(''))

/** Pilcrow's own marks: one of its commands to press, a date in the reader's form, bold. */
const OWN = /<\/[a-z]+:803511102246780\d\d>|<t:\d+:D>|\*\*/g
const SIGN = /[\\*_~|`<[\]]|:\/\/|@(?:everyone|here)|:[^\s:§]+:/g
const LINE = /^[^\S\n]*(?:#{1,6}|-#|>{1,3}|[-+*]|\d+[.)])[^\S\n]evilline/gm

/** What Discord would act on in a message's text, beyond Pilcrow's own marks. */
export function acting(text: string): string[] {
  const unescaped = text.replace(/\\[^0-9A-Za-z\s]/g, '§')
  const left = unescaped.replace(OWN, '')
  return [unescaped.match(/\*\*evil/g), left.match(SIGN), left.match(LINE)].flatMap((found) => found ?? [])
}
