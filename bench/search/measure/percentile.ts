/** The number that so many hundredths of some do not exceed. */
export function percentile(numbers: readonly number[], hundredths: number): number {
  const sorted = Float64Array.from(numbers).sort()
  return sorted[Math.max(0, Math.ceil((hundredths / 100) * sorted.length) - 1)] ?? Number.NaN
}

export const middle = (numbers: readonly number[]): number => percentile(numbers, 50)
