import { describe, expect, it } from 'vitest'
import { renderReply } from '../../../src/discord/reply/reply.js'
import { contextScreen, sharedScreen } from '../../../src/discord/screens.js'
import { createLibrary } from '../../../src/library/library.js'
import type { GradeRow, Reply, ReplyOf } from '../../../src/model/reply.js'
import { citedInContext } from '../../../src/verification/verify.js'
import { realPilcrow } from '../../open.js'
import { stayingSafe } from '../../reply/replies.js'
import { allComponents } from '../loopback/message-faults.js'
import { faultsOf, quoting, reply, showing, textsOf } from './drawn.js'

const FILE = 'https://files.ofsted.gov.uk/v1/file/50004273'

const linksOf = (payload: ReturnType<typeof renderReply>) =>
  allComponents(payload.components).flatMap(({ type, label, url, style }) =>
    type === 2 && style === 5 ? [[label, url]] : [],
  )

const grading = (...rows: Partial<GradeRow>[]): ReplyOf<'grades'> => ({
  kind: 'grades',
  blocks: [{ block: 'grades', rows: rows.map((row) => ({ ...stayingSafe, ...row })) }],
  notes: [],
})

describe('A button that opens the page at Ofsted', () => {
  it('stands under a quotation', () =>
    expect(linksOf(renderReply(reply(quoting({ url: `${FILE}#page=9` })), showing))).toEqual([
      ['Ofsted, page 9 ↗', `${FILE}#page=9`],
    ]))

  it('stands under grades, once for each page', () => {
    const rows = [
      { url: `${FILE}#page=2` },
      { url: `${FILE}#page=2`, label: 'Other' },
      { url: `${FILE}#page=7` },
    ]
    expect(linksOf(renderReply(grading(...rows), showing)).map(([label]) => label)).toEqual([
      'Ofsted, page 2 ↗',
      'Ofsted, page 7 ↗',
    ])
  })

  it('names the report where grades of several stand together, and gives way where they are many', () => {
    const of = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        report: `kent-${2010 + at}`,
        authority: 'Kent',
        year: 2010 + at,
        when: `${2010 + at}`,
        url: `${FILE}${at}#page=2`,
      }))
    expect(linksOf(renderReply(grading(...of(2)), showing))[1]).toEqual([
      'Kent 2011, page 2 ↗',
      `${FILE}1#page=2`,
    ])
    expect(linksOf(renderReply(grading(...of(4)), showing))).toEqual([])
  })

  it('is given once where a grade and the quotation behind it stand on one page', () => {
    const url = `${FILE}#page=9`
    const both: Reply = { ...grading({ url }), blocks: [...grading({ url }).blocks, quoting({ url })] }
    expect(linksOf(renderReply(both, showing))).toHaveLength(1)
  })

  it('stands under a report, whose address is whole', () => {
    const facts = [{ name: 'Link', value: FILE }]
    const payload = renderReply({ kind: 'report', blocks: [{ block: 'facts', facts }], notes: [] }, showing)
    expect(textsOf(payload)).toEqual([`**Link:** <${FILE}>`])
    expect(linksOf(payload)).toEqual([['Ofsted ↗', FILE]])
  })

  it('is not made of words that only hold an address', () => {
    const facts = [{ name: 'Link', value: `see ${FILE} <@1>` }]
    const payload = renderReply({ kind: 'report', blocks: [{ block: 'facts', facts }], notes: [] }, showing)
    expect(linksOf(payload)).toEqual([])
    expect(textsOf(payload)[0]).toContain(String.raw`\<@1>`)
  })

  it('is left out where Discord would refuse its address', () => {
    const payload = renderReply(reply(quoting({ url: `${FILE}?${'a'.repeat(500)}` })), showing)
    expect(linksOf(payload)).toEqual([])
    expect(faultsOf(payload)).toEqual([])
  })

  it('goes along when a quotation is shared or opened among its neighbours', async () => {
    const { library } = await realPilcrow()
    const held = library.byId('northumberland-2012')
    const paragraph = held?.paragraphs.find(({ number }) => number === 75)
    if (!held || !paragraph) throw new Error('The bundled report is not there.')
    const paragraphs = held.paragraphs.map((one) => (one === paragraph ? { ...one, page: 19 } : one))
    const linked = createLibrary([{ ...held, url: FILE, paragraphs }])
    const place = citedInContext({ report: held.id, key: paragraph.key }, linked).value
    if (!place) throw new Error('The paragraph is not there.')
    const link = [['Ofsted, page 19 ↗', `${FILE}#page=19`]]
    expect(linksOf(sharedScreen(place, { id: '1', name: 'Ada' }))).toEqual(link)
    expect(linksOf(contextScreen(place, { part: 0, sentences: null }))).toEqual(link)
  })
})
