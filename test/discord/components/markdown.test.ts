import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeCode, escapeLine, escapeText } from '../../../src/discord/components/markdown.js'
import { anyCharacter } from '../../characters.js'

/** What Discord shows of text in which nothing but backslashes takes effect. */
const shown = (escaped: string): string => escaped.replace(/\\([^0-9A-Za-z\s])/g, '$1')
/** The text without its escaped signs: whatever still stands in it would take effect. */
const acting = (escaped: string): string => escaped.replace(/\\[^0-9A-Za-z\s]/g, '§')

const hostile = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '\\',
          '*',
          '_',
          '~~',
          '||',
          '`',
          '```',
          '<@123>',
          '<@&9>',
          '<#5>',
          '<t:0:D>',
          '</ask:1>',
          '<:a:1>',
        ],
        ...[
          '# ',
          '-# ',
          '> ',
          '>>> ',
          '- ',
          '1. ',
          '12) ',
          '\n',
          '  ',
          '[a](https://x.y)',
          'https://x.y_z_',
          ':smile:',
        ],
        ...['@everyone', '@here', 'words', '.', ':', '<https://x.y>', '\r\n', '\ud800'],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)

describe('Words of a report on Discord', () => {
  it('read exactly as they stand', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const standing = text.replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\r\n?/g, '\n')
        expect(shown(escapeText(text))).toBe(standing)
      }),
    )
  })

  it('leave no formatting, link, mention, date, emoji or spoiler in effect', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const left = acting(escapeText(text))
        expect(left).not.toMatch(/[\\*_~|`<[\]]/)
        expect(left).not.toMatch(/:\/\//)
        expect(left).not.toMatch(/@(everyone|here)/)
        expect(left).not.toMatch(/:[^\s:§]+:/)
        expect(left).not.toMatch(/^\s*(#{1,3}|-#|>{1,3}|[-+*]|\d+[.)])\s/m)
      }),
    )
  })

  it.each([
    ['1. First', '1\\. First'],
    ['  - nested bullet', '  \\- nested bullet'],
    ['-# small', '\\-# small'],
    ['> quoted', '\\> quoted'],
    ['see https://a.b/c_d', 'see https:\\//a.b/c\\_d'],
    ['<@80351110224678912>', '\\<@80351110224678912>'],
    ['@everyone', '\\@everyone'],
    ['a plain sentence, with £5 (and 10%): fine.', 'a plain sentence, with £5 (and 10%): fine.'],
  ])('%j is sent as %j', (text, sent) => expect(escapeText(text)).toBe(sent))

  it('stay on one line in a name', () => expect(escapeLine(' a\n b\t*c* ')).toBe('a b \\*c\\*'))

  it('cannot end a code block', () => expect(escapeCode('a```b``c')).not.toContain('``'))
})
