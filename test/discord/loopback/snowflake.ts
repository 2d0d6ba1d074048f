/** Discord's ids count milliseconds since 2015 above 22 low bits, so they also say when a thing was made. */
const EPOCH = 1_420_070_400_000n
let count = 0n

/** A new id, greater than every one before it. */
export function snowflake(): string {
  count += 1n
  return (((BigInt(Date.now()) - EPOCH) << 22n) | (count & 0x3fffffn)).toString()
}
