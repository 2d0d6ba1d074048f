import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Query, Where } from '../../src/model/query.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { replyText } from '../../src/reply/reply-lines.js'
import { whereOf } from '../../src/understand/follow-up/shown.js'
import { authorities } from '../../src/vocabulary/authorities.js'
import { openBundled } from '../open.js'
import { runs } from '../runs.js'
import { queryOf } from './conversation.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

const where = (message: string): Where => whereOf(queryOf(pilcrow, message).asked)
const councils = (message: string): string[] => where(message).councils
const readings = (message: string): Query['readings'] => queryOf(pilcrow, message).readings

/** Ways to ask about a council, whichever it is called. */
const WAYS = ['is NAME good', 'care leavers in NAME', 'what did ofsted say about neglect in NAME?', 'NAME']

describe('A council', () => {
  it('is known by its own name, in whatever question it stands', () => {
    const council = fc.constantFrom(...authorities().filter(({ now }) => now.length === 0))
    fc.assert(
      fc.property(council, fc.constantFrom(...WAYS), ({ slug, name }, way) => {
        expect([name, councils(way.replace('NAME', name))]).toEqual([name, [slug]])
      }),
      { numRuns: runs(200) },
    )
  })

  it.each([
    ['is London Borough of Bexley good?', 'bexley'],
    ['is london borough of barking and dagenham good?', 'barking-and-dagenham'],
    ['is royal borough of kensington and chelsea good?', 'kensington-and-chelsea'],
    ['is Royal Borough of Windsor and Maidenhead good?', 'windsor-and-maidenhead'],
    ['is Barnsley Metropolitan Borough Council good?', 'barnsley'],
    ['is bradford mdc good?', 'bradford'],
    ['is northumberland cc good', 'northumberland'],
    ['Essex County Council care leavers', 'essex'],
    ['overall grade of the City of York Council', 'york'],
    ['is LB Camden good', 'camden'],
  ])('is known by its full style: %s', (message, slug) => {
    expect(councils(message)).toEqual([slug])
    expect(readings(message)).toEqual([])
  })

  it.each([
    ['Reading', ['reading']],
    ['reading', ['reading']],
    ['Bath', ['bath-and-north-east-somerset']],
    ['Thanks', []],
    ['Help', []],
    ['Adoption', []],
  ])('is what is named where nothing else is typed: %s', (message, slugs) => {
    expect(councils(message)).toEqual(slugs)
  })

  it.each([
    ['overall grade of nth lincs', 'north-lincolnshire'],
    ['is N. Lincolnshire good', 'north-lincolnshire'],
    ['how is sth glos doing', 'south-gloucestershire'],
    ['s glos care leavers', 'south-gloucestershire'],
    ['is NE Lincolnshire good', 'north-east-lincolnshire'],
    ['w sussex fostering', 'west-sussex'],
  ])('is known by a short form of its quarter: %s', (message, slug) =>
    expect(councils(message)).toEqual([slug]),
  )

  it('is named by the whole of its name: none is taken for a part of another', () => {
    expect(councils('is north lincolnshire good')).toEqual(['north-lincolnshire'])
    expect(councils('is north east lincolnshire good')).toEqual(['north-east-lincolnshire'])
    expect(councils('is lincolnshire good')).toEqual(['lincolnshire'])
    expect(councils('is kingston upon hull good')).toEqual(['kingston-upon-hull'])
  })

  it('is one of several, in the order in which they are named', () => {
    expect(councils('is sandwell or dudley better')).toEqual(['sandwell', 'dudley'])
    expect(councils('compare kent, essex and st helens')).toEqual(['kent', 'essex', 'st-helens'])
  })
})

