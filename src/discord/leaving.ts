/** How a bot ended: it was told to stop, or Discord closed the connection for good. */
export type End = 'stopped' | 'shut out'

export interface Leaving {
  /** Leaves, once, however often and for whichever reason it is asked; done when it has left. */
  leave(why: End): Promise<void>
  /** Done when it has left. */
  readonly ended: Promise<End>
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Leaves when the process is told to (SIGINT, SIGTERM), or when it is asked. */
export function createLeaving(goodbye: () => Promise<void>): Leaving {
  let left: (why: End) => void
  const ended = new Promise<End>((resolve) => {
    left = resolve
  })
  let leaving: Promise<void> | null = null
  const leave = (why: End): Promise<void> => {
    for (const signal of SIGNALS) process.off(signal, stop)
    leaving ??= goodbye().then(() => left(why))
    return leaving
  }
  const stop = (): Promise<void> => leave('stopped')
  for (const signal of SIGNALS) process.once(signal, stop)
  return { leave, ended }
}
