import { beforeAll, expect, it } from 'vitest'
import { excerptsOf } from '../../src/model/reply.js'
import type { Answers } from '../../src/pilcrow/pilcrow.js'
import { openBundled } from '../open.js'

let pilcrow: Answers
beforeAll(async () => {
  pilcrow = await openBundled()
})

it.each([
  ['what is a LADO', 'Local Authority Designated Officer (LADO)'],
  ['what is a local authority designated officer', 'Local Authority Designated Officer (LADO)'],
  ['what does IRO stand for', 'Independent reviewing officers (IROs)'],
  ['what does MARAC mean', '(MARAC)'],
  ['what is CLAB', 'children living away from their birth parents (CLAB)'],
  ['what does CSE stand for', 'Child Sexual Exploitation (CSE)'],
  ['what is a personal adviser', 'Personal advisers (PAs)'],
  ['what does PEP stand for', 'personal education plans (PEPs)'],
  ['what is SDQ', 'Strengths and Difficulties Questionnaire (SDQ)'],
])('%s: the words that tell it are quoted', (question, told) => {
  const quoted = excerptsOf(pilcrow.say(question)).map(({ quote }) => quote.toLowerCase())
  expect(quoted.join('\n')).toContain(told.toLowerCase())
})
