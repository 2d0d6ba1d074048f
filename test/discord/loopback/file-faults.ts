import type { SentFile } from './body.js'

/** What Discord refuses in the files of a message, by its API documentation; numbers again on purpose. */

const FILES = 10
const FILE_BYTES = 10 * 1024 * 1024
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const REFERENCE = /^attachment:\/\/(.+)$/

type Json = { [key: string]: unknown }

/** The names of the files that a message's galleries show, and that stand in it as files. */
function shownIn(components: readonly Json[]): string[] {
  const items = components.flatMap(({ items }) => (Array.isArray(items) ? (items as Json[]) : []))
  const urls = [
    ...items.map(({ media }) => (media as Json).url),
    ...components.flatMap(({ file }) => (file === undefined ? [] : [(file as Json).url])),
  ]
  return urls.flatMap((url) => REFERENCE.exec(String(url))?.[1] ?? [])
}

/**
 * Why Discord would refuse a message with these files, or show it without them.
 * @param attachments what the message says of its files
 * @param components all of the message's, nested ones too
 */
export function fileFaults(
  files: readonly SentFile[],
  attachments: readonly { id: string }[],
  components: readonly Json[],
): string[] {
  const shown = shownIn(components)
  const names = new Set(files.map(({ name }) => name))
  const ids = new Set(files.map(({ id }) => id))
  return [
    ...(files.length > FILES ? [`files: ${files.length} of at most ${FILES}`] : []),
    ...files
      .filter(({ bytes }) => bytes.length > FILE_BYTES)
      .map(({ name }) => `${name}: larger than 10 MiB`),
    ...files
      .filter(({ name, bytes }) => name.endsWith('.png') && !bytes.subarray(0, PNG.length).equals(PNG))
      .map(({ name }) => `${name}: is no PNG file`),
    ...shown.filter((name) => !names.has(name)).map((name) => `${name}: is shown, but no such file came`),
    ...files.filter(({ name }) => !shown.includes(name)).map(({ name }) => `${name}: came, but is not shown`),
    ...attachments.filter(({ id }) => !ids.has(id)).map(({ id }) => `attachments: no file is ${id}`),
  ]
}
