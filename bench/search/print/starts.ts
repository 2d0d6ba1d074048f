import type { Starts } from '../measure/starts.js'
import { mb, seconds, table, times } from './table.js'

export const startsTable = ({ rebuilding, snapshot }: Starts): string => {
  const row = (name: string, { worked, index, heldMb, peakMb, ...one }: Starts['snapshot']) => [
    name,
    seconds(one.seconds),
    seconds(worked),
    seconds(index),
    mb(heldMb),
    mb(peakMb),
  ]
  const ratio = (of: (one: Starts['snapshot']) => number) => times(of(rebuilding) / of(snapshot))
  return [
    table(
      ['start to ready', 'clock', 'processor', 'of it the index', 'memory then', 'at most'],
      [
        row('rebuilding the index', rebuilding),
        row('from the snapshot', snapshot),
        [
          'ratio',
          ratio((one) => one.seconds),
          ratio((one) => one.worked),
          ratio((one) => one.index),
          ratio((one) => one.heldMb),
          ratio((one) => one.peakMb),
        ],
      ],
    ),
    `The snapshot takes ${snapshot.snapshotMb.toFixed(1)} MB.`,
  ].join('\n')
}