describe('A place in a council', () => {
  it.each([
    ['is winchester good', 'hampshire', 'Winchester', 'Hampshire'],
    ['care leavers in burnley', 'lancashire', 'Burnley', 'Lancashire'],
    ['lincoln care leavers', 'lincolnshire', 'Lincoln', 'Lincolnshire'],
    ['my kids were taken in harlow', 'essex', 'Harlow', 'Essex'],
    [
      'what did ofsted say about neglect in northampton',
      'west-northamptonshire',
      'Northampton',
      'West Northamptonshire',
    ],
    ['kids in hexham', 'northumberland', 'Hexham', 'Northumberland'],
    ['is Epping Forest District Council good?', 'essex', 'Epping Forest', 'Essex'],
    ['Boston Borough Council grade', 'lincolnshire', 'Boston', 'Lincolnshire'],
  ])('stands for it, and the answer says so: %s', (message, slug, said, meant) => {
    expect(councils(message)).toEqual([slug])
    expect(readings(message)).toEqual([{ said, meant, how: 'place' }])
    expect(replyText(pilcrow.say(message))).toMatch(new RegExp(`^${said} is in ${meant}\\.`, 'i'))
  })

  it.each([
    ['is Thornaby any good', 'Thornaby-on-Tees', 'stockton-on-tees'],
    ['care leavers in clacton', 'Clacton-on-Sea', 'essex'],
    ['foster care in Westcliff', 'Westcliff-on-Sea', 'southend-on-sea'],
  ])(
    'is known by the first word of a joined name that no other name begins with: %s',
    (message, said, slug) => {
      expect(councils(message)).toEqual([slug])
      expect(readings(message)).toMatchObject([{ said, how: 'place' }])
    },
  )

  it.each(['care leavers in Barton', 'fostering in Newton'])(
    'is none where several names begin with that word: %s',
    (message) => expect(councils(message)).toEqual([]),
  )

  it('lies on the Island, where that is said', () => {
    expect(councils('foster care on the Island')).toEqual(['isle-of-wight'])
    expect(readings('Newport on the Island, is early help ok')).toEqual([
      { said: 'Newport', meant: 'Isle of Wight', how: 'place' },
    ])
    expect(councils('do they send kids to an island')).toEqual([])
  })

  it('is the largest of its name, which is said', () => {
    expect(readings('is Nelson good')).toEqual([
      { said: 'Nelson', meant: 'Lancashire', how: 'largest-place' },
    ])
    expect(replyText(pilcrow.say('is Nelson good'))).toContain(
      'There are several places called Nelson; the largest is in Lancashire.',
    )
  })

  it('beside its council is that council once, and no choice among places', () => {
    expect(councils('is nelson in lancashire any good')).toEqual(['lancashire'])
    expect(readings('is nelson in lancashire any good')).toEqual([
      { said: 'Nelson', meant: 'Lancashire', how: 'place' },
    ])
  })

  it('is none where its name is a month’s, or part of what something else is called', () => {
    expect(councils('he was placed with us in March, are carers paid')).toEqual([])
    expect(councils('March')).toEqual(['cambridgeshire'])
    expect(councils('eastwood park prison babies')).toEqual([])
    expect(councils('babies in eastwood')).toEqual(['nottinghamshire'])
  })

  it('is told from plain words where each is written as a name', () => {
    expect(councils('East Ham - a year for a wheelchair, has anyone noticed')).toEqual(['newham'])
  })

  it.each([
    'what does it say at lands end',
    'whats it like near land’s end',
    'social workers from lands end',
  ])('is told from two plain words where they stand as a place does: %s', (message) =>
    expect(councils(message)).toEqual(['cornwall']),
  )

  it('is none of two plain words elsewhere', () =>
    expect(councils('how much it lands end users with forms')).toEqual([]))

  it('is never corrected into the council whose name it is like', () => {
    expect(councils('is winchester good')).not.toContain('manchester')
    expect(councils('my kids were taken in harlow')).not.toContain('harrow')
    expect(councils('neglect in northampton')).not.toContain('southampton')
    expect(councils('is maidstone good')).toEqual(['kent'])
  })
})

describe('A place outside England', () => {
  it.each([
    ['swansea', 'Swansea', 'Wales'],
    ['is cardiff good', 'Cardiff', 'Wales'],
    ['llanberis social workers', 'Llanberis', 'Wales'],
    ['is conwy county borough council good?', 'Conwy', 'Wales'],
    ['how is edinburgh', 'Edinburgh', 'Scotland'],
    ['is Banbridge good?', 'Banbridge', 'Northern Ireland'],
  ])('is said to be no council that Ofsted inspects: %s', (message, place, country) => {
    expect(queryOf(pilcrow, message).asked).toMatchObject({
      intent: 'unclear',
      why: 'elsewhere',
      said: place,
      country,
    })
    const reply = pilcrow.say(message)
    expect(reply.kind).toBe('none')
    expect(replyText(reply)).toContain(`${place} is in ${country}`)
  })

  it('is passed over where a council of England is named too', () =>
    expect(councils('how did northumberland place children in Scotland')).toEqual(['northumberland']))
})

