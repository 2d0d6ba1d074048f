import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { Damage, isDictionary, isPdfString, nameValue, type PdfDictionary, type PdfValue } from './syntax.js'

/** Decrypts the streams of an encrypted file, each with the number and the generation of its object. */
export interface Decryption {
  decrypt(stream: Uint8Array, object: number, generation: number): Uint8Array
  /** What the file says of itself may be read by everybody. */
  readonly leavesMetadata: boolean
}

/** Of a file that is not encrypted. */
export const NOT_ENCRYPTED: Decryption = { decrypt: (stream) => stream, leavesMetadata: false }

/** The encryption dictionary of a file, with its references followed. */
interface EncryptionDictionary {
  readonly version: number
  readonly revision: number
  /** Bytes of the key. */
  readonly length: number
  readonly owner: Buffer
  readonly user: Buffer
  readonly userKey: Buffer
  readonly permissions: number
  readonly hidesMetadata: boolean
  readonly id: Buffer
}

/** What a password is filled up with (ISO 32000-1, algorithm 2). */
const PASSWORD_PADDING = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
)

const hashWith = (kind: string, ...parts: Uint8Array[]): Buffer => {
  const made = createHash(kind)
  for (const part of parts) made.update(part)
  return made.digest()
}

/**
 * How to decrypt a file that is encrypted against changes and not against reading, as many are: with no
 * password. Null where it needs one. Throws Damage for a lock of no kind that there is (ISO 32000-1, 7.6; 32000-2, 7.6.4).
 */
export function openEncryption(dictionary: PdfDictionary, id: PdfValue | undefined): Decryption | null {
  const encryption = parseEncryption(dictionary, id)
  const key = encryption.revision >= 5 ? aes256Key(encryption) : md5Key(encryption)
  if (key === null) return null
  const method = cryptMethod(dictionary, encryption.version)
  return { decrypt: decryptorFor(method, key, encryption.length), leavesMetadata: !encryption.hidesMetadata }
}

function decryptorFor(method: string, key: Buffer, length: number): Decryption['decrypt'] {
  if (method === 'None' || method === 'Identity') return NOT_ENCRYPTED.decrypt
  if (method === 'AESV3') return (stream) => decryptAes(key, stream)
  return (stream, object, generation) => {
    const numbers = Buffer.alloc(5)
    numbers.writeUIntLE(object, 0, 3)
    numbers.writeUIntLE(generation, 3, 2)
    const salt = method === 'AESV2' ? [Buffer.from('sAlT')] : []
    const own = hashWith('md5', key, numbers, ...salt).subarray(0, Math.min(length + 5, 16))
    return method === 'AESV2' ? decryptAes(own, stream) : rc4(own, stream)
  }
}

function parseEncryption(dictionary: PdfDictionary, id: PdfValue | undefined): EncryptionDictionary {
  const number = (key: string, usual?: number): number => {
    const value = dictionary.get(key) ?? usual
    if (typeof value !== 'number') throw new Damage(`a lock without ${key}`)
    return value
  }
  const text = (value: PdfValue | undefined): Buffer => Buffer.from(isPdfString(value) ? value.text : [])
  const version = number('V')
  return {
    version,
    revision: number('R'),
    length: version === 1 ? 5 : version >= 4 ? 16 : number('Length', 40) / 8,
    owner: text(dictionary.get('O')),
    user: text(dictionary.get('U')),
    userKey: text(dictionary.get('UE')),
    permissions: number('P'),
    hidesMetadata: dictionary.get('EncryptMetadata') !== false,
    id: text(Array.isArray(id) ? id[0] : undefined),
  }
}

/** By which method streams are encrypted. */
function cryptMethod(dictionary: PdfDictionary, version: number): string {
  if (version < 4) return 'V2'
  const filter = nameValue(dictionary.get('StmF')) ?? 'Identity'
  if (filter === 'Identity') return filter
  const filters = dictionary.get('CF')
  const own = isDictionary(filters) ? filters.get(filter) : undefined
  const method = isDictionary(own) ? nameValue(own.get('CFM')) : null
  if (method === null || !['None', 'V2', 'AESV2', 'AESV3'].includes(method))
    throw new Damage('a lock of no kind')
  return method
}

function md5Key({
  revision,
  length,
  owner,
  user,
  permissions,
  hidesMetadata,
  id,
}: EncryptionDictionary): Buffer | null {
  const allowed = Buffer.alloc(4)
  allowed.writeInt32LE(permissions | 0)
  const open = revision >= 4 && !hidesMetadata ? [Buffer.alloc(4, 255)] : []
  let key = hashWith('md5', PASSWORD_PADDING, owner.subarray(0, 32), allowed, id, ...open)
  for (let time = 0; revision >= 3 && time < 50; time += 1) key = hashWith('md5', key.subarray(0, length))
  key = key.subarray(0, length)
  if (revision < 3) return rc4(key, PASSWORD_PADDING).equals(user.subarray(0, 32)) ? key : null
  let mark = rc4(key, hashWith('md5', PASSWORD_PADDING, id))
  for (let time = 1; time < 20; time += 1) mark = rc4(key.map((byte) => byte ^ time) as Buffer, mark)
  return mark.equals(user.subarray(0, 16)) ? key : null
}

function aes256Key({ revision, user, userKey }: EncryptionDictionary): Buffer | null {
  const salted = (salt: Buffer): Buffer => (revision === 5 ? hashWith('sha256', salt) : hardenedHash(salt))
  if (!salted(user.subarray(32, 40)).equals(user.subarray(0, 32)) || userKey.length < 32) return null
  const decipher = createDecipheriv('aes-256-cbc', salted(user.subarray(40, 48)), Buffer.alloc(16))
  return decipher.setAutoPadding(false).update(userKey.subarray(0, 32))
}

/** ISO 32000-2, algorithm 2.B, for no password. */
export function hardenedHash(salt: Buffer): Buffer {
  let key = hashWith('sha256', salt)
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32))
    const locked = cipher.setAutoPadding(false).update(Buffer.concat(Array<Buffer>(64).fill(key)))
    const kind = ['sha256', 'sha384', 'sha512'][
      locked.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    ]
    key = hashWith(kind as string, locked)
    last = locked.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}

/** AES in blocks: the first is where the chain begins, the last is filled up. */
function decryptAes(key: Buffer, stream: Uint8Array): Buffer {
  if (stream.length === 0) return Buffer.alloc(0)
  try {
    const decipher = createDecipheriv(
      key.length === 32 ? 'aes-256-cbc' : 'aes-128-cbc',
      key,
      stream.subarray(0, 16),
    )
    return Buffer.concat([decipher.update(stream.subarray(16)), decipher.final()])
  } catch {
    throw new Damage('a locked stream that does not open')
  }
}

/** RC4, which OpenSSL no longer has. */
export function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const box = Uint8Array.from({ length: 256 }, (_, at) => at)
  const swap = (one: number, other: number) => {
    const held = box[one] as number
    box[one] = box[other] as number
    box[other] = held
  }
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (box[at] as number) + (key[at % key.length] as number)) & 255
    swap(at, other)
  }
  let [one, other] = [0, 0]
  return Buffer.from(data).map((byte) => {
    one = (one + 1) & 255
    other = (other + (box[one] as number)) & 255
    swap(one, other)
    return byte ^ (box[((box[one] as number) + (box[other] as number)) & 255] as number)
  }) as Buffer
}
