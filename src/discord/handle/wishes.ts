/**
 * What a server has chosen that bears on what Pilcrow reads and answers. Whoever keeps such choices gives them; without
 * them the operator's channels are all there is.
 */
export interface Wishes {
  /** Whether there is anything to read that does not mention Pilcrow: then it must ask Discord for it. */
  readonly listens: boolean
  /** Whether a channel is Pilcrow's own: every question in it is answered, without a mention. */
  isOwn(channel: string): boolean
  /** Whether a citation that somebody types while they talk gets a small card. */
  wantsCards(server: string, channel: string): boolean
}

/** The channels that the operator names, and no cards. */
export function ownChannels(channels: readonly string[]): Wishes {
  const own = new Set(channels)
  return { listens: own.size > 0, isOwn: (channel) => own.has(channel), wantsCards: () => false }
}
