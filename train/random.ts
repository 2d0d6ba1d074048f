/** Numbers from 0 up to 1 that look like chance. */
export type Random = () => number

/** mulberry32: the same numbers from the same seed; 32 bits of state, ample for what is drawn here. */
export function random(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Puts a list in an order of chance, in place: each order is as likely (Fisher and Yates). */
export function shuffle<One>(list: { readonly length: number; [at: number]: One }, draw: Random): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1))
    const kept = list[at] as One
    list[at] = list[other] as One
    list[other] = kept
  }
}

/** A copy in an order of chance. */
export function shuffled<One>(list: readonly One[], draw: Random): One[] {
  const mixed = [...list]
  shuffle(mixed, draw)
  return mixed
}

/** One of a list that is not empty. */
export const oneOf = <One>(list: readonly One[], draw: Random): One =>
  list[Math.floor(draw() * list.length)] as One
