/**
 * The greatest of some numbers above 0, the greatest first; of equals the one whose place comes first.
 * @param places of the numbers, each its own
 * @returns which they are, counted from 0, so many at most
 */
export function topK(numbers: Float64Array, places: Uint32Array, most: number): number[] {
  const best: number[] = []
  let least = 0
  for (let each = 0; each < numbers.length; each++) {
    const own = numbers[each] as number
    if (own === 0 || own < least) continue
    let at = best.length
    while (at > 0 && isBefore(each, best[at - 1] as number)) at--
    if (at === most) continue
    best.splice(at, 0, each)
    if (best.length > most) best.pop()
    if (best.length === most) least = numbers[best[most - 1] as number] as number
  }
  return best

  function isBefore(one: number, other: number): boolean {
    const own = numbers[one] as number
    const its = numbers[other] as number
    return own > its || (own === its && (places[one] as number) < (places[other] as number))
  }
}
