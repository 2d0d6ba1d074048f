import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import picocolors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../../src/answer/excerpt.js'
import { drawReply } from '../../../src/console/screen.js'
import { renderReply } from '../../../src/discord/reply/reply.js'
import { contextScreen, copiedScreen, sharedScreen } from '../../../src/discord/screens.js'
import { createLibrary } from '../../../src/library/library.js'
import { excerptsOf } from '../../../src/model/reply.js'
import { Extract } from '../../../src/model/report.js'
import { reportOfExtract } from '../../../src/model/year.js'
import { answersOver } from '../../../src/pilcrow/pilcrow.js'
import { packageData } from '../../../src/vocabulary/data.js'
import { anyCharacter } from '../../characters.js'
import { vocabulary } from '../../open.js'
import { runs } from '../../runs.js'
import { faultsOf, textsOf } from '../reply/drawn.js'
import { acting, hostileText } from './smuggled.js'

/** An extract that somebody else has made, of the form that it should have, with whatever words in it. */

const file = join(packageData(), 'extracts/northumberland-2012.json')
const honest = Extract.parse(JSON.parse(readFileSync(file, 'utf8')))
/** Few paragraphs, so that many such extracts can be tried. */
const small: Extract = {
  ...honest,
  paragraphs: honest.paragraphs.filter(({ number }) => number !== null && number > 72 && number < 80),
  judgements: honest.judgements.filter(({ judgement }) => judgement === 'staying-safe'),
  recommendations: honest.recommendations.slice(0, 2),
}

/** Far longer than any name, title or heading that Ofsted prints; of a longer one the asker is told that there is no answer. */
const LONGEST = 300

const words = fc.oneof(
  { weight: 5, arbitrary: hostileText },
  { weight: 1, arbitrary: hostileText.map((text) => text.repeat(20).slice(0, LONGEST)) },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, minLength: 1 }) },
  { weight: 1, arbitrary: fc.constantFrom('\u001b[2J', '\u202e', ' ', '\n', '__proto__', '“', '”', '…') },
)

type Place = readonly (string | number)[]

/** Where words stand in a value. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value === 'string') return [at]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, held]) => placesIn(held, [...at, name]))
}
function put(value: unknown, [name, ...rest]: Place, words: string): unknown {
  if (name === undefined) return words
  const holder = value as Record<string, unknown>
  const changed = put(holder[name], rest, words)
  return Array.isArray(value)
    ? value.map((held, at) => (`${at}` === name ? changed : held))
    : { ...holder, [name]: changed }
}

/** Where the form of an extract takes any words at all. */
const places = placesIn(small).filter((at) => Extract.safeParse(put(small, at, 'any *words*')).success)

const forged = fc
  .array(fc.tuple(fc.constantFrom(...places), words), { minLength: 1, maxLength: 30 })
  .map((changes) => changes.reduce<unknown>((value, [at, said]) => put(value, at, said), small) as Extract)
  .map(reportOfExtract)

/** What is answered with a quotation, and what with the words of an extract in another way, or with none. */
const asked = fc.tuple(
  fc.constantFrom(
    '/grade northumberland staying-safe',
    '/cite northumberland 75',
    'how safe are children in northumberland?',
    'are reviews effective?',
  ),
  fc.constantFrom(
    '/report northumberland',
    '/reports',
    '/recommendations northumberland',
    '/history northumberland',
    '/find good',
    '/help',
    'kent',
  ),
)

const showing = { isPrivate: true, asker: null, query: null, page: 0 }
const screen = { width: 80, colours: picocolors.createColors(false), links: false }

describe('Whatever words an extract holds', () => {
  it('what is said of it on Discord notifies nobody, links nowhere and is set as Pilcrow sets it', () => {
    let [texts, quoted] = [0, 0]
    fc.assert(
      fc.property(forged, asked, (report, messages) => {
        const { say } = answersOver(createLibrary([report]), vocabulary)
        const replies = messages.map((message) => say(message))
        const [paragraph] = report.paragraphs
        if (!paragraph) throw new Error('There is no paragraph.')
        const place = { excerpt: excerptOf(report, paragraph), council: report.authority.slug }
        const shown = [
          ...replies.map((reply) => renderReply(reply, showing)),
          contextScreen({ ...place, before: null, after: null }, { part: 0, sentences: [0] }),
          sharedScreen(place, { id: '80351110224678912', name: 'Jane' }),
        ]
        for (const payload of [...shown, copiedScreen(place)]) {
          expect(payload.allowedMentions).toEqual({ parse: [], repliedUser: false })
          expect(faultsOf(payload)).toEqual([])
        }
        for (const text of shown.flatMap(textsOf)) expect(acting(text)).toEqual([])
        texts += shown.flatMap(textsOf).length
        quoted += replies.flatMap(excerptsOf).length
        for (const reply of replies) expect(drawReply(reply, screen)).not.toMatch(/[^\P{Cc}\n]/u)
      }),
      { numRuns: runs(15) },
    )
    expect(texts).toBeGreaterThan(45)
    expect(quoted).toBeGreaterThan(0)
  })
})
