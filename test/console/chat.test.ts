import { Readable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { chat } from '../../src/console/chat.js'
import { fakePilcrow } from './fake-pilcrow.js'
import { keyboard, sink } from './terminal.js'

const piped = async (text: string): Promise<string> => {
  const { output, text: written } = sink()
  await chat(fakePilcrow(), { input: Readable.from([Buffer.from(text)]), output, env: {} })
  return written()
}

/** What the screen shows after each group of keys; the chat must have ended after the last. */
async function typed(...keys: string[]): Promise<string> {
  const { input, type } = keyboard()
  const { output, text } = sink({ columns: 80 })
  const talk = chat(fakePilcrow(), { input, output, env: { NO_COLOR: '1' } })
  for (const group of keys) await type(group)
  await talk
  return stripVTControlCharacters(text())
}

describe('a chat with lines piped in', () => {
  test('answers them one by one, without greeting, prompt or colour, then ends', async () => {
    const choices = '\n\n1. One → /report northumberland\n2. Two → /report lincolnshire\n'
    expect(await piped('first\r\nsecond')).toBe(`You said: first${choices}\nYou said: second${choices}`)
  })

  test('answers an empty line too', async () => {
    expect(await piped('\n')).toMatch(/^You said: \n/)
  })

  test('picks a choice by its number, and stops at exit', async () => {
    const text = await piped('hello\n2\n7\nexit\nnever')
    expect(text.match(/You said: .*/g)).toEqual([
      'You said: hello',
      'You said: /report lincolnshire',
      'You said: 7',
    ])
  })

  test('says nothing where nothing was piped in', async () => {
    expect(await piped('')).toBe('')
  })
})

describe('a chat at the terminal', () => {
  test('greets with what is held and three things to try, any of which a number says', async () => {
    const screen = await typed('2\r', 'exit\r')
    expect(screen).toContain('1 inspection report of 1 council, to ask about.')
    expect(screen.match(/^\d\. .*/gm)?.slice(0, 3)).toEqual([
      '1. What do inspectors say about care leavers in Northumberland?',
      '2. /grade northumberland staying-safe',
      '3. /recommendations northumberland',
    ])
    expect(screen).toContain('You said: /grade northumberland staying-safe')
  })

  test('prompts with the pilcrow and shows which message a number said', async () => {
    const screen = await typed('hello\r', '1\r', 'quit\r')
    expect(screen).toContain('¶ hello')
    expect(screen).toMatch(/1\r?\n\/report northumberland\n\nYou said: \/report northumberland/)
  })

  test('completes with Tab', async () => {
    expect(await typed('/grade northu', '\t', 'stay', '\t', '\r', 'exit\r')).toContain(
      'You said: /grade northumberland staying-safe',
    )
  })

  test('brings back the last line with the up arrow', async () => {
    expect((await typed('hello\r', '\u001b[A\r', 'exit\r')).match(/You said: hello/g)).toHaveLength(2)
  })

  test.each([
    ['exit', 'exit\r'],
    ['QUIT', 'QUIT\r'],
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['Ctrl-C in the middle of a line', 'hel\u0003'],
  ])('is left kindly with %s', async (_, keys) => {
    expect(await typed(keys)).toMatch(/\nGoodbye\.\n$/)
  })
})

test('a library without reports is greeted with how to bring some in', async () => {
  const { input, type } = keyboard()
  const { output, text } = sink({ columns: 80 })
  const talk = chat(fakePilcrow([]), { input, output, env: {} })
  await type('exit\r')
  await talk
  expect(text()).toMatch(/npx pilcrow\s+ingest/)
})
