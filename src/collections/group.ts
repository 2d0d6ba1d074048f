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
