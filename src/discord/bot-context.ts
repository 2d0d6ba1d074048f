import type { Assumed } from '../model/query.js'
import type { Reply } from '../model/reply.js'
import type { Logger } from '../operate/log.js'
import type { Painter } from '../picture/painter.js'
import { altText, isPictured, pictureCoverage, pictureOf } from '../picture/picture.js'
import type { Pilcrow } from '../pilcrow/pilcrow.js'
import type { SettingsStore } from '../settings/store.js'
import type { CommandIds } from './components/markdown.js'
import { notice, type Payload, pictureHeightIn } from './components/payload.js'
import { ALT_TEXT_LENGTH, withTimeout } from './protocol.js'
import { createRateLimiter, type RateVerdict } from './rate-limit.js'
import { type ReplyView, renderReply } from './reply/reply.js'

/** Where something is asked: a server, or none, and by whom. */
export interface RequestPlace {
  readonly server: string | null
  readonly person: string
}

/** What was chosen for the place where something is asked. */
export interface Preferences {
  /** The councils that a question without a place is about. */
  readonly assumed: Assumed | null
  /** Whether slash commands answer where everybody sees it, unless they say otherwise. */
  readonly answersPublicly: boolean
}

/** Where nothing was chosen. */
export const NO_PREFERENCES: Preferences = { assumed: null, answersPublicly: false }

/** A server's councils come before a person's own: others read what is answered there. */
export async function preferencesAt(
  { server, person }: RequestPlace,
  store: Pick<SettingsStore, 'server' | 'councilOf'>,
): Promise<Preferences> {
  const [chosen, own] = await Promise.all([
    server === null ? null : store.server(server),
    store.councilOf(person),
  ])
  const councils = chosen?.councils ?? []
  const assumed: Assumed | null =
    councils.length > 0
      ? { councils: [...councils], whose: 'server' }
      : own === null
        ? null
        : { councils: [own], whose: 'person' }
  return { assumed, answersPublicly: chosen?.answersPublicly ?? false }
}

/**
 * What a server has chosen that bears on what Pilcrow reads and answers. Whoever keeps such choices gives them; without
 * them the operator's channels are all there is.
 */
export interface ListenPolicy {
  /** Whether there is anything to read that does not mention Pilcrow: then it must ask Discord for it. */
  readonly listens: boolean
  /** Whether a channel is Pilcrow's own: every question in it is answered, without a mention. */
  isOwn(channel: string): boolean
  /** Whether a citation that somebody types while they talk gets a small card. */
  wantsCards(server: string, channel: string): boolean
}

/** The channels that the operator names, and no cards. */
export function operatorChannels(channels: readonly string[]): ListenPolicy {
  const own = new Set(channels)
  return { listens: own.size > 0, isOwn: (channel) => own.has(channel), wantsCards: () => false }
}

/** What is heard without being spoken to, looked up with every message: so it is held in memory. */
interface StoredListenPolicy extends ListenPolicy {
  /** Reads it anew; what was read before stays where that fails. */
  renew(): Promise<void>
}

/**
 * The channels that the operator names, and what servers have chosen.
 * @throws what the store says
 */
export async function storedListenPolicy(
  channels: readonly string[],
  store: Pick<SettingsStore, 'listening'>,
): Promise<StoredListenPolicy> {
  const operators = new Set(channels)
  let own: ReadonlySet<string> = new Set()
  let cards: ReadonlySet<string> = new Set()
  const renew = async () => {
    const chosen = await store.listening()
    own = new Set(chosen.channels)
    cards = new Set(chosen.cards)
  }
  await renew()
  return {
    renew,
    get listens() {
      return operators.size + own.size + cards.size > 0
    },
    isOwn: (channel) => operators.has(channel) || own.has(channel),
    wantsCards: (server) => cards.has(server),
  }
}

/** Bot context, what every handler works with: the bot behind the screen, where to log, and a list of what is under way. */
export interface BotContext {
  readonly pilcrow: Pilcrow
  /** The same, to understand what was asked before: that is neither counted nor logged once more. */
  readonly earlier: Pick<Pilcrow, 'respond' | 'answer' | 'look'>
  readonly listenPolicy: ListenPolicy
  /** What servers and people have chosen; null where it cannot be kept. */
  readonly store: SettingsStore | null
  /** What was chosen for the place where this is asked. */
  readonly preferences: Preferences
  /** A server has chosen otherwise: what is held in memory of that is read anew. */
  changed(): Promise<void>
  readonly log: Logger
  /** What was asked of Pilcrow was not for it: no answer is counted. */
  keepSilent(): void
  /** An answer could not be given: the log says why. */
  failed(error: unknown): void
  /** A reply as a message, its commands to be pressed once their ids are learnt. */
  draw(reply: Reply, showing: ReplyView): Payload
  /** The same with the picture that belongs to it; where that fails, the words alone. */
  drawWithPicture(reply: Reply, showing: ReplyView): Promise<Payload>
  /** A sentence to one person, its commands to be pressed too. */
  notice(sentence: string): Payload
  learn(commandIds: CommandIds): void
  /** Whether this person, who asks something now, is answered. */
  rateLimit(person: string): RateVerdict
  /** Keeps an answer in mind until it is given; whatever fails in it is logged and ends there. */
  attend(answer: Promise<void>): void
  /** Waits for the answers under way, but no longer than this. */
  finish(timeoutMs: number): Promise<void>
}

interface BotContextSettings extends Pick<BotContext, 'pilcrow' | 'listenPolicy' | 'log'> {
  readonly store?: SettingsStore | null
  changed?(): Promise<void>
  readonly painter: Pick<Painter, 'paint'>
  /** Milliseconds from any beginning, for a cool-down; the process's own unless given. */
  readonly clock?: (() => number) | undefined
}

export function createBotContext({
  pilcrow,
  listenPolicy,
  store = null,
  changed = async () => {},
  log,
  painter,
  clock,
}: BotContextSettings): BotContext {
  const underWay = new Set<Promise<void>>()
  let known: CommandIds = new Map()
  const draw: BotContext['draw'] = (reply, showing) => renderReply(reply, { ...showing, commandIds: known })
  return {
    pilcrow,
    earlier: pilcrow,
    listenPolicy,
    store,
    preferences: NO_PREFERENCES,
    changed,
    log,
    keepSilent: () => {},
    failed: (error) => log.error('answer failed', { error }),
    draw,
    async drawWithPicture(reply, showing) {
      const most = pictureHeightIn(showing.isPrivate)
      const picture = isPictured(reply, showing.page) ? pictureOf(reply, most) : null
      const png = picture && (await painter.paint(picture))
      const drawn = picture &&
        png && { png, alt: altText(picture, ALT_TEXT_LENGTH), says: pictureCoverage(picture) }
      return draw(reply, { ...showing, picture: drawn })
    },
    notice: (sentence) => notice(sentence, known),
    learn(commandIds) {
      known = commandIds
    },
    rateLimit: createRateLimiter(clock).check,
    attend(answer) {
      const attended = answer
        .catch((error) => log.error('discord', { error }))
        .finally(() => underWay.delete(attended))
      underWay.add(attended)
    },
    async finish(timeoutMs) {
      await withTimeout(timeoutMs, Promise.all(underWay))
    },
  }
}
