import { describe, expect, test } from 'vitest'
import { SayFlags } from '../../src/cli/configuration.js'
import { type Sayer, sayAll } from '../../src/cli/say.js'
import { createLibrary } from '../../src/library/library.js'
import { EVERYWHERE, type Query } from '../../src/model/query.js'
import { SayJson } from '../../src/reply/json.js'
import { shellWith } from './shell.js'

/** The query of the echo: the message, as it is understood. */
const subject = (message: string): Query => ({
  asked: {
    intent: 'passages',
    where: EVERYWHERE,
    having: [],
    subject: message,
    judgement: null,
    answer: 'topic',
    tone: 'neither',
    page: 0,
  },
  readings: [],
  assumed: null,
  intention: null,
  isConcern: false,
  spokenOf: [],
  before: null,
})
const subjectOf = ({ asked }: Query): string => ('subject' in asked ? asked.subject : '')

/** Repeats a message, and how the answer that it follows was asked for. */
const echo: Sayer = {
  library: createLibrary([]),
  respond: async (message, previous) => ({
    query: subject(message),
    reply: {
      kind: 'none',
      blocks: [
        { block: 'words', text: previous ? `${message} after ${subjectOf(previous.query)}` : message },
      ],
      notes: [],
    },
  }),
}

async function said(input: string, words: string[] = [], flags: Partial<SayFlags> = {}): Promise<string> {
  const { shell, output } = shellWith(input)
  await sayAll(echo, { words, flags: SayFlags.parse(flags), library: '' }, shell)
  return output()
}

const json = async (input: string, words: string[] = []): Promise<SayJson[]> =>
  (await said(input, words, { json: true }))
    .split('\n')
    .slice(0, -1)
    .map((line) => SayJson.parse(JSON.parse(line)))

test('a message that Pilcrow fails over gets a word, and the next one its answer', async () => {
  const fragile: Sayer = {
    ...echo,
    async respond(message) {
      if (message === 'boom') throw new Error('no such index')
      return echo.respond(message)
    },
  }
  const { shell, output } = shellWith('boom\nnext')
  await sayAll(fragile, { words: [], flags: SayFlags.parse({}), library: '' }, shell)
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

describe('say --explain', () => {
  test('prints how a message is understood in the place of its answer, without what is empty', async () => {
    const query = JSON.parse(await said('', ['caseloads'], { explain: true }))
    expect(query).toEqual({
      asked: { intent: 'passages', subject: 'caseloads', answer: 'topic', tone: 'neither', page: 0 },
    })
  })

  test('says so where a message is no query', async () => {
    const { shell, output } = shellWith('')
    const deaf: Sayer = {
      ...echo,
      respond: async (message) => ({ ...(await echo.respond(message)), query: null }),
    }
    await sayAll(deaf, { words: ['/grade'], flags: SayFlags.parse({ explain: true }), library: '' }, shell)
    expect(output()).toBe('Not a query: the command lacked something, and its answer says what.\n')
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

  test('asks anew what was asked before where the answer comes without its query', async () => {
    const [first] = await json('first')
    const { query: _, ...older } = first as SayJson
    const [line] = await json(JSON.stringify({ message: 'and then?', replyTo: older }))
    expect(line?.text).toBe('and then? after first')
  })

  test('takes the answer that a message follows from its query, whatever its words are', async () => {
    const replyTo = { message: 'and in Kent?', excerpts: [], recommendations: [], grades: [] }
    const [line] = await json(
      JSON.stringify({ message: 'why?', replyTo: { ...replyTo, query: subject('caseloads') } }),
    )
    expect(line?.text).toBe('why? after caseloads')
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
