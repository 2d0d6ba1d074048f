import { expect, test } from 'vitest'
import { consoleGreeting } from '../../src/console/chat.js'
import { createLibrary } from '../../src/library/library.js'
import { choicesOf } from '../../src/model/reply.js'
import type { Report } from '../../src/model/report.js'

const report = (slug: string, judgements: string[]): Report =>
  ({
    authority: { slug, name: slug },
    judgements: judgements.map((judgement) => ({ judgement })),
  }) as Report

const messages = (...reports: Report[]): string[] =>
  choicesOf(consoleGreeting({ ...createLibrary([]), reports })).map((choice) => choice.message)

test('the three things to try are about the newest report', () => {
  expect(
    messages(report('devon', ['overall-effectiveness', 'adoption']), report('kent', ['adoption'])),
  ).toEqual([
    'What do inspectors say about care leavers in devon?',
    '/grade devon adoption',
    '/recommendations devon',
  ])
})

test('there are three even where a report makes one judgement', () => {
  expect(messages(report('devon', ['overall-effectiveness']))).toHaveLength(3)
})

test('there is nothing to try in an empty library', () => {
  expect(messages()).toEqual([])
})
