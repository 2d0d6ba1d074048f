import type { Complete } from '../library/library.js'

/**
 * Something that is fetched piece by piece, each piece under a key.
 * @returns undefined where it is not at hand: then it is noted as lacking, and what is being made will be made again
 */
type PieceByKey<Key, Asked, Found> = (key: Key, asked: Asked) => Found | undefined

/** What pure functions find lacking, and what has been fetched for them. */
export interface Lacks {
  /**
   * @param fetch brings what is lacking, all at once; what it does not find is null from then on
   * @param most pieces kept for whoever asks next
   */
  pieces<Asked, Found, Key extends string | number = string>(
    fetch: (lacking: ReadonlyMap<Key, Asked>) => Promise<ReadonlyMap<Key, Found>>,
    most: number,
  ): PieceByKey<Key, Asked, Found | null>
  /** Whether something was lacking so far in what is being made: it is then made of less than there is, and not to be kept. */
  isLacking(): boolean
  readonly complete: Complete
}

/** What is made of so many kinds of pieces, one after the other, asks for what nobody thought of. */
const MOST_ROUNDS = 60

type AnyKey = string | number

interface PieceSource {
  readonly fetch: (lacking: ReadonlyMap<AnyKey, unknown>) => Promise<ReadonlyMap<AnyKey, unknown>>
  readonly kept: Map<AnyKey, unknown>
  readonly most: number
}

/** While something is made. */
interface Making {
  /** What was fetched for it, whatever is meanwhile forgotten of what is kept for all. */
  readonly fetched: Map<PieceSource, Map<AnyKey, unknown>>
  readonly lacking: Map<PieceSource, Map<AnyKey, unknown>>
}

/**
 * Answers are pure functions, which cannot wait. So what they lack is noted while they go on with nothing in its place;
 * what came of it is thrown away, all that was lacking is fetched at once, and they are called again, until nothing lacks.
 */
export function createLacks(): Lacks {
  // Nothing that is made waits, so at most one is under way.
  let making: Making | null = null

  function keep({ kept, most }: PieceSource, key: AnyKey, value: unknown): void {
    if (kept.size >= most) kept.delete(kept.keys().next().value as AnyKey)
    kept.set(key, value)
  }

  async function supply({ fetched, lacking }: Making): Promise<void> {
    const supplied = [...lacking].map(async ([source, asked]) => {
      const found = await source.fetch(asked)
      const own = fetched.get(source) ?? new Map<AnyKey, unknown>()
      fetched.set(source, own)
      for (const key of asked.keys()) {
        const value = found.get(key) ?? null
        own.set(key, value)
        keep(source, key, value)
      }
    })
    await Promise.all(supplied)
  }

  return {
    pieces(fetch, most) {
      const source: PieceSource = { fetch: fetch as unknown as PieceSource['fetch'], kept: new Map(), most }
      return (key, asked) => {
        if (making === null) throw new Error(`Nothing may be asked of the library here: ${key}.`)
        const known = making.fetched.get(source)?.get(key) ?? source.kept.get(key)
        if (known !== undefined) return known as never
        const lacking = making.lacking.get(source) ?? new Map<AnyKey, unknown>()
        making.lacking.set(source, lacking.set(key, asked))
        return undefined
      }
    },
    isLacking: () => making !== null && making.lacking.size > 0,
    async complete(make) {
      const fetched: Making['fetched'] = new Map()
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const own: Making = { fetched, lacking: new Map() }
        let made: ReturnType<typeof make> | undefined
        let fault: unknown
        making = own
        try {
          made = make()
        } catch (error) {
          fault = error
        } finally {
          making = null
        }
        if (own.lacking.size === 0) {
          if (fault !== undefined) throw fault
          return made as ReturnType<typeof make>
        }
        await supply(own)
      }
      throw new Error('This needs more of the library than can be fetched for one answer.')
    },
  }
}
