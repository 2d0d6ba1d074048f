/** Ctrl-C lets what is under way come to its end; a second one does not wait. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController()
  const stop = () => interruption.abort()
  process.once('SIGINT', stop)
  return work(interruption.signal).finally(() => process.off('SIGINT', stop))
}
