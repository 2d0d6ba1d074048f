/**
 * How often one person may ask. The first 20 requests of any ten seconds are answered; the next gets one word, and
 * those after it silence, until the person has slowed down to half of that. What a person does while Pilcrow is silent
 * counts too.
 */

/** Far more than anybody reads the answers of. */
export const REQUESTS = 20
export const WINDOW_MS = 10_000
/** Fewer than these within the window are slow enough for another bout to get another word. */
const CALM = REQUESTS / 2
/** People kept in mind; beyond them, whoever has been quiet longest is forgotten, and may ask afresh. */
export const PEOPLE = 10_000

/** `word`: say once that it is too much. `silence`: nothing more. */
export type Manners = 'answer' | 'word' | 'silence'

interface Person {
  /** When the last requests came, oldest first, in milliseconds; no more than {@link REQUESTS}. */
  readonly asked: readonly number[]
  /** Whether they were told, in this bout. */
  readonly told: boolean
}

export interface CoolDown {
  /** A person asks something, now. */
  manners(person: string): Manners
  /** How many people are kept in mind. */
  readonly people: number
}

const NEW: Person = { asked: [], told: false }

/** What a person who asks at this time gets, and what is kept of it. */
function after({ asked, told }: Person, now: number): { person: Person; manners: Manners } {
  const recent = asked.filter((at) => now - at < WINDOW_MS)
  const kept = [...recent, now].slice(-REQUESTS)
  const isTold = told && recent.length >= CALM
  if (recent.length < REQUESTS) return { person: { asked: kept, told: isTold }, manners: 'answer' }
  return { person: { asked: kept, told: true }, manners: isTold ? 'silence' : 'word' }
}

/** @param clock milliseconds from any beginning, never going back */
export function createCoolDown(clock: () => number = () => performance.now()): CoolDown {
  const people = new Map<string, Person>()
  return {
    manners(id) {
      const { person, manners } = after(people.get(id) ?? NEW, clock())
      people.delete(id)
      people.set(id, person)
      const [quietest] = people.keys()
      if (people.size > PEOPLE && quietest !== undefined) people.delete(quietest)
      return manners
    },
    get people() {
      return people.size
    },
  }
}
