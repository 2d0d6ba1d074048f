import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bot, startBot } from '../../../src/discord/bot.js'
import { createLibrary } from '../../../src/library/library.js'
import { createLogger } from '../../../src/operate/log.js'
import { createPilcrow } from '../../../src/pilcrow/pilcrow.js'
import { vocabulary } from '../../open.js'
import { type Loopback, startLoopback } from '../loopback/discord.js'
import { BOT, JANE, TOKEN } from '../loopback/world.js'
import { mentioning, painter, posted, real, wordsOf } from './stage.js'

/** A close code after which Discord wants no other attempt. */
const AUTHENTICATION_FAILED = 4004

const QUESTION = 'what is private fostering like in northumberland?'
const withoutReports = createPilcrow(createLibrary([]), vocabulary)

let discord: Loopback
let bot: Bot
let lines: string[]

async function start(logsQuestions = false): Promise<void> {
  const log = createLogger({ write: (line) => lines.push(line) })
  bot = await startBot({ token: TOKEN, api: discord.api, pilcrow: real, painter, log, logsQuestions })
}

beforeEach(async () => {
  lines = []
  discord = await startLoopback()
  await start()
})
afterEach(async () => {
  Object.assign(painter, wholePainter)
  await bot.stop()
  await discord.close()
})
const wholePainter = { ...painter }

describe('A library taken up while the bot runs', () => {
  it('answers from then on, buttons of earlier answers included', async () => {
    const before = posted(await discord.slash('cite', { authority: 'northumberland', paragraph: '75' }))
    bot.serve(withoutReports)
    expect(bot.health().reports).toBe(0)
    expect(
      wordsOf(posted(await discord.slash('cite', { authority: 'northumberland', paragraph: '75' }))),
    ).not.toContain('¶75')
    bot.serve(real)
    const pressed = posted(await discord.press(before, '2:context:northumberland-2012:75:whole'))
    expect(wordsOf(pressed)).toContain('Outcomes for staying safe are good')
  })

  it('leaves what is being answered to the one before', async () => {
    const { paint } = wholePainter
    painter.paint = (chart) => {
      bot.serve(withoutReports)
      return paint(chart)
    }
    const post = posted(await discord.slash('history', { council: 'northumberland' }))
    expect(wordsOf(post)).toContain('Northumberland, 2012')
    expect(post.files).toHaveLength(1)
    expect(bot.health().reports).toBe(0)
  })
})

describe('The log', () => {
  it('says what was asked only where that is switched on, and never who asked', async () => {
    await discord.write(`<@${BOT.id}> ${QUESTION}`, mentioning)
    await expect.poll(() => lines.join('\n')).toContain('"request":"message","outcome":"excerpts"')
    expect(lines.join('\n')).not.toContain('private fostering')
    await bot.stop()
    await start(true)
    await discord.write(`<@${BOT.id}> ${QUESTION}`, mentioning)
    await discord.slash('grade', { authority: 'south gloucestershire', judgement: 'capacity' })
    await expect.poll(() => lines.join('\n')).toContain(`"asked":"${QUESTION}"`)
    const grade = '/grade council:\\"south gloucestershire\\" judgement:capacity'
    await expect.poll(() => lines.join('\n')).toContain(grade)
    expect(lines.join('\n')).not.toContain(JANE.id)
  })

  it('has one line for a question that follows another, with its own words', async () => {
    await bot.stop()
    await start(true)
    await discord.write(QUESTION, {}, { inDm: true })
    await discord.write('and in lincolnshire?', {}, { inDm: true })
    const asked = () => lines.flatMap((line) => (line.includes('"answered"') ? [JSON.parse(line).asked] : []))
    await expect.poll(asked).toEqual([QUESTION, 'and in lincolnshire?'])
  })
})

describe('Shut out by Discord for good', () => {
  it('the bot ends and says so, and does not pretend to be well', async () => {
    expect(bot.health()).toMatchObject({ ready: true, shard: 0 })
    discord.gateway.close(AUTHENTICATION_FAILED)
    expect(await bot.ended).toBe('shut out')
    expect(bot.health().ready).toBe(false)
    expect(lines.join('\n')).toContain('"event":"closed for good","code":4004')
  })
})
