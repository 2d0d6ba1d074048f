/** Does what concerns one thing one after the other: what is edited waits for the answer to what stood there before. */
export type Turns = <Done>(thing: string, work: () => Promise<Done>) => Promise<Done>

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return (thing, work) => {
    const turn = (last.get(thing) ?? Promise.resolve()).then(work, work)
    const over = turn
      .catch(() => undefined)
      .finally(() => {
        if (last.get(thing) === over) last.delete(thing)
      })
    last.set(thing, over)
    return turn
  }
}
