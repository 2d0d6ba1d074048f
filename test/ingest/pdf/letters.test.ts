import { describe, expect, it } from 'vitest'
import { normaliseCharacters, restoreUnmapped } from '../../../src/ingest/read/pdf/letters.js'

describe('signs that print nothing', () => {
  it.each(['\u200B', '\u200D', '\u200E', '\u202B', '\u2060', '\uFEFF', '\u00AD', '\u{E0041}', '\uFE0F'])(
    'go from within words: %j',
    (sign) =>
      expect(normaliseCharacters(`insp${sign}ection of${sign} Sutton`, false)).toBe('inspection of Sutton'),
  )

  it('leave the soft hyphen at a line’s end, for the word goes on', () =>
    expect(normaliseCharacters('effic\u00AD', false)).toBe('effic\u00AD'))
})

describe('letters with a number for private use', () => {
  it.each([
    ['con\uF001rmed', 'confirmed'],
    ['con\uF002ict', 'conflict'],
    ['2016\uF02D17', '2016-17'],
    ['\uF041\uF062\uF063', 'Abc'],
    ['e\uFB03cient', 'efficient'],
    ['children\x92s', 'children’s'],
  ])('%j is %s', (printed, read) => expect(normaliseCharacters(printed, false)).toBe(read))

  it('of a font of shapes are signs and figures only', () =>
    expect(normaliseCharacters('2016\uF02D17 \uF061', true)).toBe('2016-17 \uF061'))
})

describe('letters that a font does not name', () => {
  it.each([
    ['e\0ective', 'effective'],
    ['e\uFFFDciently', 'efficiently'],
    ['su\uE012cient o\0er', 'sufficient offer'],
    ['\0rst', 'first'],
    ['Sta\0', 'Staff'],
    ['ac\0vity', 'activity'],
  ])('%j can only be %s', (printed, read) => expect(restoreUnmapped(printed)).toBe(read))

  it('that may be several words, or none, stay unknown', () => {
    expect(restoreUnmapped('Zq\0x')).toBe('Zq�x')
    expect(restoreUnmapped('\0')).toBe('�')
  })
})
