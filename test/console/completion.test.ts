import { describe, expect, test } from 'vitest'
import { completer } from '../../src/console/chat.js'
import { fakePilcrow } from './fake-pilcrow.js'

const complete = completer(fakePilcrow())

/** What a line becomes with each completion in place. */
const becomes = async (line: string): Promise<string[]> => {
  const [completions, replaced] = await complete(line)
  return completions.map((completion) => line.slice(0, line.length - replaced.length) + completion)
}

describe('the Tab key', () => {
  test.each([
    ['', ['/grade ', '/recommendations ', '/report ', '/ask ']],
    ['/re', ['/recommendations ', '/report ']],
    ['/gr', ['/grade ']],
    ['how did', []],
    ['/nothing north', []],
  ])('completes commands: %j', async (line, expected) => {
    expect(await becomes(line)).toEqual(expected)
  })

  test.each([
    ['/grade north', ['/grade north-lincolnshire ', '/grade northumberland ']],
    ['/grade Northu', ['/grade northumberland ']],
    ['/GRADE lincolnshire', ['/GRADE lincolnshire ']],
    ['/grade south glo', ['/grade south-gloucestershire ']],
    ['/grade nurthumberland', ['/grade northumberland ']],
    ['/grade zzz', []],
  ])('completes authorities, and mends a slip: %j', async (line, expected) => {
    expect(await becomes(line)).toEqual(expected)
  })

  test.each([
    ['/grade northumberland st', ['/grade northumberland staying-safe ']],
    ['/grade north lincolnshire b', ['/grade north lincolnshire being-healthy ']],
    ['/grade south glou staying', ['/grade south glou staying-safe ']],
    ['/grade nurthumberland staying', ['/grade nurthumberland staying-safe ']],
    [
      '/grade "south gloucestershire" children are',
      ['/grade "south gloucestershire" children-are-safe-and-feel-safe '],
    ],
    ['/grade northumberland "stay', ['/grade northumberland "staying-safe" ']],
    ['/grade authority:northumberland st', ['/grade authority:northumberland staying-safe ']],
    ['/grade judgement:sta', ['/grade judgement:staying-safe ']],
    [
      '/grade judgement:staying-safe authority:south',
      ['/grade judgement:staying-safe authority:south-gloucestershire '],
    ],
  ])('knows from the words so far which option is being typed: %j', async (line, expected) => {
    expect(await becomes(line)).toEqual(expected)
  })

  test.each([
    [
      '/grade northumberland staying safe ',
      ['/grade northumberland staying safe 2012 ', '/grade northumberland staying safe 2022 '],
    ],
    ['/grade northumberland staying safe 201', ['/grade northumberland staying safe 2012 ']],
    ['/grade northumberland staying-safe year:202', ['/grade northumberland staying-safe year:2022 ']],
    ['/grade northumberland staying-safe 2012 ', []],
  ])('completes years: %j', async (line, expected) => {
    expect(await becomes(line)).toEqual(expected)
  })

  test('offers an option that may be left out together with the next', async () => {
    expect((await becomes('/recommendations northumberland ')).map((line) => line.slice(32))).toEqual([
      '2012 ',
      '2022 ',
      'Immediately ',
      'Within three months ',
      'Within six months ',
    ])
    expect(await becomes('/recommendations northumberland within th')).toEqual([
      '/recommendations northumberland Within three months ',
    ])
  })

  test('leaves a question alone', async () => {
    expect(await becomes('/ask what about North')).toEqual([])
  })
})
