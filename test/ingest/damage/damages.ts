import type { Random } from '../../../train/random.js'

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array

const place = (bytes: Uint8Array, random: Random): number => Math.floor(random() * bytes.length)
const byteRange = (bytes: Uint8Array, random: Random, most: number): [number, number] => {
  const from = place(bytes, random)
  return [from, Math.min(bytes.length, from + 1 + Math.floor(random() * most))]
}
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))

/** Changes one byte in its place. */
const changed =
  (change: (byte: number, random: Random) => number): Damage =>
  (bytes, random) => {
    const damaged = Uint8Array.from(bytes)
    const at = place(bytes, random)
    damaged[at] = change(bytes[at] as number, random)
    return damaged
  }

/** Writes over a range of bytes in its place. */
const over =
  (most: number, write: (at: number, random: Random, bytes: Uint8Array, from: number) => number): Damage =>
  (bytes, random) => {
    const damaged = Uint8Array.from(bytes)
    const [from, to] = byteRange(bytes, random, most)
    for (let at = from; at < to; at += 1) damaged[at] = write(at, random, bytes, from)
    return damaged
  }

const digits = (bytes: Uint8Array): number[] =>
  [...bytes.keys()].filter((at) => (bytes[at] as number) >= 48 && (bytes[at] as number) <= 57)

/** What disks, cables and programs do to files, by what it is called. */
export const damages: Readonly<Record<string, Damage>> = {
  'a bit is flipped': changed((byte, random) => byte ^ (1 << Math.floor(random() * 8))),
  'a byte is another': changed((_, random) => Math.floor(random() * 256)),
  'a letter is another': changed((_, random) => 32 + Math.floor(random() * 95)),
  'a digit is another': (bytes, random) => {
    const damaged = Uint8Array.from(bytes)
    const all = digits(bytes)
    damaged[all[Math.floor(random() * all.length)] ?? 0] = 48 + Math.floor(random() * 10)
    return damaged
  },
  'a range is zero': over(600, () => 0),
  'a range is blank': over(40, () => 32),
  'a range is noise': over(200, (_, random) => Math.floor(random() * 256)),
  'a sector is that of another place': (bytes, random) => {
    const damaged = Uint8Array.from(bytes)
    const [from, to] = [place(bytes, random), place(bytes, random)].map((at) => at - (at % 512))
    damaged.set(bytes.subarray(from, Math.min((from ?? 0) + 512, bytes.length - (to ?? 0) + (from ?? 0))), to)
    return damaged
  },
  'two ranges change places': (bytes, random) => {
    const damaged = Uint8Array.from(bytes)
    const size = 1 + Math.floor(random() * 256)
    const [one, other] = [place(bytes, random), place(bytes, random)].map((at) =>
      Math.min(at, bytes.length - size),
    )
    damaged.set(bytes.subarray(other, (other ?? 0) + size), one)
    damaged.set(bytes.subarray(one, (one ?? 0) + size), other)
    return damaged
  },
  'a range is lost': (bytes, random) => {
    const [from, to] = byteRange(bytes, random, 400)
    return joined(bytes.subarray(0, from), bytes.subarray(to))
  },
  'a range comes twice': (bytes, random) => {
    const [from, to] = byteRange(bytes, random, 400)
    return joined(bytes.subarray(0, to), bytes.subarray(from))
  },
  'noise is put in': (bytes, random) => {
    const at = place(bytes, random)
    const noise = Uint8Array.from({ length: 1 + Math.floor(random() * 20) }, () => Math.floor(random() * 256))
    return joined(bytes.subarray(0, at), noise, bytes.subarray(at))
  },
  'the end is missing': (bytes, random) => bytes.subarray(0, place(bytes, random)),
  'the end is zero': (bytes, random) => {
    const damaged = Uint8Array.from(bytes)
    damaged.fill(0, place(bytes, random))
    return damaged
  },
  'the beginning is missing': (bytes, random) => {
    const from = Math.floor(random() * Math.min(2000, bytes.length))
    return joined(Buffer.from('%PDF-1.7\n'), bytes.subarray(from))
  },
  'line ends are those of another system': (bytes, random) => {
    const text = Buffer.from(bytes).toString('latin1')
    return Uint8Array.from(
      Buffer.from(random() < 0.5 ? text.replace(/\r?\n/g, '\r\n') : text.replace(/\r\n/g, '\n'), 'latin1'),
    )
  },
  'the eighth bit is lost': (bytes, random) => {
    const [from, to] = byteRange(bytes, random, 4000)
    return bytes.map((byte, at) => (at >= from && at < to ? byte & 127 : byte))
  },
  'several bytes are others': (bytes, random) => {
    const damaged = Uint8Array.from(bytes)
    for (let time = 0; time < 2 + random() * 20; time += 1)
      damaged[place(bytes, random)] = Math.floor(random() * 256)
    return damaged
  },
}
