import fc from 'fast-check'
import { type Excerpt, type Reply, ReplyKind } from '../../src/model/reply.js'
import { Grade } from '../../src/model/report.js'
import { quoteOf } from '../../src/quotation/quote.js'
import { sentencesOf } from '../../src/text/tokens.js'
import { anyCharacter } from '../characters.js'

/** Replies of every kind and size, made of ordinary and of hostile words. */

const WORDS = [
  ...['children', 'are safe', 'Staff work well.', 'Plans are weak; ', 'see para 75. ', '\n- a bullet', '\n'],
  ...[
    '**bold**',
    '@everyone',
    '<@1>',
    '`code`',
    '```',
    '# ',
    '> ',
    '||x||',
    'https://a.b/c',
    '\ud83d\ude00',
    '\ud800',
  ],
  ...['a'.repeat(300), '. '.repeat(50), ' ', '…', '\u202e'],
]
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' ')),
    },
    { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 200 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('x'.repeat(maxLength), '*_'.repeat(maxLength / 2), '\n'.repeat(maxLength)),
    },
    {
      weight: 2,
      arbitrary: fc.constant('The local authority knows its children well. '.repeat(maxLength / 50)),
    },
  )

const report = fc.oneof(
  fc.constantFrom('northumberland-2012', 'north-lincolnshire-2022', 'lincolnshire-2015'),
  text(200),
)
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Northumberland', 'Staying safe') },
  { weight: 1, arbitrary: text(10_000) },
)
const citation = fc.oneof(
  { weight: 6, arbitrary: fc.nat(200).map((n) => `Northumberland 2012 ¶${n}`) },
  { weight: 1, arbitrary: text(3000) },
)
const key = fc.oneof(fc.nat(200).map(String), fc.constant('s7p4'))
const number = fc.option(fc.integer({ min: 1, max: 200 }))

const url = fc.option(
  fc.oneof(
    fc.nat(40).map((page) => `https://files.ofsted.gov.uk/v1/file/50004273#page=${page}`),
    fc.nat(600).map((length) => `https://files.example.org/${'a'.repeat(length)}.pdf`),
  ),
)

const excerpt: fc.Arbitrary<Excerpt> = fc
  .record({
    report,
    key,
    paragraph: number,
    page: fc.constant(null),
    locator: name,
    text: text(10_000),
    shown: fc.option(fc.array(fc.nat(20), { minLength: 1, maxLength: 10 })),
    isRound: fc.boolean(),
    noted: fc.array(text(500), { maxLength: 3 }),
    citation,
    fullCitation: citation.map((short) => `Ofsted, Inspection: ${short}, published 14 May 2012`),
    source: citation.map((short) => `Ofsted, Inspection: ${short}`),
    placeInFull: citation,
    authority: name,
    when: fc.constantFrom('2012', 'August 2022'),
    caveat: fc.option(fc.constant('its paragraph numbers are lost')),
    url,
    score: fc.constant(1),
  })
  .map(({ shown, isRound, ...rest }) => {
    const some = shown === null ? null : shown.filter((at) => at < sentencesOf(rest.text).length)
    // Those that answer alone, or the whole text round them.
    const [sentences, highlighted] = isRound ? [null, some] : [some, null]
    return { ...rest, sentences, highlighted, quote: quoteOf(rest.text, sentences) }
  })

const row = fc.record({
  report,
  authority: name,
  year: fc.constantFrom(2012, 2022),
  strand: fc.option(fc.constantFrom('safeguarding' as const, 'looked-after-children' as const)),
  judgement: fc.constant('staying-safe'),
  label: name,
  grade: fc.option(fc.constantFrom(...Grade.options)),
  outcome: fc.option(fc.constantFrom(1 as const, 2 as const, 3 as const)),
  wording: fc.option(name),
  disputed: fc.boolean(),
  citations: fc.array(citation, { maxLength: 3 }),
  when: fc.constantFrom('2012', 'August 2022'),
  places: fc.array(citation, { maxLength: 3 }),
  url,
})

