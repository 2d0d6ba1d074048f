import type { Fetched, Plan } from '../fetch/fetch.js'
import { countedKinds } from '../fetch/inspections.js'
import { inWords } from '../quotation/citation.js'
import { counted } from './counted.js'
import { summary } from './ingest-lines.js'

const MEGABYTE = 1_000_000

/** `151.2 MB` */
export const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`

/** `Passed over: 12 of “Children's services focused visit”, 3 of “Joint area child protection inspection”.` */
function passedOver({ looked }: Pick<Fetched, 'looked'>): string[] {
  const kinds = countedKinds(looked.passedOver).map(([kind, count]) => `${count} of “${kind}”`)
  return kinds.length === 0 ? [] : [`Passed over: ${kinds.join(', ')}.`]
}

/** What was fetched, what is not as the list has it, what was passed over; then what became of it, as ingest says. */
export function fetchSummary(fetched: Fetched): string[] {
  const { arrived, here, differing, stopped, looked, interrupted, untried } = fetched
  const more = here > 0 ? `; ${counted(here, 'file')} had come before` : ''
  const told = fetched.outcomes.filter((outcome) => !untried.includes(outcome))
  const ended = summary({ ...fetched, outcomes: told, interrupted: false })
  return [
    ...(interrupted
      ? []
      : [`Fetched ${counted(arrived.files, 'file')}, ${megabytes(arrived.bytes)}${more}.`]),
    ...(differing.size > 0 ? [`Not as the list has them: ${[...differing.keys()].join(', ')}.`] : []),
    ...passedOver({ looked }),
    ...(looked.stopped === null
      ? []
      : [`${looked.stopped} Not all pages were looked at; the same command looks again.`]),
    ...(stopped === null
      ? []
      : [`${stopped} ${counted(untried.length, 'file')} not fetched; the same command goes on from there.`]),
    ...(interrupted ? ['Stopped. What came so far stays; the same command goes on from there.'] : ended),
  ]
}

/** What would be fetched, a line each, and what it comes to. */
export function planLines({ missing, wanted, looked }: Plan, isJson: boolean): string[] {
  const bytes = missing.reduce((sum, source) => sum + ('bytes' in source ? source.bytes : 0), 0)
  if (isJson)
    return [
      ...missing.map(({ file, published, url, ...more }) =>
        JSON.stringify({ file, published, url, bytes: 'bytes' in more ? more.bytes : null }),
      ),
      JSON.stringify({ totals: { files: missing.length, bytes } }),
    ]
  const width = Math.max(0, ...missing.map(({ file }) => file.length))
  const dates = Math.max(0, ...missing.map(({ published }) => inWords(published).length))
  const here = wanted.length - missing.length
  return [
    ...missing.map(
      ({ file, published, url }) =>
        `${file.padEnd(width)}  published ${inWords(published).padEnd(dates)}  ${url}`,
    ),
    ...passedOver({ looked }),
    `${counted(missing.length, 'file')} to fetch${bytes > 0 ? `, ${megabytes(bytes)}` : ''}${here > 0 ? `; ${counted(here, 'file')} had come before` : ''}.`,
  ]
}
