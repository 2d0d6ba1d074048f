/** How wide the letters of an embedded TrueType font are, as the font itself says. */
export interface FontProgram {
  /** In thousandths of the letters' size. */
  widthOf(glyph: number): number
  /** The glyph for a character; 0 where it has none. */
  glyphOf(character: number): number
}

/** Windows and Unicode, and the only format of map that fonts for Latin letters need (OpenType, `cmap`). */
const UNICODE_MAP = { platform: 3, encoding: 1, format: 4 }

/** Null for a font of another format, or one that has no such map: nothing can then be held against it. */
export function fontProgram(bytes: Uint8Array): FontProgram | null {
  const font = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    const tables = new Map<string, number>()
    for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
      tables.set(font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8))
    }
    const [head, across, widths] = ['head', 'hhea', 'hmtx'].map((name) => tables.get(name))
    if (head === undefined || across === undefined || widths === undefined) return null
    const unitsPerEm = font.readUInt16BE(head + 18)
    // All glyphs behind the last that has a width of its own are as wide as that one.
    const last = font.readUInt16BE(across + 34) - 1
    const map = unicodeMap(font, tables.get('cmap'))
    return {
      widthOf: (glyph) => (font.readUInt16BE(widths + 4 * Math.min(glyph, last)) * 1000) / unitsPerEm,
      glyphOf: (character) => (map === null ? 0 : glyphIn(font, map, character)),
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function unicodeMap(font: Buffer, maps: number | undefined): number | null {
  if (maps === undefined) return null
  for (let at = maps + 4; at < maps + 4 + 8 * font.readUInt16BE(maps + 2); at += 8) {
    const map = maps + font.readUInt32BE(at + 4)
    const isUnicode =
      font.readUInt16BE(at) === UNICODE_MAP.platform && font.readUInt16BE(at + 2) === UNICODE_MAP.encoding
    if (isUnicode && font.readUInt16BE(map) === UNICODE_MAP.format) return map
  }
  return null
}

/** Characters stand in segments, each with how far its glyphs are away, or where a list of them begins. */
function glyphIn(font: Buffer, map: number, character: number): number {
  const twice = font.readUInt16BE(map + 6)
  for (let at = map + 14; at < map + 14 + twice; at += 2) {
    if (character > font.readUInt16BE(at)) continue
    const [start, delta, list] = [2, 2 + twice, 2 + 2 * twice].map((over) => at + twice + over) as [
      number,
      number,
      number,
    ]
    const first = font.readUInt16BE(start)
    if (character < first) return 0
    const offset = font.readUInt16BE(list)
    if (offset === 0) return (character + font.readUInt16BE(delta)) & 0xffff
    const listed = font.readUInt16BE(list + offset + 2 * (character - first))
    return listed === 0 ? 0 : (listed + font.readUInt16BE(delta)) & 0xffff
  }
  return 0
}
