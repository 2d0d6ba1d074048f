import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalised } from '../../src/understand/understand.js'
import { anyCharacter } from '../characters.js'
import { runs } from '../runs.js'

describe('What is typed', () => {
  it.each([
    ['How safe are children in St Helens?', 'How safe are children in St Helens?'],
    ['“staying safe” – ¶75, £5', '“staying safe” – ¶75, £5'],
    ['Nor\u200dthumber\u00adland', 'Northumberland'],
    ['\u202e\u200fHow safe?\u202c', 'How safe?'],
    ['h\u0300o\u0301w s\u0337\u031b\u0321afe', 'how safe'],
    ['café', 'cafe'],
    ['ｓｔａｙｉｎｇ ｓａｆｅ', 'staying safe'],
    ['\ufeff/grade kent', '/grade kent'],
    ['co\u2011ordination', 'co-ordination'],
    ['one\r\ntwo\u2028three', 'one\ntwo\nthree'],
    ['a\u0000b\tc\u001b[2J', 'a b c [2J'],
    ['हिन्दी', 'हिन्दी'],
    ['\u200b\u200d\u202e', ''],
  ])('%j is read as %j', (typed, read) => expect(normalised(typed)).toBe(read))

  it('is read no further than 2,000 characters, however much there is of it', () => {
    const piece = fc.oneof(
      fc.string({ unit: anyCharacter, minLength: 1, maxLength: 20 }),
      fc.constantFrom(
        '\u0301',
        '\u200d',
        '\ufdfa',
        '<@80351110224678912>',
        '*',
        '9',
        '((((',
        'a\u0301\u0302',
        '🏴',
      ),
    )
    fc.assert(
      fc.property(piece, fc.nat(20_000), fc.string({ unit: anyCharacter }), (repeated, times, end) => {
        const read = normalised(repeated.repeat(times) + end)
        expect(read.length).toBeLessThanOrEqual(2000)
        expect(read).not.toMatch(/\p{Cf}|[^\P{Cc}\n]|\p{M}{5}/u)
      }),
      { numRuns: runs(100) },
    )
  })

  it('is read the same whatever stands beyond what is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.string({ unit: anyCharacter }), (beyond, other) => {
        const begun = 'a question '.repeat(1000)
        expect(normalised(begun + beyond)).toBe(normalised(begun + other))
      }),
      { numRuns: runs(100) },
    )
  })
})
