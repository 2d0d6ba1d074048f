import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../../src/answer/excerpt.js'
import { notice } from '../../../src/discord/components/payload.js'
import { renderReply } from '../../../src/discord/reply/reply.js'
import { sharedScreen } from '../../../src/discord/screens.js'
import { type Answered, previousOf } from '../../../src/pilcrow/pilcrow.js'
import { openBundled } from '../../open.js'
import { runs } from '../../runs.js'
import { faultsOf, textsOf } from '../reply/drawn.js'
import { acting, hostileText, LIVE } from './smuggled.js'

const pilcrow = await openBundled()
const { reports } = pilcrow.library
const [report] = reports
const commandIds = new Map(pilcrow.commands.map(({ name }, at) => [name, `${80351110224678000 + at}`]))

const how = fc.record({
  isPrivate: fc.boolean(),
  asker: fc.constant('80351110224678912'),
  page: fc.nat(2),
  commandIds: fc.constantFrom(new Map<string, string>(), commandIds),
})

/** Every way to say something to Pilcrow: a question, a command as typed, its options one by one, what follows an answer. */
const answered: fc.Arbitrary<{ asked: string; answer: () => Answered }> = fc
  .tuple(fc.constantFrom(...pilcrow.commands), fc.array(hostileText, { minLength: 6, maxLength: 6 }))
  .chain(([command, words]) => {
    const [first = ''] = words
    const options = Object.fromEntries(command.options.map(({ name }, at) => [name, words[at]]))
    const typed = `/${command.name} ${words.slice(0, 2).join(' ')}`
    const earlier = previousOf(pilcrow.respond(typed))
    return fc.constantFrom(
      { asked: first, answer: () => pilcrow.respond(first) },
      { asked: typed, answer: () => pilcrow.respond(typed) },
      { asked: `/${first}`, answer: () => pilcrow.respond(`/${first}`) },
      { asked: `/ask ${first}`, answer: () => pilcrow.respond(`/ask ${first}`) },
      { asked: JSON.stringify(options), answer: () => pilcrow.run(command.name, options) },
      { asked: first, answer: () => pilcrow.run(first, options) },
      { asked: first, answer: () => pilcrow.respond(first, earlier) },
    )
  })

describe('Whatever words somebody asks with', () => {
  it('the answer notifies nobody, links nowhere, and is set as Pilcrow sets it', () => {
    let texts = 0
    fc.assert(
      fc.property(answered, how, ({ answer }, showing) => {
        const { query, reply } = answer()
        const payload = renderReply(reply, { ...showing, query })
        expect(payload.allowedMentions).toEqual({ parse: [], repliedUser: false })
        expect(faultsOf(payload)).toEqual([])
        for (const text of textsOf(payload)) expect(acting(text)).toEqual([])
        texts += textsOf(payload).length
      }),
      { numRuns: runs(200) },
    )
    expect(texts).toBeGreaterThan(200)
  })

  it('so does every message that says what went wrong, or who shared something', () => {
    const [paragraph] = report?.paragraphs ?? []
    if (!report || !paragraph) throw new Error('There is no report.')
    const place = { excerpt: excerptOf(report, paragraph), council: report.authority.slug }
    let texts = 0
    fc.assert(
      fc.property(hostileText, (words) => {
        for (const payload of [
          notice(words),
          sharedScreen(place, { id: '80351110224678912', name: words }),
        ]) {
          expect(payload.allowedMentions).toEqual({ parse: [], repliedUser: false })
          for (const text of textsOf(payload)) expect(acting(text)).toEqual([])
          texts += textsOf(payload).length
        }
      }),
      { numRuns: runs(200) },
    )
    expect(texts).toBeGreaterThanOrEqual(400)
  })

  it.each(LIVE)('would be found out: %j', (words) => expect(acting(`x${words}`)).not.toEqual([]))
})
