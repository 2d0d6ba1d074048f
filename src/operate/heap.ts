import { setFlagsFromString } from 'node:v8'

/**
 * What V8 heeds from now on: to clear rubbish away before it takes more memory from the system, where it would else let the
 * heap grow to twice what is needed. It costs time of the processor, some tenths of what answers take.
 */
const FLAGS = ['--optimize-for-size', '--semi-space-growth-factor=1']

/** For a process that leaves the library to a database: little is held, and many may run beside each other on one machine. */
export function keepHeapSmall(): void {
  for (const flag of FLAGS) setFlagsFromString(flag)
}
