/** How a bot ended: it was told to stop, or Discord closed the connection for good. */
type ShutdownReason = 'stopped' | 'shut out'

export interface Shutdown {
  /** Leaves, once, however often and for whichever reason it is asked; done when it has left. */
  leave(why: ShutdownReason): Promise<void>
  /** Done when it has left. */
  readonly ended: Promise<ShutdownReason>
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Leaves when the process is told to (SIGINT, SIGTERM), or when it is asked. */
export function createShutdown(close: () => Promise<void>): Shutdown {
  let left: (why: ShutdownReason) => void
  const ended = new Promise<ShutdownReason>((resolve) => {
    left = resolve
  })
  let closing: Promise<void> | null = null
  const leave = (why: ShutdownReason): Promise<void> => {
    for (const signal of STOP_SIGNALS) process.off(signal, stop)
    closing ??= close().then(() => left(why))
    return closing
  }
  const stop = (): Promise<void> => leave('stopped')
  for (const signal of STOP_SIGNALS) process.once(signal, stop)
  return { leave, ended }
}

/**
 * A shard's tie to the process that spawned it. It is let go when it is to leave, and where that process is no more: then
 * nobody would watch over the shard, and it would answer beside the next one.
 * @param onLeave done once, when the shard is to leave
 * @returns cuts the tie from the shard's end, without which the shard's process would stay
 */
export function linkToParent(onLeave: () => void): () => void {
  if (process.connected) process.once('disconnect', onLeave)
  else onLeave()
  // discord.js goes on telling the manager how the connection is, whether or not it is there.
  const ignoreError = () => {}
  process.on('error', ignoreError)
  return () => {
    process.off('disconnect', onLeave)
    if (process.connected) process.disconnect()
  }
}
