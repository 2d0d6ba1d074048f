import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../src/ingest/read/pdf/document.js'
import { hardenedHash, rc4 } from '../../../src/ingest/read/pdf/validate/encryption.js'
import { validatePdf } from '../../../src/ingest/read/pdf/validate/validate.js'
import { pdf } from '../damage/hostile.js'

/** PDFs that are locked against changes but open with no password: pdf.js opens them too, by its own arithmetic. */

const FILL = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const md5 = (...parts: Uint8Array[]) => {
  const hash = createHash('md5')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const OWNER = Buffer.alloc(32, 7)
const ID = Buffer.alloc(16, 9)
const PERMISSIONS = -44
const allowed = Buffer.alloc(4)
allowed.writeInt32LE(PERMISSIONS)
const hex = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`

interface Lock {
  readonly dictionary: string
  lock(stream: Buffer, object: number): Buffer
}

const aes = (key: Buffer, stream: Buffer): Buffer => {
  const start = randomBytes(16)
  const cipher = createCipheriv(key.length === 32 ? 'aes-256-cbc' : 'aes-128-cbc', key, start)
  return Buffer.concat([start, cipher.update(stream), cipher.final()])
}

/** Locks of 40 and 128 bits, with RC4 or AES. */
function short(revision: 2 | 3 | 4, keys: string, length: number): Lock {
  let key = md5(FILL, OWNER, allowed, ID)
  for (let time = 0; revision > 2 && time < 50; time += 1) key = md5(key.subarray(0, length))
  key = key.subarray(0, length)
  let user = revision === 2 ? rc4(key, FILL) : rc4(key, md5(FILL, ID))
  for (let time = 1; revision > 2 && time < 20; time += 1)
    user = rc4(
      key.map((byte) => byte ^ time),
      user,
    )
  return {
    dictionary: `/Filter/Standard/R ${revision}/P ${PERMISSIONS}/O${hex(OWNER)}/U${hex(Buffer.concat([user, Buffer.alloc(32)]).subarray(0, 32))}${keys}`,
    lock(stream, object) {
      const salt = revision === 4 ? [Buffer.from('sAlT')] : []
      const own = md5(key, Buffer.from([object, 0, 0, 0, 0]), ...salt).subarray(0, Math.min(length + 5, 16))
      return revision === 4 ? aes(own, stream) : rc4(own, stream)
    },
  }
}

/** Locks of 256 bits, as Acrobat 9 has them and as they are since. */
function long(revision: 5 | 6): Lock {
  const sha = (salt: Buffer) =>
    revision === 6 ? hardenedHash(salt) : createHash('sha256').update(salt).digest()
  const [check, salt, key] = [randomBytes(8), randomBytes(8), randomBytes(32)]
  const wrap = createCipheriv('aes-256-cbc', sha(salt), Buffer.alloc(16)).setAutoPadding(false)
  const user = Buffer.concat([sha(check), check, salt])
  return {
    dictionary: `/Filter/Standard/V 5/R ${revision}/Length 256/P ${PERMISSIONS}/O${hex(Buffer.alloc(48))}/OE${hex(Buffer.alloc(32))}/U${hex(user)}/UE${hex(wrap.update(key))}/Perms${hex(Buffer.alloc(16))}/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF`,
    lock: (stream) => aes(key, stream),
  }
}

const locks: Readonly<Record<string, Lock>> = {
  'RC4 of 40 bits': short(2, '/V 1', 5),
  'RC4 of 128 bits': short(3, '/V 2/Length 128', 16),
  'AES of 128 bits': short(
    4,
    '/V 4/Length 128/CF<</StdCF<</CFM/AESV2/Length 16>>>>/StmF/StdCF/StrF/StdCF',
    16,
  ),
  'AES of 256 bits, at first': long(5),
  'AES of 256 bits, as it is now': long(6),
}

const CONTENT = 4

function locked({ dictionary, lock }: Lock, flip = -1): Uint8Array {
  const content = lock(deflateSync('BT /F1 12 Tf 72 700 Td (Children are safe.) Tj ET'), CONTENT)
  if (flip >= 0) content[flip % content.length] = (content[flip % content.length] as number) ^ 16
  return pdf(
    [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents ${CONTENT} 0 R>>`,
      Buffer.concat([
        Buffer.from(`<</Filter/FlateDecode/Length ${content.length}>>\nstream\n`),
        content,
        Buffer.from('\nendstream'),
      ]),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
      `<<${dictionary}>>`,
    ],
    `/Encrypt 6 0 R/ID[${hex(ID)}${hex(ID)}]`,
  )
}

describe.each(Object.entries(locks))('a PDF that is locked with %s and no password', (_, lock) => {
  it('is read', async () => {
    const bytes = locked(lock)
    expect(validatePdf(bytes)).toEqual({ valid: true, pages: 1 })
    expect((await readPdf(bytes)).map(({ text }) => text)).toEqual(['Children are safe.'])
  })

  it('is refused where a byte of its words is another', () => {
    for (let at = 20; at < 60; at += 3) expect(validatePdf(locked(lock, at))).toMatchObject({ valid: false })
  })
})
