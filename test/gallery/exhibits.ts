import { notice, type Payload, pictureHeightIn } from '../../src/discord/components/payload.js'
import { WORDING } from '../../src/discord/components/wording.js'
import { renderReply } from '../../src/discord/reply/reply.js'
import {
  citedScreen,
  contextOf,
  contextScreen,
  copiedScreen,
  moreReply,
  quotedBy,
  sharedScreen,
} from '../../src/discord/screens.js'
import type { Reply } from '../../src/model/reply.js'
import type { Chart } from '../../src/picture/chart.js'
import { altText, type Picture, pictureCoverage, pictureOf } from '../../src/picture/picture.js'
import { renderPng } from '../../src/picture/png.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { longNames, oneCell, thirtyRows, timeline } from '../picture/charts.js'

/** One message of Pilcrow's, and what was said or pressed to get it. */
export interface Exhibit {
  /** Of its file; unique. */
  readonly name: string
  readonly said: string
  /** What kind of reply it is, or which screen a button opens. */
  readonly kind: string
  readonly payload: Payload
  readonly reply: Reply | null
  /** What its picture shows. */
  readonly chart: Picture | null
}

/** Something of every kind of reply. */
const MESSAGES: readonly [name: string, message: string, page?: number][] = [
  ['grade', '/grade northumberland staying-safe'],
  ['grade-one-strand', '/grade north-lincolnshire-2012 overall-effectiveness safeguarding'],
  ['grade-line-of-a-table', '/grade north-lincolnshire-2022 overall-effectiveness'],
  ['grade-both-strands', '/grade south-gloucestershire capacity-for-improvement'],
  ['question', 'what happens in northumberland when a child keeps running away?'],
  ['question-two-inspections', 'what do inspectors say about bullying in north lincolnshire?'],
  ['question-damaged-copy', 'what do inspectors say about care leavers in lincolnshire?'],
  ['number', 'how many social workers are there in north lincolnshire?'],
  ['cite', '/cite northumberland 75'],
  ['cite-range', '/cite north-lincolnshire 20-40 2012'],
  ['cite-range-page-2', '/cite north-lincolnshire 20-40 2012', 1],
  ['report', '/report northumberland'],
  ['report-page-2', '/report northumberland', 1],
  ['report-ilacs', '/report north-lincolnshire'],
  ['recommendations', '/recommendations northumberland 2012'],
  ['compare', '/compare leadership northumberland south-gloucestershire lincolnshire'],
  ['history', '/history north-lincolnshire'],
  ['find', '/find good staying-safe year:2012'],
  ['find-by-year', '/find show:"by year" judgement:overall'],
  ['find-spread', '/find show:distribution judgement:leadership'],
  ['find-map', '/find show:list'],
  ['find-many', '/find good judgement:any'],
  ['reports', '/reports'],
  ['help', '/help'],
  ['help-on-one', '/help compare'],
  ['greeting', 'hello'],
  ['choices', '/grade northumberland zzz'],
  ['choices-in-a-menu', '/grade northumberland'],
  ['choices-of-paragraphs', '/cite northumberland private fostering'],
  ['none', 'how many children in Northumberland have diabetes?'],
  ['not-held', 'what did Ofsted say about leadership in Gloucestershire?'],
  ['error', '/grade'],
]

/** An answer as its asker alone sees it, or as all in the channel do. */
function answered(pilcrow: Answers, [name, said, page = 0]: (typeof MESSAGES)[number], isPrivate: boolean) {
  const { query, reply } = pilcrow.respond(said)
  const chart = page === 0 ? pictureOf(reply, pictureHeightIn(isPrivate)) : null
  const picture = chart && pictureIn(chart)
  const payload = renderReply(reply, { isPrivate, asker: '1', query, page, picture })
  return { name: isPrivate ? name : `${name}-public`, said, kind: reply.kind, payload, reply, chart }
}

const pictureIn = (chart: Picture) => ({
  png: renderPng(chart),
  alt: altText(chart, 1024),
  says: pictureCoverage(chart),
})

/** A comparison that somebody shows to the others. */
function sharedAnswer(pilcrow: Answers): Exhibit {
  const { query, reply } = pilcrow.respond('/compare staying-safe northumberland south-gloucestershire')
  const chart = pictureOf(reply, pictureHeightIn(false))
  const showing = { isPrivate: false, asker: '1', sharer: 'Jane', query, page: 0 }
  const payload = renderReply(reply, { ...showing, picture: chart && pictureIn(chart) })
  const said = '(Share pressed under an answer)'
  return { name: 'shared-answer', said, kind: 'button', payload, reply, chart }
}

/** Pictures of what no report of the bundled five has. */
const CHARTS: readonly [name: string, chart: Chart][] = [
  ['picture-of-one-cell', oneCell],
  ['picture-of-thirty-rows', thirtyRows],
  ['picture-of-long-names', longNames],
  ['picture-of-five-years', timeline],
]

const pictures = (): Exhibit[] =>
  CHARTS.map(([name, made]) => {
    const chart = { ...made, most: pictureHeightIn(true) }
    const reply: Reply = { kind: 'history', blocks: [], notes: [] }
    const showing = { isPrivate: true, asker: null, query: null, page: 0, picture: pictureIn(chart) }
    const payload = renderReply(reply, showing)
    return { name, said: `(${name.replaceAll('-', ' ')})`, kind: 'picture', payload, reply: null, chart }
  })

/** What the buttons under an excerpt open. */
function screens({ library }: Answers): Exhibit[] {
  const at = { report: 'northumberland-2012', key: '75' }
  const { value: place } = contextOf(library, at)
  const { value: quoted } = quotedBy(library, { ...at, sentences: [0] })
  if (!place || !quoted) return []
  const more = moreReply(library, 'northumberland-2012', ['24', '51'])
  const showing = { isPrivate: true, asker: null, query: null, page: 0 }
  const pressed: [string, string, Payload][] = [
    ['shared', '¶75: share', sharedScreen(quoted, { id: '1', name: 'Jane' })],
    ['context', '¶75: read in context', contextScreen(place, { part: 0, sentences: [1] })],
    ['copied', '¶75: copy', copiedScreen(quoted)],
    ['card', 'a citation, while people talk', citedScreen(place, '1')],
    ['more', 'More', more.value ? renderReply(more.value, showing) : notice(more.refusal)],
    ['old-button', 'a button of an older version', notice(WORDING.oldButton)],
    ['not-yours', 'Delete, by somebody else', notice(WORDING.notYours)],
    ['failed', 'something that fails', notice(WORDING.failed)],
    ['too-many', 'far too much', notice(WORDING.tooMany)],
  ]
  return pressed.map(([name, label, payload]) => ({
    name,
    said: `(${label} pressed)`,
    kind: 'button',
    payload,
    reply: null,
    chart: null,
  }))
}

/** Every kind of reply, and every screen that a button opens, over the bundled reports. */
export const exhibitsOf = (pilcrow: Answers): Exhibit[] => [
  ...MESSAGES.flatMap((message) => [true, false].map((isPrivate) => answered(pilcrow, message, isPrivate))),
  ...screens(pilcrow),
  sharedAnswer(pilcrow),
  ...pictures(),
]
