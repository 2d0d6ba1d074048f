import { PassThrough, Writable } from 'node:stream'

/** An output that remembers what was written to it. */
export function sink(terminal: { columns: number } | null = null) {
  const written: string[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk))
      done()
    },
  })
  if (terminal) Object.assign(output, { isTTY: true, ...terminal })
  return { output, text: () => written.join('') }
}

/** Somebody's keyboard: `type` presses keys. */
export function keyboard() {
  const input = Object.assign(new PassThrough(), { isTTY: true as const, setRawMode: () => {} })
  const pressed = () => new Promise((done) => setTimeout(done, 20))
  return {
    input,
    async type(keys: string) {
      input.write(keys)
      await pressed()
    },
  }
}
