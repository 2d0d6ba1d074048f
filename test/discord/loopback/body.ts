import type { IncomingMessage } from 'node:http'

/** A file that came with a request. */
export interface SentFile {
  /** What `attachments` calls it: the n of its field `files[n]`. */
  readonly id: string
  readonly name: string
  readonly bytes: Buffer
}

/** The body of a request: JSON, and files where it came in parts. */
export interface Sent {
  readonly body: unknown
  readonly files: readonly SentFile[]
}

const FIELD = /^files\[(\d+)\]$/

async function inParts(raw: Buffer, type: string): Promise<Sent> {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData()
  const files: SentFile[] = []
  for (const [field, value] of form) {
    const id = FIELD.exec(field)?.[1]
    if (id !== undefined && typeof value !== 'string')
      files.push({ id, name: value.name, bytes: Buffer.from(await value.arrayBuffer()) })
  }
  return { body: JSON.parse(String(form.get('payload_json') ?? 'null')), files }
}

export async function bodyOf(request: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return inParts(raw, type)
  return { body: raw.length === 0 ? undefined : JSON.parse(raw.toString('utf8')), files: [] }
}
