import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { type Bot, type BotSettings, startBot } from '../../../src/discord/bot.js'
import { type ComponentState, parseCustomId } from '../../../src/discord/custom-id.js'
import { createLogger } from '../../../src/operate/log.js'
import type { Painter } from '../../../src/picture/painter.js'
import { renderPng } from '../../../src/picture/png.js'
import type { Pilcrow } from '../../../src/pilcrow/pilcrow.js'
import { realPilcrow } from '../../open.js'
import { type Loopback, startLoopback } from '../loopback/discord.js'
import type { Form } from '../loopback/forms.js'
import type { Answer } from '../loopback/interactions.js'
import { allComponents } from '../loopback/message-faults.js'
import type { Post } from '../loopback/posts.js'
import { BOT, DM, OMAR, TOKEN } from '../loopback/world.js'

/** The real discord.js client, the real bot and the real reports, against a Discord on this machine. */

export let discord: Loopback
let bot: Bot
/** What went wrong, as the log says it. */
export const log: string[] = []
export const logger = createLogger({ write: (line) => log.push(line), level: 'warn', secrets: [TOKEN] })
export const real = await realPilcrow()
/** What the bot has behind it; a test may break it, and it is whole again for the next. */
export const pilcrow: Pilcrow = { ...real }

/** Draws here and now; a test may make it fail. */
export const painter: Painter = { paint: async (chart) => renderPng(chart), close: async () => {} }
const wholePainter = { ...painter }

/** A clock by which nobody here ever asks in haste: each look at it is half a minute later. */
let looks = 0
export const unhurried = (): number => 30_000 * looks++

const LEARNS_COMMANDS = /^GET \/applications\/\d+\/commands$/

/** Done when the bot has also learnt its commands' ids, so that a test sees its own requests alone. */
async function start(more: Partial<BotSettings> = {}): Promise<void> {
  const from = discord.requests.length
  const settings = { token: TOKEN, api: discord.api, pilcrow, painter, clock: unhurried, ...more }
  bot = await startBot({ ...settings, log: logger })
  const learnt = () => discord.requests.slice(from).some((request) => LEARNS_COMMANDS.test(request))
  await vi.waitUntil(learnt, { timeout: 5000 })
}

/** A library is taken up, as a run of ingest brings it. */
export const serve = (next: Pilcrow): void => bot.serve(next)

/** Where somebody adds the bot to their server. */
export const invite = (): string => bot.invite

/** Tells the bot to stop; done when it has left. */
export const leave = (): Promise<void> => bot.stop()

export async function restart(more: Partial<BotSettings> = {}): Promise<void> {
  await leave()
  await start(more)
}

interface Settings {
  /** What the bot is started with beside the usual. */
  begin?(): Promise<Partial<BotSettings>>
  /** Done when all is over. */
  end?(): void
}

/** A Discord and a bot for the tests of one file. */
export function setTheStage({ begin = async () => ({}), end = () => {} }: Settings = {}): void {
  beforeAll(async () => {
    discord = await startLoopback()
    await start(await begin())
  })
  beforeEach(() => {
    log.length = 0
  })
  afterEach(() => {
    Object.assign(pilcrow, real)
    Object.assign(painter, wholePainter)
    Object.assign(discord.forbidden, { writing: false, readingHistory: false, attaching: false })
    Object.assign(discord.gateway.moods, { hears: true, resumes: 'always' })
    discord.troubles.clear()
  })
  afterAll(async () => {
    await bot.stop()
    await discord.close()
    end()
  })
}

/** What the bot posted and asked of Discord meanwhile, until it had also answered somebody who asked later. */
export async function during(
  what: () => unknown,
): Promise<{ posts: readonly Post[]; requests: readonly string[] }> {
  const [before, from] = [new Set(discord.posts.all.keys()), discord.requests.length]
  await what()
  const later = await discord.write('hello', {}, { user: OMAR, inDm: true })
  const posts = [...discord.posts.all.values()].filter(({ id }) => !before.has(id) && id !== later.id)
  const toOthers = (request: string) => !request.startsWith(`POST /channels/${DM.id}/typing`)
  return { posts, requests: discord.requests.slice(from, -1).filter(toOthers) }
}

/** Done once the bot has come back in this way. */
export async function back(how: 'resumed' | 'identified', lose: () => void): Promise<void> {
  const before = discord.gateway.counts[how]
  lose()
  await expect.poll(() => discord.gateway.counts[how], { timeout: 15_000 }).toBe(before + 1)
}

/** Something that waits until it is let go. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}

export function posted(answer: Answer): Post {
  if (answer.did !== 'posted' && answer.did !== 'updated') throw new Error(`The bot ${answer.did} something.`)
  return answer.post
}

export function formOf(answer: Answer): Form {
  if (answer.did !== 'asked') throw new Error(`The bot ${answer.did} something.`)
  return answer.form
}

/** What a message says, and what its picture shows in words. */
export const wordsOf = ({ body }: Post): string =>
  allComponents(body.components)
    .flatMap(({ content, items }) => [
      ...(typeof content === 'string' ? [content] : []),
      ...(Array.isArray(items) ? items.map(({ description }) => String(description)) : []),
    ])
    .join('\n')

/** The custom id of the first button, or the value of the first option, that does this. */
export function idOf(
  { body }: Post,
  act: ComponentState['act'],
  suits: (state: ComponentState) => boolean = () => true,
): string {
  const ids = allComponents(body.components).flatMap(({ custom_id, options }) => [
    ...(typeof custom_id === 'string' ? [custom_id] : []),
    ...(Array.isArray(options) ? options.map(({ value }) => String(value)) : []),
  ])
  const found = ids.find((id) => {
    const state = parseCustomId(id)
    return state?.act === act && suits(state)
  })
  if (found === undefined) throw new Error(`No button does ${act}: ${ids.join(' ')}`)
  return found
}

/** What a message carries besides its words when it mentions the bot. */
export const mentioning = { mentions: [BOT] }
export const northumberland75 = async () =>
  posted(await discord.slash('cite', { authority: 'northumberland', paragraph: '75' }))
