/**
 * Makes something of what is at hand; where something of the library was lacking, fetches that, and makes it again.
 * What is made must be a pure function of the library.
 */
export type Complete = <T>(make: () => T) => Promise<T>

/** For a library that is held in memory: nothing is ever lacking. */
export const ALL_AT_HAND: Complete = async (make) => make()
