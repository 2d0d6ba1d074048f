import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answers } from '../src/pilcrow/pilcrow.js'
import { replyText } from '../src/reply/reply-lines.js'
import { openBundled } from './open.js'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const exchanges = [...readme.matchAll(/```text\n¶ (.*)\n([\s\S]*?)\n```/g)].map(
  ([, asked = '', answered = '']) => ({ asked, answered }),
)

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

describe('the README', () => {
  it('shows ten exchanges', () => expect(exchanges).toHaveLength(10))

  it.each(exchanges)('shows what Pilcrow answers to: $asked', ({ asked, answered }) => {
    expect(answered).toBe(replyText(pilcrow.say(asked)))
  })
})
