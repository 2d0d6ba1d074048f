/**
 * The first place from `at` in an ascending list whose number is no smaller than the one sought; `end` where there is none.
 * It is looked for in steps that double, for most often it is near.
 */
export function seek(numbers: Uint32Array, sought: number, at: number, end: number): number {
  let low = at
  let high = at
  for (let step = 1; high < end && (numbers[high] as number) < sought; step *= 2) {
    low = high + 1
    high += step
  }
  if (high > end) high = end
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] as number) < sought) low = middle + 1
    else high = middle
  }
  return low
}
