import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lexiconOf, placeLikelihoodBy } from '../../src/understand/classify/classifier.js'
import { loadCarriers, loadModels } from '../../src/understand/classify/models.js'
import { entitiesIn, recogniserOf, subjectTold } from '../../src/understand/entities/entities.js'
import { withSubjectTagged } from '../../src/understand/subject.js'
import { plainSubjectWords, subjectWordExamples, subjectWordsTrained } from '../../train/subject-words.js'
import { answerContextOf } from '../answer-context.js'
import { bundled, openBundled } from '../open.js'
import { runs } from '../runs.js'

const { vocabulary, search } = answerContextOf(bundled)
const models = loadModels()
const carriers = loadCarriers()
const recogniser = recogniserOf(
  vocabulary,
  bundled.reports,
  search,
  placeLikelihoodBy(models.place),
  carriers,
)
const lexicon = lexiconOf(carriers, vocabulary.stopWords, search.knows)
const tagged = (message: string) =>
  withSubjectTagged(entitiesIn(message, recogniser), models['subject-word'], lexicon)
/** The words of a message that name its subject likelier than not. */
const subjectIn = (message: string): string =>
  tagged(message)
    .tokens.filter(({ ofSubject = 0 }) => ofSubject >= 0.5)
    .map(({ word }) => word)
    .join(' ')

describe('The words that name the subject of a message', () => {
  it.each([
    [
      'I edit the parish magazine; have they written about bunk beds in hostels, Durham?',
      'bunk beds',
      'magazine',
    ],
    [
      'my nephew was took off us in june and its been hell since. do they say anything about waiting for the judge in dudley',
      'waiting',
      'june',
    ],
    [
      'Two pages by Friday for the select committee, on sibling contact in Kent please',
      'sibling contact',
      'friday',
    ],
    ['and mobile phones in the homes?', 'mobile phones', 'and'],
  ])('are told from who asks, and why: %s', (message, names, tells) => {
    expect(subjectIn(message)).toContain(names)
    expect(subjectIn(message).split(' ')).not.toContain(tells)
  })

  it('are none where nothing is to be looked up', () => {
    for (const message of ['thanks, that is all', 'who led it', 'is Leeds any good'])
      expect([message, subjectIn(message)]).toEqual([message, ''])
  })

  it('are told of each word by a share, and of none that a name takes, whatever is typed', () => {
    let told = 0
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        const entities = tagged(`${typed} in Kent`)
        const likelihoods = entities.tokens.map(({ ofSubject = -1 }) => ofSubject)
        for (const one of likelihoods) expect(one >= 0 && one <= 1).toBe(true)
        for (const { from, to } of entities.councils)
          expect(likelihoods.slice(from, to).every((one) => one === 0)).toBe(true)
        told += entities.councils.length
      }),
      { numRuns: runs(100) },
    )
    expect(told).toBeGreaterThan(50)
  })

  it('keep a word of a phrase that stands alone would be none', () => {
    const { chain: _, ...apart } = models['subject-word']
    const entities = entitiesIn('anything on the quality of the work with fathers in Kent', recogniser)
    const at = entities.tokens.findIndex(({ word }) => word === 'work')
    const [held = 0, alone = 0] = [models['subject-word'], apart].map(
      (model) => withSubjectTagged(entities, model, lexicon).tokens[at]?.ofSubject,
    )
    expect(held).toBeGreaterThan(alone)
  })
})

describe('What is looked for', () => {
  const pilcrow = openBundled()
  const subjectOf = async (message: string): Promise<string> => {
    const asked = (await pilcrow).respond(message).query?.asked
    return asked && 'subject' in asked ? asked.subject : ''
  }

  it('leaves out what surely names no subject, and all that no report has', async () => {
    const message = 'I need a quote on leadership in Lincolnshire that I can attribute for my newsletter'
    expect(await subjectOf(message)).toContain('leadership')
    expect(await subjectOf(message)).not.toMatch(/attribute|newsletter/)
  })

  it('is all of a question that asks for a name, a day or a number', async () => {
    expect(await subjectOf('who is the virtual school head in Lincolnshire called')).toContain('called')
  })

  it('is every recommendation where no subject is named', async () => {
    const message =
      'I chair a scrutiny panel. Which matters did inspectors say needed to improve in Lincolnshire?'
    expect((await pilcrow).respond(message).query?.asked).toMatchObject({
      intent: 'recommendations',
      subject: '',
    })
  })

  it('is a judgement that is named, however unlike a subject it sounds', () => {
    expect(subjectTold(tagged('quote me one on leadership'))).toContain('leadership')
  })
})

describe('The examples', () => {
  const read = (message: string) => entitiesIn(message, recogniser)
  const messages = subjectWordExamples(read, lexicon)

  it('mark words of a subject and words beside it, in several hands', () => {
    expect(new Set(messages.flat().map(({ writer }) => writer)).size).toBeGreaterThan(3)
    const shares = messages.map((words) => words.filter(({ label }) => label === 'subject').length)
    expect(shares.filter((count) => count > 0).length).toBeGreaterThan(messages.length / 2)
    expect(messages.every((words) => words.every(({ message }) => !/[[\]]/.test(message)))).toBe(true)
  })

  it('teach the same each time, and how words follow one another', () => {
    const some = messages.slice(0, 60)
    const plain = plainSubjectWords(['how do nurses help children'], read, lexicon).flat()
    const model = subjectWordsTrained(some, plain, 20)
    expect(subjectWordsTrained(some, plain, 20)).toEqual(model)
    const [other, subject] = [model.classes.indexOf('other'), model.classes.indexOf('subject')]
    expect(model.chain?.[subject]?.[subject]).toBeGreaterThan(model.chain?.[subject]?.[other] ?? 0)
  })
})
