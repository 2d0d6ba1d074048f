/** A list of numbers from 0 to 2³² that grows. */
export interface Numbers {
  readonly length: number
  push(number: number): void
  /** The numbers so far. */
  all(): Uint32Array
}

export function numbers(): Numbers {
  let list = new Uint32Array(1024)
  let length = 0
  return {
    get length() {
      return length
    },
    push(number) {
      if (length === list.length) {
        const longer = new Uint32Array(length * 2)
        longer.set(list)
        list = longer
      }
      list[length++] = number
    },
    all: () => list.slice(0, length),
  }
}