describe('A word of plain English that is a place too', () => {
  it.each([
    'are children buried in paperwork',
    'are the children walled in by red tape',
    'are children well fed',
    'a good deal of reading was done by staff',
    'the rugby club helps children',
    'do social workers bury bad news',
    'staff work in a sandy place',
    'is reading to children encouraged',
    'how do they deal with neglect',
    'children hide in the wash',
  ])('names no council where it is a plain word: %s', (message) => {
    expect(councils(message)).toEqual([])
    expect(readings(message)).toEqual([])
  })

  it.each([
    ['is reading good', 'reading'],
    ['are children in bury safe', 'bury'],
    ['is sutton good', 'sutton'],
    ['is slough inadequate', 'slough'],
    ['how are the children in Rugby', 'warwickshire'],
    ['how good is Deal', 'kent'],
  ])('names its council where a council is meant: %s', (message, slug) =>
    expect(councils(message)).toEqual([slug]),
  )

  it('names its council before one that is no plain word', () =>
    expect(councils('compare bury and bolton on care leavers')).toEqual(['bury', 'bolton']))
})

describe('A slip of typing', () => {
  it.each([
    ['is nrothumberland good', 'nrothumberland', 'northumberland', 'Northumberland'],
    ['is Northumbreland good', 'Northumbreland', 'northumberland', 'Northumberland'],
    ['is lincolnshrie good', 'lincolnshrie', 'lincolnshire', 'Lincolnshire'],
    ['care leavers in birmingam', 'birmingam', 'birmingham', 'Birmingham'],
    [
      'fostering in south gloucestershier',
      'south gloucestershier',
      'south-gloucestershire',
      'South Gloucestershire',
    ],
  ])('is put right, and the answer says so: %s', (message, said, slug, meant) => {
    expect(councils(message)).toEqual([slug])
    expect(readings(message)).toEqual([{ said, meant, how: 'corrected' }])
    expect(replyText(pilcrow.say(message))).toContain(`I took “${said}” for ${meant}.`)
  })

  it('is not seen in another body’s name', () => {
    expect(councils('what did north bristol nhs trust do')).toEqual([])
  })

  it('is never a reading of a word of plain English', () => {
    const words = fc.array(
      fc.constantFrom(
        ...['are', 'children', 'buried', 'walled', 'kept', 'canter', 'devout', 'leads', 'cheater', 'easter'],
        ...['drumming', 'brentwood', 'surrey', 'harlow', 'winchester', 'maidstone', 'safe', 'staff', 'in'],
        ...['soled', 'merton', 'kent', 'essays', 'cornwall', 'horrors', 'bolt', 'bury', 'worker', 'tended'],
      ),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(words, (some) => {
        expect(readings(some.join(' ')).filter(({ how }) => how === 'corrected')).toEqual([])
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('Many councils at once', () => {
  it.each([
    ['which councils in london are outstanding', ['London']],
    ['outstanding councils in the north west', ['North West']],
    ['yorkshire councils that are good', ['Yorkshire and the Humber']],
    ['domestic abuse in london reports', ['London']],
  ])('are named by their region: %s', (message, regions) => {
    expect(where(message)).toMatchObject({ regions, councils: [] })
  })

  it.each([
    'North Bristol NHS Trust and first languages',
    'what is the north Tyne birth plan',
    'who runs the North Star project',
  ])('are no word of a name: %s', (message) => expect(where(message).regions).toEqual([]))

  it('are named by several regions at once where people do so', () => {
    expect(where('which councils in the north are good').regions.sort()).toEqual([
      'North East',
      'North West',
      'Yorkshire and the Humber',
    ])
  })

  it.each([
    ['unitary authorities rated good', ['Unitary Authority']],
    ['london boroughs graded inadequate', ['London Borough']],
    ['county councils that are outstanding', ['County']],
  ])('are named by their kind: %s', (message, kinds) => {
    expect(where(message)).toMatchObject({ kinds, councils: [] })
    expect(readings(message)).toEqual([])
  })

  it('are the neighbours of one', () =>
    expect(where('statistical neighbours of northumberland that are good').neighboursOf).toBe(
      'northumberland',
    ))
})
