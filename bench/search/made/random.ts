/** Numbers from 0 up to 1 that look like chance and are the same for the same seed. */
export type Random = () => number

/** Mulberry32: 32 bits of state, ample for made-up text. */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of a list that is not empty. */
export const oneOf = <T>(list: readonly T[], random: Random): T =>
  list[Math.floor(random() * list.length)] as T

/** A place in a list of so many, the first far likelier than the last: Zipf's law, as words of a language are used. */
export const zipfian = (count: number, random: Random): number => Math.floor(count ** random()) - 1
