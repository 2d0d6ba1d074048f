import type { Excerpt, GradeRow, RecommendationRow, Reply } from '../../src/model/reply.js'

/** A reply of every kind, as the answers make them. */

const TITLE = 'Ofsted, Inspection of safeguarding and looked after children services'

export const stayingSafe: GradeRow = {
  report: 'northumberland-2012',
  authority: 'Northumberland',
  year: 2012,
  strand: 'looked-after-children',
  judgement: 'staying-safe',
  label: 'Staying safe',
  grade: 'Good',
  outcome: null,
  wording: null,
  disputed: false,
  citations: ['Northumberland 2012 ¶75'],
  when: '2012',
  places: ['¶75'],
  url: null,
}

export const excerpt: Excerpt = {
  report: 'northumberland-2012',
  key: '75',
  paragraph: 75,
  page: null,
  locator: 'Staying safe',
  quote: 'Safeguarding is good. It covers:\n- visits\n- reviews.',
  sentences: null,
  highlighted: null,
  text: 'Safeguarding is good. It covers:\n- visits\n- reviews.',
  noted: ['Figures are for 2011.'],
  citation: 'Northumberland 2012 ¶75',
  fullCitation: `${TITLE}: Northumberland, published 14 May 2012, paragraph 75`,
  source: `${TITLE}: Northumberland, published 14 May 2012`,
  placeInFull: 'paragraph 75',
  authority: 'Northumberland',
  when: '2012',
  caveat: null,
  url: null,
  score: 12.3,
}

const passage: Excerpt = {
  report: 'lincolnshire-2015',
  key: 's7p4',
  paragraph: null,
  page: 19,
  locator: 'Care leavers',
  quote: 'Most live in suitable homes. … Few are in custody.',
  sentences: [0, 2],
  highlighted: null,
  text: 'Most live in suitable homes. A third work. Few are in custody.',
  noted: [],
  citation: 'Lincolnshire 2015, Care leavers, passage 4',
  fullCitation:
    'Ofsted, Inspection of services: Lincolnshire, Care leavers, passage 4, page 19 (its paragraph numbers are lost)',
  source: 'Ofsted, Inspection of services: Lincolnshire',
  placeInFull: 'Care leavers, passage 4, page 19 (its paragraph numbers are lost)',
  authority: 'Lincolnshire',
  when: '2015',
  caveat: 'its paragraph numbers are lost',
  url: 'https://files.ofsted.gov.uk/v1/file/50004273#page=19',
  score: 8,
}

export const recommendation: RecommendationRow = {
  report: 'northumberland-2012',
  key: '20',
  paragraph: 20,
  deadline: 'Within three months',
  responsible: null,
  text: 'Ensure that plans are:\n- specific\n- timely.',
  citation: 'Northumberland 2012 ¶20',
  authority: 'Northumberland',
  when: '2012',
  url: null,
}

export const replies = {
  grades: {
    kind: 'grades',
    blocks: [
      { block: 'heading', text: 'Staying safe' },
      { block: 'grades', rows: [stayingSafe] },
      { block: 'excerpt', excerpt },
    ],
    notes: [],
  },
  figures: {
    kind: 'figures',
    blocks: [
      { block: 'words', text: 'Grades overall: 4 councils.' },
      {
        block: 'figures',
        title: 'By region',
        rows: [
          {
            label: 'London',
            count: 3,
            of: 4,
            councils: ['camden', 'sutton', 'bexley'],
            parts: [
              { label: 'Good', finding: 'Good', count: 2 },
              { label: 'Inadequate', finding: 'Inadequate', count: 1 },
            ],
          },
        ],
      },
      {
        block: 'councils',
        rows: [{ council: 'northumberland', name: 'Northumberland', grades: [stayingSafe] }],
        order: 'side-by-side',
        labels: { 'staying-safe': 'Staying safe' },
      },
      {
        block: 'map',
        marks: [
          {
            council: 'northumberland',
            report: 'northumberland-2012',
            judgement: 'staying-safe',
            grade: 'Good',
          },
        ],
      },
    ],
    notes: [],
    total: { what: 'councils', count: 3, of: 4 },
  },
  excerpts: {
    kind: 'excerpts',
    blocks: [
      { block: 'excerpt', excerpt },
      {
        block: 'excerpt',
        excerpt: { ...excerpt, key: '76', citation: 'Northumberland 2012 ¶76', noted: [] },
      },
      { block: 'excerpt', excerpt: passage },
      {
        block: 'excerpt',
        excerpt: { ...passage, key: 's7p5', citation: 'Lincolnshire 2015, Care leavers, passage 5' },
      },
    ],
    notes: ['This copy has lost its paragraph numbers.'],
  },
  recommendations: {
    kind: 'recommendations',
    blocks: [
      {
        block: 'recommendations',
        rows: [
          recommendation,
          { ...recommendation, deadline: 'Immediately', text: 'Stop the delay.' },
          { ...recommendation, text: 'Train the staff.' },
          { ...recommendation, deadline: null, text: 'Publish one.', citation: 'Northumberland 2012 ¶21' },
          { ...recommendation, deadline: null, text: 'Publish two.', citation: 'Northumberland 2012 ¶22' },
        ],
      },
    ],
    notes: [],
  },
  report: {
    kind: 'report',
    blocks: [
      { block: 'heading', text: 'Northumberland 2012' },
      {
        block: 'facts',
        facts: [
          { name: 'Published', value: '14 May 2012' },
          { name: 'Lead inspector', value: 'not stated' },
        ],
      },
      {
        block: 'grades',
        rows: [
          stayingSafe,
          { ...stayingSafe, judgement: 'being-healthy', label: 'Being healthy', grade: 'Outstanding' },
          { ...stayingSafe, strand: 'safeguarding', label: 'Overall effectiveness', grade: 'Adequate' },
        ],
      },
    ],
    notes: [],
  },
  comparison: {
    kind: 'comparison',
    blocks: [
      {
        block: 'grades',
        rows: [
          stayingSafe,
          {
            ...stayingSafe,
            report: 'lincolnshire-2015',
            authority: 'Lincolnshire',
            when: '2015',
            strand: null,
            grade: null,
          },
        ],
      },
    ],
    notes: ['Adequate and Requires improvement are words of different scales.'],
  },
  history: {
    kind: 'history',
    blocks: [
      {
        block: 'grades',
        rows: [
          { ...stayingSafe, grade: 'Good', disputed: true },
          {
            ...stayingSafe,
            grade: 'Inadequate',
            disputed: true,
            citations: ['Northumberland 2012, Record'],
            places: ['Record'],
          },
        ],
      },
    ],
    notes: [],
  },
  choices: {
    kind: 'choices',
    blocks: [
      { block: 'words', text: 'There is no authority called that. Did you mean one of these?' },
      { block: 'choices', choices: [{ label: 'Northumberland', message: '/report northumberland' }] },
      { block: 'choices', choices: [{ label: '/help', message: '/help' }] },
    ],
    notes: [],
  },
  help: { kind: 'help', blocks: [{ block: 'words', text: 'Ask away.\nOr pick.' }], notes: [] },
  none: { kind: 'none', blocks: [{ block: 'words', text: 'The reports do not say.' }], notes: [] },
  error: { kind: 'error', blocks: [], notes: ['An empty message.'] },
} satisfies Record<Reply['kind'], Reply>
