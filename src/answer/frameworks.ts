import type { Framework } from '../model/report.js'

interface FrameworkInWords {
  readonly name: string
  /** When its inspections were; null where nobody asks. */
  readonly years: string | null
}

const IN_WORDS: Readonly<Record<Framework, FrameworkInWords>> = {
  SLAC: { name: 'safeguarding and looked after children services', years: '2009–12' },
  LAC: { name: 'services for looked after children', years: '2013' },
  SIF: { name: 'single inspection framework', years: '2013–17' },
  ILACS: { name: "inspection of local authority children's services", years: 'since 2018' },
  SEND: {
    name: 'area special educational needs and/or disabilities, with the Care Quality Commission',
    years: 'since 2023',
  },
  LSCB: { name: 'review of the Local Safeguarding Children Board', years: null },
}

const yearsBehind = (framework: Framework): string => {
  const { years } = IN_WORDS[framework]
  return years === null ? '' : ` (${years})`
}

/** What people call a framework, in full: `SIF: single inspection framework (2013–17)`. */
export const frameworkInFull = (framework: Framework): string =>
  `${framework}: ${IN_WORDS[framework].name}${yearsBehind(framework)}`

/** In short: `SIF (2013–17)`. */
export const frameworkInShort = (framework: Framework): string => `${framework}${yearsBehind(framework)}`