const recommendation = fc.record({
  report,
  key,
  paragraph: number,
  deadline: fc.option(fc.constantFrom('Immediately', 'Within three months')),
  responsible: fc.option(name),
  text: text(10_000),
  citation,
  authority: name,
  when: fc.constantFrom('2012', 'August 2022'),
  url,
})

const choice = fc.record({
  label: name,
  message: fc.oneof(
    fc.nat(99).map((n) => `/cite northumberland ${n}`),
    fc.constantFrom(
      '/grade northumberland staying-safe',
      '/ask how safe are they?',
      'How safe are children?',
    ),
    text(10_000),
  ),
})

const block = fc.oneof(
  fc.record({ block: fc.constant('words' as const), text: text(10_000) }),
  fc.record({ block: fc.constant('heading' as const), text: name }),
  fc.record({
    block: fc.constant('facts' as const),
    facts: fc.array(fc.record({ name, value: fc.oneof(name, fc.constant('14 May 2012')) }), { maxLength: 8 }),
  }),
  fc.record({
    block: fc.constant('printed' as const),
    rows: fc.array(fc.record({ report, citation, words: text(10_000) }), { maxLength: 4 }),
  }),
  fc.record({
    block: fc.constant('sources' as const),
    rows: fc.array(fc.record({ report, citation }), { maxLength: 4 }),
  }),
  fc.record({ block: fc.constant('grades' as const), rows: fc.array(row, { maxLength: 60 }) }),
  fc.record({
    block: fc.constant('councils' as const),
    rows: fc.array(
      fc.record({ council: name, name, grades: fc.array(row, { minLength: 1, maxLength: 4 }) }),
      { maxLength: 60 },
    ),
    order: fc.constantFrom('side-by-side' as const, 'over-time' as const),
    labels: fc.constant({}),
  }),
  fc.record({
    block: fc.constant('figures' as const),
    title: name,
    rows: fc.array(
      fc.record({
        label: name,
        count: fc.nat(200),
        of: fc.option(fc.nat(200), { nil: null }),
        councils: fc.array(name, { maxLength: 3 }),
        parts: fc.array(fc.record({ label: name, count: fc.nat(200) }), { maxLength: 6 }),
      }),
      { maxLength: 40 },
    ),
  }),
  { weight: 3, arbitrary: fc.record({ block: fc.constant('excerpt' as const), excerpt }) },
  fc.record({
    block: fc.constant('recommendations' as const),
    rows: fc.array(recommendation, { maxLength: 20 }),
  }),
  fc.record({ block: fc.constant('choices' as const), choices: fc.array(choice, { maxLength: 60 }) }),
)

export const anyReply: fc.Arbitrary<Reply> = fc.record({
  kind: fc.constantFrom(...ReplyKind.options),
  blocks: fc.oneof(
    { weight: 5, arbitrary: fc.array(block, { maxLength: 12 }) },
    {
      weight: 1,
      arbitrary: fc.array(fc.record({ block: fc.constant('excerpt' as const), excerpt }), {
        minLength: 20,
        maxLength: 60,
      }),
    },
  ),
  notes: fc.array(text(1000), { maxLength: 4 }),
})

/** One excerpt of a report that is really there, for replies made by hand. */
export const northumberland75: Excerpt = {
  report: 'northumberland-2012',
  key: '75',
  paragraph: 75,
  page: null,
  locator: 'Staying safe',
  quote: 'The outcome is good. Children feel safe.',
  sentences: [0, 1],
  highlighted: null,
  text: 'The outcome is good. Children feel safe. Staff know them.',
  noted: [],
  citation: 'Northumberland 2012 ¶75',
  fullCitation:
    'Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012, paragraph 75',
  source:
    'Ofsted, Inspection of safeguarding and looked after children services: Northumberland, published 14 May 2012',
  placeInFull: 'paragraph 75',
  authority: 'Northumberland',
  when: '2012',
  caveat: null,
  url: null,
  score: 12.3,
}
