import type { Reply } from '../../model/reply.js'
import type { Logger } from '../../operate/log.js'
import type { Painter } from '../../picture/painter.js'
import { altText, isPictured, pictureCoverage, pictureOf } from '../../picture/picture.js'
import type { Pilcrow } from '../../pilcrow/pilcrow.js'
import type { SettingsStore } from '../../settings/store.js'
import type { CommandIds } from '../components/markdown.js'
import { notice, type Payload, pictureHeightIn } from '../components/payload.js'
import { ALT_TEXT_LENGTH } from '../protocol/limits.js'
import { withTimeout } from '../protocol/rest.js'
import { renderReply } from '../reply/reply.js'
import type { ReplyView } from '../reply/view.js'
import type { ListenPolicy } from './preferences.js'
import { NO_PREFERENCES, type Preferences } from './preferences.js'
import { createRateLimiter, type RateVerdict } from './rate-limit.js'

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

export interface BotContextSettings extends Pick<BotContext, 'pilcrow' | 'listenPolicy' | 'log'> {
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
