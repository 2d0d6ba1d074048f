import { deflateSync } from 'node:zlib'

/** Files that are made to break whoever reads them, by what they are. */

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')

/** A PDF whose cross-references are right, whatever its objects are; the first is the catalogue. */
export function pdf(objects: readonly (string | Buffer)[], trailer = ''): Uint8Array {
  const parts: Buffer[] = [bytes('%PDF-1.7\n')]
  const places: number[] = []
  let at = parts[0]?.length ?? 0
  const add = (part: Buffer) => {
    parts.push(part)
    at += part.length
  }
  for (const [index, object] of objects.entries()) {
    places.push(at)
    add(bytes(`${index + 1} 0 obj\n`))
    add(typeof object === 'string' ? bytes(object) : object)
    add(bytes('\nendobj\n'))
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  add(
    bytes(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${at}\n%%EOF`,
    ),
  )
  return Buffer.concat(parts)
}

/** A stream, packed. */
function packed(content: string | Buffer, keys = ''): Buffer {
  const data = deflateSync(content)
  const head = bytes(`<</Filter/FlateDecode/Length ${data.length}${keys}>>\nstream\n`)
  return Buffer.concat([head, data, bytes('\nendstream')])
}

const CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>'
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'
const page = (keys: string, resources = '/Font<</F1 5 0 R>>') =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<${resources}>>${keys}>>`

/** A page with this content, and further objects from the sixth on. */
const withContent = (content: string | Buffer, font: string | Buffer = FONT, ...more: (string | Buffer)[]) =>
  pdf([
    CATALOGUE,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    page('/Contents 4 0 R'),
    packed(content),
    font,
    ...more,
  ])

/** A page whose content prints the first of these forms. */
const withForms = (forms: readonly (string | Buffer)[]) =>
  pdf([
    CATALOGUE,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    page('/Contents 4 0 R', '/XObject<</X 5 0 R>>'),
    packed('/X Do'),
    ...forms,
  ])
const form = (content: string, resources = '') =>
  packed(content, `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<${resources}>>`)

const text = (operators: string) => `BT /F1 12 Tf ${operators} ET`
const HEAD = '%PDF-1.7\n'
const MANY = 200_000

/** Brackets and their like, each many times over: as the file, as an object, as a page's content, in the trailer. */
const repeated = Object.entries({
  'open arrays': '[',
  'open dictionaries': '<<',
  'open strings': '(',
  'open hexadecimal strings': '<',
  slashes: '/',
  'saved states': 'q ',
  'restored states': 'Q ',
  'opened texts': 'BT ',
  'marked contents': '/A BMC ',
  numbers: '1 ',
  references: '1 0 R ',
  comments: '%\n',
  'ends of objects': 'endobj\n',
  'beginnings of objects': '1 0 obj\n',
  streams: 'stream\n',
  'ends of files': 'startxref\n9\n%%EOF\n',
  zeros: '\0',
}).flatMap(([what, sign]): [string, () => Uint8Array][] => [
  [`${what} as the whole file`, () => bytes(HEAD + sign.repeat(MANY * 20))],
  [`${what} as an object`, () => pdf([CATALOGUE, `${sign.repeat(MANY)}`])],
  [`${what} as a page’s content`, () => withContent(sign.repeat(MANY))],
  [
    `${what} in the trailer`,
    () => pdf([CATALOGUE, '<</Type/Pages/Kids[]/Count 0>>'], `/A ${sign.repeat(MANY)}`),
  ],
])

const doubling = (deep: number) =>
  withForms(
    Array.from({ length: deep }, (_, at) =>
      at < deep - 1 ? form('/X Do /X Do', `/XObject<</X ${at + 6} 0 R>>`) : form('q Q'),
    ),
  )

const fontWith = (keys: string) =>
  `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding${keys}>>`

export const hostilePdfs: Readonly<Record<string, () => Uint8Array>> = {
  ...Object.fromEntries(repeated),
  'a stream that grows to 300 MB': () => withContent(Buffer.alloc(300_000_000, 'q ')),
  'streams of 60 MB each': () =>
    withContent('q Q', FONT, ...Array.from({ length: 8 }, () => packed(Buffer.alloc(60_000_000)))),
  'a word of 50 MB': () => withContent(text(`(${'a'.repeat(50_000_000)}) Tj`)),
  'a million words': () => withContent(text('1 0 0 1 50 50 Tm (a) Tj '.repeat(1_000_000))),
  'a million boxes': () => withContent('5 5 9 9 re f\n'.repeat(1_000_000)),
  'a form that prints itself': () => withForms([form('/X Do', '/XObject<</X 5 0 R>>')]),
  'forms that print each other': () =>
    withForms([form('/X Do', '/XObject<</X 6 0 R>>'), form('/X Do', '/XObject<</X 5 0 R>>')]),
  'forms that double, twelve deep': () => doubling(12),
  'forms that double, forty deep': () => doubling(40),
  'a folder of pages that holds itself': () => pdf([CATALOGUE, '<</Type/Pages/Kids[2 0 R]/Count 1>>']),
  'folders of pages a thousand deep': () =>
    pdf([
      CATALOGUE,
      ...Array.from(
        { length: 1000 },
        (_, at) => `<</Type/Pages/Kids[${at + 3} 0 R]/Count 1${at ? `/Parent ${at + 1} 0 R` : ''}>>`,
      ),
      '<</Type/Page/Parent 1001 0 R/MediaBox[0 0 9 9]/Resources<<>>>>',
    ]),
  'twenty thousand pages': () =>
    pdf([
      CATALOGUE,
      `<</Type/Pages/Count 20000/Kids[${Array.from({ length: 20_000 }, (_, at) => `${at + 3} 0 R`).join(' ')}]>>`,
      ...Array.from({ length: 20_000 }, () => page('', '')),
    ]),
  'a thousand million pages': () => pdf([CATALOGUE, '<</Type/Pages/Kids[]/Count 1000000000>>']),
  'a page that is a folder of pages too': () =>
    pdf([
      CATALOGUE,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Pages/Parent 3 0 R/Kids[2 0 R]/Count 1>>',
    ]),
  'a catalogue that is a page': () => pdf([page('')]),
  'cross-references in a circle': () => pdf([CATALOGUE, '<</Type/Pages/Kids[]/Count 0>>'], '/Prev 9'),
  'cross-references that are negative': () => pdf([CATALOGUE], '/Prev -1'),
  'cross-references beyond the end': () => pdf([CATALOGUE], '/Prev 99999999999'),
  'a thousand million cross-references': () =>
    bytes(`${HEAD}xref\n0 999999999\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF`),
  'a cross-reference stream of the widest fields': () =>
    Buffer.concat([
      bytes(`${HEAD}1 0 obj\n`),
      packed('x'.repeat(3000), '/Type/XRef/W[999999999 999999999 999999999]/Size 3'),
      bytes('\nendobj\nstartxref\n9\n%%EOF'),
    ]),
  'a cross-reference stream of a thousand million rows': () =>
    Buffer.concat([
      bytes(`${HEAD}1 0 obj\n`),
      packed('x'.repeat(30), '/Type/XRef/W[0 0 0]/Size 1000000000/Root 1 0 R'),
      bytes('\nendobj\nstartxref\n9\n%%EOF'),
    ]),
  'a stream of objects that holds itself': () =>
    pdf([CATALOGUE, packed('2 0 <<>>', '/Type/ObjStm/N 1/First 4/Extends 2 0 R')]),
  'a length that is its own stream': () => pdf([CATALOGUE, '<</Length 2 0 R>>\nstream\n\nendstream']),
  'a length that is negative': () => pdf([CATALOGUE, '<</Length -5>>\nstream\n\nendstream']),
  'a length of many gigabytes': () => pdf([CATALOGUE, '<</Length 99999999999>>\nstream\n\nendstream']),
  'filters without end': () =>
    pdf([CATALOGUE, `<</Length 0/Filter[${'/ASCIIHexDecode'.repeat(100_000)}]>>\nstream\n\nendstream`]),
  'a filter that there is not': () => pdf([CATALOGUE, '<</Length 0/Filter/Rot13>>\nstream\n\nendstream']),
  'rows of a thousand million columns': () =>
    pdf([CATALOGUE, packed('x', '/DecodeParms<</Predictor 15/Columns 1000000000>>')]),
  'letters that stand for four thousand million': () =>
    withContent(
      text('(abc) Tj'),
      fontWith('/ToUnicode 6 0 R'),
      packed(
        `begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange ${'1 beginbfrange <00000000> <ffffffff> <0041> endbfrange '.repeat(3)}endcmap`,
      ),
    ),
  'a map of letters that uses itself': () =>
    withContent(
      text('(abc) Tj'),
      fontWith('/ToUnicode 6 0 R'),
      packed('begincmap endcmap', '/UseCMap 6 0 R'),
    ),
  'widths without end': () =>
    withContent(text('(abc) Tj'), fontWith(`/FirstChar 0/LastChar ${MANY - 1}/Widths[${'1 '.repeat(MANY)}]`)),
  'a font that is its own description': () =>
    withContent(text('(abc) Tj'), fontWith('/FontDescriptor 5 0 R')),
  'a font whose program is noise': () =>
    withContent(
      text('(abc) Tj'),
      '<</Type/Font/Subtype/TrueType/BaseFont/A/Encoding/WinAnsiEncoding/FirstChar 97/LastChar 99/Widths[1 1 1]/FontDescriptor 6 0 R>>',
      '<</Type/FontDescriptor/FontName/A/Flags 32/FontFile2 7 0 R>>',
      packed('\0\u0001\0\0\0\u0003'.repeat(3000)),
    ),
  'letters as large as a country': () => withContent('BT /F1 1e9 Tf (abc) Tj ET'.replace('1e9', '999999999')),
  'a page as large as a country': () =>
    pdf([
      CATALOGUE,
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 999999999999 999999999999]/Resources<<>>>>',
    ]),
  'a script that opens with the file': () =>
    pdf([
      `${CATALOGUE.slice(0, -2)}/OpenAction<</S/JavaScript/JS(while(true){})>>>>`,
      '<</Type/Pages/Kids[]/Count 0>>',
    ]),
  'a lock that nobody has made': () =>
    pdf([CATALOGUE], '/Encrypt<</Filter/Standard/V 5/R 6/Length 256/O<00>/U<00>/P -1>>'),
}

export const hostileTexts: Readonly<Record<string, () => Uint8Array>> = {
  'a line of 90 MB': () => bytes('Inspection of children '.repeat(4_000_000)),
  'a word of 90 MB': () => Buffer.alloc(90_000_000, 'x'),
  'ninety million line ends': () => Buffer.alloc(90_000_000, '\n'),
  'a word of a million letters': () => Buffer.alloc(999_000, 'x'),
  'a million stars': () => Buffer.alloc(999_000, '*a'),
  'a million opened links': () => Buffer.alloc(999_000, '['),
  'a million pipes': () => bytes(`${'|a'.repeat(1000)}\n`.repeat(3000)),
  'a hundred thousand numbers': () =>
    bytes(Array.from({ length: 100_000 }, (_, at) => `${at + 1}. Words.\n`).join('')),
  noise: () => Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256)),
}
