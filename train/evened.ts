import type { Posed, Signed } from './asking.js'

/** What questions that are not answered weigh beside those that are, and how far near misses are evened: 0 to 1. */
export interface Weights {
  readonly of: Readonly<Record<Exclude<Posed, 'answered'>, number>>
  readonly evened: number
}

/** No near miss weighs more than so many times what it would. */
const MOST_EVENED = 4

/** Concepts of which a question is made, by lots: few, some, many. */
const lotOf = (concepts: number): number => Math.min(3, Math.floor(concepts / 2))

/**
 * Questions as they shall weigh. Near misses are shorter than other questions, and ask for a number far more often than for anything else:
 * evened, so that how a question is put and what it asks for tell little by themselves of whether it is answered. What strangers asked stays as
 * it is: so many of it is answered, and so many is not.
 */
export function evened<One extends Pick<Signed, 'isStrangers' | 'posed' | 'weight' | 'wanted' | 'concepts'>>(
  all: readonly One[],
  weights: Weights,
): One[] {
  const masses = new Map<string, number>()
  const add = (key: string, weight: number) => masses.set(key, (masses.get(key) ?? 0) + weight)
  const wayOf = ({ wanted, concepts }: One): string => `${wanted} ${lotOf(concepts)}`
  for (const one of all) {
    if (one.isStrangers) continue
    add(one.posed, one.weight)
    add(`${one.posed} ${wayOf(one)}`, one.weight)
  }
  const answered = masses.get('answered') ?? 1
  return all.map((one) => {
    const { posed, weight, isStrangers } = one
    if (posed === 'answered' || isStrangers) return one
    const even = weight * weights.of[posed] * (answered / (masses.get(posed) ?? 1))
    if (posed !== 'near miss') return { ...one, weight: even }
    // As the questions that are answered ask for this kind of word, so shall the near misses.
    const share = (masses.get(`answered ${wayOf(one)}`) ?? 0) / answered
    const own = (masses.get(`${posed} ${wayOf(one)}`) ?? 1) / (masses.get(posed) ?? 1)
    return { ...one, weight: even * Math.min(MOST_EVENED, (share / own) ** weights.evened) }
  })
}
