import { describe, expect, test } from 'vitest'
import { OFSTED, type ProviderPage, parseProviderPage } from '../../src/fetch/ofsted-site.js'
import { countedKinds, reportKind } from '../../src/fetch/sources.js'
import { event, page } from './ofsted.js'

const URN = '80476'
const PAGE = new URL(`https://reports.ofsted.gov.uk/provider/44/${URN}`)
const FILE = 'https://files.ofsted.gov.uk/v1/file/50004273'
const INSPECTION = { kind: "Children's services inspection", published: '2022-07-08', url: FILE }

const parsed = (html: string, sites = OFSTED, at = PAGE) => parseProviderPage(html, at, URN, sites)
function read(...page: Parameters<typeof parsed>): ProviderPage {
  const { value, refusal } = parsed(...page)
  if (value) return value
  throw new Error(refusal)
}
const oneLink = (link: string): string => page(URN, `<li class="timeline__day">${link}</li>`)

describe('A council’s page', () => {
  test('lists what was published, when and where', () => {
    const html = page(
      URN,
      event("Children's services inspection", '08 July 2022', FILE),
      event('Area SEND full inspection', '15 March 2024', 'https://files.ofsted.gov.uk/v1/file/50252437'),
    )
    expect(read(html)).toEqual({
      publications: [
        INSPECTION,
        {
          kind: 'Area SEND full inspection',
          published: '2024-03-15',
          url: 'https://files.ofsted.gov.uk/v1/file/50252437',
        },
      ],
      anomalies: [],
    })
  })

  test.each([
    [
      'with a comma, blanks and a sign of another shape',
      `<a class="publication-link" href="${FILE}"><span class="nonvisual">Children's services inspection,  pdf – 8 Jul 2022 </span></a>`,
    ],
    [
      'with other classes and attributes, and its words in pieces',
      `<A data-x HREF='${FILE}' CLASS="big publication-link"><b>Children&#39;s services inspection</b> <span class="u nonvisual">Children&#39;s services\n inspection, <i>PDF</i> - 08 July 2022</span></A>`,
    ],
    [
      'without hidden words',
      `<a class="publication-link" href="${FILE}">Children's services inspection, PDF - 08 July 2022</a>`,
    ],
    [
      'whose hidden words have lost their class',
      `<a class="publication-link" href="${FILE}">Children's services inspection <span>Children's services inspection, PDF - 08 July 2022</span></a>`,
    ],
    [
      'whose date stands beside it alone',
      `<a class="publication-link" href="${FILE}">Children's services inspection</a><p>Published: <time>08 July 2022</time></p>`,
    ],
    [
      'that is relative to nothing but the scheme',
      `<a class="publication-link" href="//files.ofsted.gov.uk/v1/file/50004273/"><span class=nonvisual>Children's services inspection, PDF - 08 July 2022</a>`,
    ],
    [
      'in tags that are never closed',
      `<p><div><a class="publication-link" href="http://files.ofsted.gov.uk/v1/file/50004273">x<span class="nonvisual">Children's services inspection, PDF - 08 July 2022`,
    ],
  ])('may have a link %s', (_, link) =>
    expect(read(oneLink(link))).toEqual({ publications: [INSPECTION], anomalies: [] }),
  )

  test('may link one file twice, and hold none yet', () => {
    const once = event("Children's services inspection", '08 July 2022', FILE)
    expect(read(page(URN, once, once)).publications).toEqual([INSPECTION])
    const opened = '<li class="timeline__day timeline__day--opened"><time>01 April 2023</time></li>'
    expect(read(page(URN, opened))).toEqual({ publications: [], anomalies: [] })
  })

  test('from another host than Ofsted’s own gives the files their address at Ofsted', () => {
    const sites = { files: new URL('http://127.0.0.1:8080/files'), reports: new URL('http://127.0.0.1:8081') }
    const html = page(
      URN,
      event("Children's services inspection", '08 July 2022', 'http://127.0.0.1:8080/files/v1/file/50004273'),
    )
    expect(read(html, sites).publications).toEqual([INSPECTION])
  })
})

describe('What is not as it is known is said, and not taken', () => {
  test.each([
    [
      'a link to another site',
      event("Children's services inspection", '08 July 2022', 'https://example.org/v1/file/1'),
    ],
    ['a link to a page', event("Children's services inspection", '08 July 2022', '/provider/44/80476')],
    ['a script', event("Children's services inspection", '08 July 2022', 'javascript:alert(1)')],
  ])('%s', (_, html) => {
    const { publications, anomalies } = read(page(URN, html))
    expect(publications).toEqual([])
    expect(anomalies).toEqual([
      expect.stringMatching(/^a link leads to no file of Ofsted’s: Children's services/),
    ])
  })

  test.each([
    ['no date', `<a class="publication-link" href="${FILE}">Children's services inspection</a>`],
    ['a day that there is not', event("Children's services inspection", '31 June 2022', FILE)],
    [
      'no PDF',
      `<a class="publication-link" href="${FILE}"><span class="nonvisual">Children's services inspection, DOC - 08 July 2022</span></a>`,
    ],
  ])('a link with %s', (_, html) => {
    const { publications, anomalies } = read(page(URN, html))
    expect(publications).toEqual([])
    expect(anomalies).toEqual([
      expect.stringMatching(/^a link does not say what it is and when it was published/),
    ])
  })

  test('files outside of the timeline', () => {
    const html = page(URN, event("Children's services inspection", '08 July 2022', FILE))
    const { publications, anomalies } = read(
      `${html}<a href="https://files.ofsted.gov.uk/v1/file/9">Newest</a>`,
    )
    expect(publications).toEqual([INSPECTION])
    expect(anomalies).toEqual([
      'files are linked outside of the timeline: https://files.ofsted.gov.uk/v1/file/9',
    ])
    expect(read(`${html}<a href="${FILE}">Newest</a>`).anomalies).toEqual([])
  })

  test.each([
    ['an error page', '<html><body><h1>Sorry, there is a problem</h1></body></html>'],
    ['nothing', ''],
    ['a page made by a script', '<html><div id="app"></div><script src="app.js"></script></html>'],
  ])('%s', (_, html) => expect(parsed(html).refusal).toMatch(/no longer looks like a council’s page/))

  test('the page of another provider', () =>
    expect(
      parsed(page('80467', event("Children's services inspection", '08 July 2022', FILE))).refusal,
    ).toMatch(/is the page of another provider, 80467\.$/))
})

describe('Of what a page lists', () => {
  test.each([
    ["Children's services inspection", 'children'],
    ['Children’s services inspection', 'children'],
    ["Inspection of local authority children's services", 'children'],
    ['Area SEND full inspection', 'send'],
    ['Area SEND inspection', 'send'],
    ["Children's services focused visit", null],
    ["Children's services monitoring visit", null],
    ['Area SEND monitoring inspection', null],
    ['Area SEND thematic visit', null],
    ['Joint area child protection inspection', null],
    ['Adoption inspection', null],
  ])('%s: %s', (kind, which) => expect(reportKind({ kind, published: '2024-07-15' })).toBe(which))

  test('area SEND inspections are passed over where they ended in a letter', () =>
    expect(reportKind({ kind: 'Area SEND inspection', published: '2019-07-15' })).toBeNull())

  test('what is passed over is counted by its name, the most first', () => {
    const published = ['a visit', 'b visit', 'b visit'].map((kind) => ({ ...INSPECTION, kind }))
    expect(countedKinds(published)).toEqual([
      ['b visit', 2],
      ['a visit', 1],
    ])
  })
})
