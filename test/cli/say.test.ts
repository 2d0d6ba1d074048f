import { describe, expect, test } from 'vitest'
import { type Sayer, sayAll } from '../../src/cli/say.js'
import type { Given } from '../../src/cli/shell.js'
import type { Reply } from '../../src/model/reply.js'
import { Said } from '../../src/reply/json.js'
import { shellWith } from './shell.js'

/** Repeats a message, and what the answer it follows was an answer to. */
const echo: Sayer = {
  say: (message, replyTo): Reply => ({
    kind: 'none',
    blocks: [{ block: 'words', text: replyTo ? `${message} after ${replyTo.message}` : message }],
    notes: [],
  }),
}

async function said(input: string, words: string[] = [], flags: Given['flags'] = {}): Promise<string> {
  const { shell, output } = shellWith(input)
  await sayAll(echo, { words, flags, library: '' }, shell)
  return output()
}

const json = async (input: string, words: string[] = []): Promise<Said[]> =>
  (await said(input, words, { json: true }))
    .split('\n')
    .slice(0, -1)
    .map((line) => Said.parse(JSON.parse(line)))

test('a message that Pilcrow fails over gets a word, and the next one its answer', async () => {
  const fragile: Sayer = {
    say(message) {
      if (message === 'boom') throw new Error('no such index')
      return echo.say(message)
    },
  }
  const { shell, output } = shellWith('boom\nnext')
  await sayAll(fragile, { words: [], flags: {}, library: '' }, shell)
  expect(output()).toMatch(/^Pilcrow failed over this message \(no such index\).*\n\nnext\n$/)
})

describe('say', () => {
  test('answers the message it is given, in quotation marks or not', async () => {
    expect(await said('ignored', ['how are', 'you'])).toBe('how are you\n')
  })

  test('answers an empty message', async () => {
    expect(await said('ignored', [''])).toBe('\n')
  })

  test('answers each line of standard input where it is given none', async () => {
    expect(await said('one\r\ntwo')).toBe('one\n\ntwo\n')
  })
})

describe('say --json', () => {
  test('answers in order, one object a line, the last line with or without its end', async () => {
    const lines = await json('one\r\n  two \n\nfour')
    expect(lines.map(({ message, text }) => [message, text])).toEqual([
      ['one', 'one'],
      ['  two ', '  two '],
      ['', ''],
      ['four', 'four'],
    ])
  })

  test('answers one message given as an argument', async () => {
    expect((await json('ignored', ['{"message": "x"}'])).map(({ message }) => message)).toEqual([
      '{"message": "x"}',
    ])
  })

  test('takes a message as JSON, with the answer that it follows', async () => {
    const [first] = await json('first')
    const lines = await json(
      [
        JSON.stringify({ message: 'plain' }),
        JSON.stringify({ message: 'and then?', replyTo: first }),
        JSON.stringify({ message: 'alone', replyTo: null, mine: 1 }),
      ].join('\n'),
    )
    expect(lines.map(({ message, text }) => [message, text])).toEqual([
      ['plain', 'plain'],
      ['and then?', 'and then? after first'],
      ['alone', 'alone'],
    ])
  })

  test.each(['{', '{"message": 1}', '{"msg": "x"}', '{"message": "x", "replyTo": "y"}', ' {}'])(
    'says what is wrong with %s and goes on',
    async (line) => {
      const [wrong, next] = await json(`${line}\nnext`)
      expect(wrong).toMatchObject({ message: line, kind: 'error' })
      expect(wrong?.text).toContain('{"message"')
      expect(next).toMatchObject({ message: 'next', kind: 'none' })
    },
  )
})
