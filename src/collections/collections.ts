/** Things with the same name together, the names in the order in which each first comes; no group is empty. */
export function grouped<One, Name>(
  list: readonly One[],
  nameOf: (one: One) => Name,
): Map<Name, [One, ...One[]]> {
  const groups = new Map<Name, [One, ...One[]]>()
  for (const one of list) {
    const name = nameOf(one)
    const group = groups.get(name)
    if (group) group.push(one)
    else groups.set(name, [one])
  }
  return groups
}

/** The groups alone. */
export const groupsOf = <One>(list: readonly One[], nameOf: (one: One) => unknown): [One, ...One[]][] => [
  ...grouped(list, nameOf).values(),
]

/**
 * Things of which each name comes once, where it first comes.
 * @param kept which of several with one name stands there
 */
export function distinctBy<One>(
  list: readonly One[],
  nameOf: (one: One) => unknown,
  kept: 'first' | 'last' = 'first',
): One[] {
  const distinct = new Map<unknown, One>()
  for (const one of list) {
    const name = nameOf(one)
    if (kept === 'last' || !distinct.has(name)) distinct.set(name, one)
  }
  return [...distinct.values()]
}

/** Memoises by object: made once of a thing, and kept for as long as the thing is there. */
export function memoisedByObject<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const kept = new WeakMap<Of, Made>()
  return (of) => {
    const known = kept.get(of)
    if (known !== undefined) return known
    const made = make(of)
    kept.set(of, made)
    return made
  }
}

/**
 * Memoises by text: answers from memory what it has answered before.
 * @param most how many answers are kept; when one more comes, all are forgotten, which bounds what strangers can make it keep
 */
export function memoisedByText<Answer>(
  answer: (asked: string) => Answer,
  most: number,
): (asked: string) => Answer {
  const known = new Map<string, Answer>()
  return (asked) => {
    const before = known.get(asked)
    if (before !== undefined) return before
    const is = answer(asked)
    if (known.size >= most) known.clear()
    known.set(asked, is)
    return is
  }
}

/** Makes something when it is first asked for, and keeps it; what throws is tried again. */
export function memoisedOnce<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}
