import type { APIComponentInContainer } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { grouped } from '../../src/collections/collections.js'
import type { Payload } from '../../src/discord/components/payload.js'
import { parseCustomId } from '../../src/discord/custom-id.js'
import {
  ABOVE_CONTAINER,
  BELOW_CONTAINER,
  COMPONENT_GAP,
  CONTAINER_PADDING,
  componentsHeight,
  PRIVATE_HEIGHT,
} from '../../src/discord/phone.js'
import { renderReply } from '../../src/discord/reply/reply.js'
import { citedScreen, contextScreen, copiedScreen, sharedScreen } from '../../src/discord/screens.js'
import { excerptsOf } from '../../src/model/reply.js'
import { quotable, shortCitation } from '../../src/quotation/quote.js'
import { citedInContext } from '../../src/verification/verify.js'
import { openBundled } from '../open.js'
import { allComponents } from './loopback/message-faults.js'
import { faultsOf } from './reply/drawn.js'

const pilcrow = await openBundled()
const { library } = pilcrow
const { reports } = library

const VIEW = { isPrivate: true, asker: null, query: null, page: 0 }

const textOf = ({ components }: Payload): string =>
  allComponents(components)
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    .join('\n')

/** What is quoted, as one text: a quotation that goes on in a further part is joined again. */
const quotedIn = (payloads: readonly Payload[]): string =>
  read(
    payloads
      .flatMap((payload) => textOf(payload).split('\n'))
      .filter((line) => line.startsWith('> '))
      .join('\n'),
  )
    .replace(/\s*…\s+…\s*/g, ' ')
    .replaceAll('**', '')
    .replace(/\s+/g, '')

/** Without white space: parts are joined at the ends of sentences, where a report may print none. */
const flat = (text: string): string => text.replace(/\s+/g, '')

/** What an escaped text reads as. */
const read = (text: string): string => text.replace(/^> /gm, '').replace(/\\([^0-9A-Za-z\s])/g, '$1')

interface QuotedLine {
  readonly citation: string
  readonly line: string
}

/** Each line that is set as a quotation, with the citation that stands under it; what a code block copies is one line. */
function linesQuoted(payload: Payload): QuotedLine[] {
  const found: QuotedLine[] = []
  let above: string[] = []
  for (const line of textOf(payload).split('\n')) {
    if (line.startsWith('> ')) above.push(read(line).replaceAll('**', ''))
    const citation = /^-# \*\*(.+?)\*\*/.exec(line)?.[1]
    if (citation === undefined) continue
    found.push(...above.map((each) => ({ citation: read(citation), line: each })))
    above = []
  }
  expect(above).toEqual([])
  return found
}

/** Whether a line stands in a text as it is: but for what is left out of it, at either end and between two sentences. */
const standsIn = (line: string, text: string): boolean =>
  line.split(/(?:^|\s)…(?=\s|$)/).every((part) => text.includes(part.trim()))

/** How tall a message without a picture is on a phone. */
const heightOf = ({ components }: Payload): number => {
  const [container] = components
  const within =
    container && 'components' in container ? (container.components as APIComponentInContainer[]) : []
  return componentsHeight(within) + ABOVE_CONTAINER + BELOW_CONTAINER + 2 * CONTAINER_PADDING - COMPONENT_GAP
}

/** Every page of a command's answer, as its buttons turn them. */
function pagesOf(message: string): Payload[] {
  const { query, reply } = pilcrow.respond(message)
  const pages: Payload[] = []
  for (let page = 0; ; page++) {
    const payload = renderReply(reply, { isPrivate: true, asker: '1', query, page })
    pages.push(payload)
    const on = allComponents(payload.components).some(({ custom_id }) => {
      const state = typeof custom_id === 'string' ? parseCustomId(custom_id) : null
      return state?.act === 'page' && state.page === page + 1
    })
    if (!on) return pages
  }
}

const slugs = [...new Set(reports.map(({ authority }) => authority.slug))]
const judgements = [
  ...new Set(reports.flatMap((report) => report.judgements.map(({ judgement }) => judgement))),
]
const messages = [
  '/help',
  '/reports',
  '/find inadequate',
  '/find good',
  '/compare overall-effectiveness northumberland south-gloucestershire lincolnshire',
  ...slugs.flatMap((slug) => [
    `/report ${slug}`,
    `/history ${slug}`,
    `/recommendations ${slug}`,
    `/cite ${slug} 1-25`,
  ]),
  ...judgements.flatMap((judgement) => slugs.map((slug) => `/grade ${slug} ${judgement}`)),
]

describe('Every command over every report', () => {
  it.each(messages)('%s breaks no limit of Discord’s on any page, and loses no citation', (message) => {
    const pages = pagesOf(message)
    expect(pages.flatMap(faultsOf)).toEqual([])
    for (const page of pages) expect(heightOf(page)).toBeLessThanOrEqual(PRIVATE_HEIGHT)
    const all = read(pages.map(textOf).join('\n'))
    for (const { citation } of excerptsOf(pilcrow.say(message))) expect(all).toContain(citation)
  })

  it('shows whole paragraphs whole, over as many pages as they need', () => {
    for (const slug of slugs) {
      const all = quotedIn(pagesOf(`/cite ${slug} 1-25`))
      for (const { text } of excerptsOf(pilcrow.say(`/cite ${slug} 1-25`))) expect(all).toContain(flat(text))
    }
  })
})

describe.each(reports.map((report) => [report.id, report] as const))('Every paragraph of %s', (_, report) => {
  /** Several passages of one heading may be cited alike. */
  const textsCited = new Map(
    [...grouped(quotable(report), (place) => shortCitation(report, place))].map(([citation, places]) => [
      citation,
      places.map(({ text }) => text),
    ]),
  )

  it('can be shared, copied and seen in context, whole and cited, and no line of a quotation is not its own', () => {
    let lines = 0
    for (const paragraph of report.paragraphs) {
      const at = { report: report.id, key: paragraph.key, sentences: null }
      const place = citedInContext(at, library).value
      if (!place) throw new Error(`${report.id} ${paragraph.key} is not there.`)
      const parts: Payload[] = []
      for (
        let part = 0;
        part === 0 ||
        textOf(parts.at(-1) as Payload) !== textOf(contextScreen(place, { part, sentences: null }));
        part++
      )
        parts.push(contextScreen(place, { part, sentences: null }))
      const shared = sharedScreen(place, { id: '1', name: 'Jane' })
      expect([...parts, shared, copiedScreen(place)].flatMap(faultsOf)).toEqual([])
      const answer = renderReply(pilcrow.say(`/cite ${report.id} ${paragraph.key}`), VIEW)
      for (const screen of [...parts, shared, citedScreen(place, '1'), answer])
        for (const { citation, line } of linesQuoted(screen)) {
          const texts = textsCited.get(citation) ?? []
          expect([citation, line, texts.some((text) => standsIn(line, text))]).toEqual([citation, line, true])
          lines += 1
        }
      expect(quotedIn(parts)).toContain(flat(paragraph.text))
      expect(flat(paragraph.text).startsWith(quotedIn([shared]).replace(/…$/, ''))).toBe(true)
    }
    expect(lines).toBeGreaterThan(4 * report.paragraphs.length)
  })
})
