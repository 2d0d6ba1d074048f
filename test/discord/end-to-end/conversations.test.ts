import { describe, expect, it } from 'vitest'
import { excerptsOf } from '../../../src/model/reply.js'
import { openBundled } from '../../open.js'
import type { Post } from '../loopback/posts.js'
import { BOT, CHANNEL, JANE, OMAR } from '../loopback/world.js'
import { discord, idOf, mentioning, posted, restart, setTheStage, wordsOf } from './stage.js'

setTheStage()

/** Replies to an answer of the bot, as somebody does in a channel. */
const replyTo = (answer: Post, words: string, user = JANE): Promise<Post> =>
  discord.write(
    words,
    {
      ...mentioning,
      type: 19,
      message_reference: {
        type: 0,
        message_id: answer.id,
        channel_id: answer.channel,
        guild_id: CHANNEL.guild_id,
      },
    },
    { user },
  )

/** A conversation by replies in a channel. Gives the last answer. */
async function talk(first: string, ...others: string[]): Promise<Post> {
  let answer = await discord.write(`<@${BOT.id}> ${first}`, mentioning)
  for (const words of others) answer = await replyTo(answer, words)
  return answer
}

/** What an answer quotes second. */
const SECOND =
  excerptsOf((await openBundled()).say('private fostering in northumberland'))[1]?.citation ?? '?'

describe('A reply to an answer', () => {
  it.each([
    [
      ['private fostering in northumberland', 'and in north lincolnshire in 2022?'],
      'North Lincolnshire 2022 ¶11',
    ],
    [['leadership in northumberland', 'and in south glos', 'compare them'], 'Northumberland'],
    [['leadership in northumberland', 'and in south glos', 'compare them'], 'South Gloucestershire'],
    [['private fostering in northumberland', 'the second one'], SECOND],
    [['tell me about northumberland', 'paragraph 12'], 'Northumberland 2012 ¶12'],
    [['private fostering in northumberland', 'who wrote it'], 'Martin Ayres'],
    [['north lincolnshire overall 2012', 'is there a newer one'], 'North Lincolnshire 2022'],
    [['tell me about north lincolnshire', 'why was it outstanding in 2022'], 'North Lincolnshire 2022'],
  ])('is understood from what was asked before: %j', async (messages, words) => {
    const [first = '', ...others] = messages
    expect(wordsOf(await talk(first, ...others))).toContain(words)
  })

  it('goes back over three turns, and is followed after a restart, for nothing is kept', async () => {
    const before = await talk('private fostering in northumberland', 'and in north lincolnshire?')
    await restart()
    const words = wordsOf(await replyTo(before, 'and in lincolnshire?'))
    expect(words).toContain('Lincolnshire 2015')
    expect(words).toMatch(/foster/)
  })

  it('is understood alike, whoever gives it', async () => {
    const before = await talk('private fostering in northumberland')
    expect(wordsOf(await replyTo(before, 'and in north lincolnshire?', OMAR))).toContain('North Lincolnshire')
  })

  it('follows a typed command', async () =>
    expect(wordsOf(await talk('/report northumberland', 'paragraph 12'))).toContain(
      'Northumberland 2012 ¶12',
    ))

  it('follows what somebody shared of a private answer', async () => {
    const command = posted(await discord.slash('cite', { authority: 'northumberland', paragraph: '75' }))
    const shared = posted(await discord.press(command, idOf(command, 'share')))
    expect(wordsOf(await replyTo(shared, 'paragraph 12'))).toContain('Northumberland 2012 ¶12')
  })

  it.each([
    ['a report', 'report', { authority: 'northumberland' }],
    ['recommendations', 'recommendations', { authority: 'northumberland' }],
    ['a grade', 'grade', { authority: 'northumberland', judgement: 'leadership' }],
  ])('follows %s that a command posted for all', async (_, command, options) => {
    const open = posted(await discord.slash(command, { ...options, public: true }))
    await restart()
    expect(wordsOf(await replyTo(open, 'paragraph 12'))).toContain('Northumberland 2012 ¶12')
  })

  it('follows a report that somebody shared', async () => {
    const own = posted(await discord.slash('report', { authority: 'northumberland' }))
    const shared = posted(await discord.press(own, idOf(own, 'post')))
    expect(wordsOf(await replyTo(shared, 'who wrote it'))).toContain('Martin Ayres')
  })

  it('narrows a list that a command posted for all', async () => {
    const open = posted(await discord.slash('find', { grade: 'good', judgement: 'leadership', public: true }))
    await restart()
    const narrowed = wordsOf(await replyTo(open, 'which of them are in yorkshire'))
    expect(narrowed).toMatch(/Yorkshire and the Humber.*Good for leadership/)
  })

  it('counts what an answer quoted once each, whatever buttons it has', async () => {
    const before = await talk('private fostering in northumberland')
    discord.removed.add(before.repliesTo ?? '')
    await restart()
    expect(wordsOf(await replyTo(before, 'the second one'))).toContain(SECOND)
    discord.removed.clear()
  })

  it('goes back no further than to what was deleted', async () => {
    const first = await talk('private fostering in northumberland')
    const next = await replyTo(first, 'leadership in south gloucestershire')
    discord.removed.add(first.id)
    await restart()
    expect(wordsOf(await replyTo(next, 'paragraph 12'))).toContain('South Gloucestershire')
    discord.removed.clear()
  })

  it('whose question was deleted is about the report that the answer shows', async () => {
    const before = await talk('private fostering in northumberland')
    discord.removed.add(before.repliesTo ?? '')
    await restart()
    expect(wordsOf(await replyTo(before, 'paragraph 12'))).toContain('Northumberland 2012 ¶12')
    discord.removed.clear()
  })

  it('that cries for help is told where to turn, whatever it replies to', async () => {
    const words = wordsOf(
      await talk('private fostering in northumberland', 'my partner hits me and the kids'),
    )
    expect(words.slice(0, 200)).toContain('999')
  })

  it('to somebody else’s message is a question of its own', async () => {
    const asked = discord.say('private fostering in northumberland', {}, { user: OMAR })
    const post = await discord.write(`<@${BOT.id}> and in 2022?`, {
      ...mentioning,
      type: 19,
      message_reference: {
        type: 0,
        message_id: asked.id,
        channel_id: CHANNEL.id,
        guild_id: CHANNEL.guild_id,
      },
    })
    expect(wordsOf(post)).not.toContain('Northumberland 2012 ¶')
  })

  it('is answered by itself where the bot may not read what came before', async () => {
    const before = await talk('private fostering in northumberland')
    await restart()
    discord.forbidden.readingHistory = true
    const post = await replyTo(before, 'caseloads in lincolnshire')
    expect(wordsOf(post)).toContain('Lincolnshire 2015')
  })
})

describe('A direct message', () => {
  it('follows the answer before it, without replying to it', async () => {
    await discord.write('private fostering in northumberland', {}, { inDm: true })
    const next = await discord.write('and in north lincolnshire in 2022?', {}, { inDm: true })
    expect(wordsOf(next)).toContain('North Lincolnshire 2022 ¶11')
  })

  it('that asks something whole is about what it says', async () => {
    await discord.write('private fostering in northumberland', {}, { inDm: true })
    const next = await discord.write('/grade lincolnshire adoption', {}, { inDm: true })
    expect(wordsOf(next)).toContain('Lincolnshire 2015')
    expect(wordsOf(next)).not.toContain('Northumberland')
  })
})
