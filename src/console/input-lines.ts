import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/**
 * The lines of a stream of UTF-8 as they come. A line ends at a line feed, with or without a carriage return before
 * it, and nowhere else (node:readline also breaks at U+2028); the last one counts without. A byte order mark is dropped.
 */
export async function* inputLines(input: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  let held = ''
  let first = true
  for await (const chunk of input) {
    const parts = (held + (typeof chunk === 'string' ? chunk : decoder.write(chunk))).split('\n')
    held = parts.pop() ?? ''
    for (const part of parts) {
      yield withoutReturn(first ? part.replace(/^\uFEFF/, '') : part)
      first = false
    }
  }
  held += decoder.end()
  if (held !== '') yield withoutReturn(first ? held.replace(/^\uFEFF/, '') : held)
}
