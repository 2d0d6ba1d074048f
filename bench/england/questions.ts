/** Questions over councils by their kind, as people put them. */
export const ENGLAND_QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  count: [
    'how many councils are rated inadequate',
    'how many London boroughs are good or better',
    'how many councils were inadequate in 2016',
    'number of counties with outstanding leadership',
  ],
  list: [
    'which councils are inadequate',
    'unitary authorities that require improvement',
    'which councils in the north west are good for care leavers',
    'councils rated outstanding since 2022',
    'league table of councils',
  ],
  'two conditions': [
    'good leadership but inadequate help and protection',
    'good overall but requires improvement for care leavers',
    'which councils are good now but were inadequate in 2015',
    'outstanding for leadership but not for care leavers',
  ],
  movement: [
    'which councils got worse at the last inspection',
    'from requires improvement to good',
    'who lost their outstanding',
    'never better than requires improvement',
    'inadequate twice or more',
    'who has always been good or outstanding',
  ],
  figures: [
    'what share of councils is good or better',
    'distribution of overall grades',
    'inadequate judgements per year',
    'outstanding councils by region',
    'which region has the most inadequate councils',
    'how many reports per year',
  ],
  'recommendations counted': [
    'how many recommendations do reports make on average',
    'which report made the most recommendations',
    'recommendations per year in the north west',
  ],
  'dates and inspectors': [
    'which councils were last inspected before 2019',
    'who was inspected in 2023',
    'which council was inspected longest ago',
    'who led most inspections',
  ],
  compared: [
    'compare the London boroughs on leadership',
    "how do Devon's statistical neighbours compare on care leavers",
    '/history leadership',
  ],
  mentions: [
    'how many reports mention "edge of care"',
    'which reports mention supervision',
    'every paragraph about domestic abuse',
    'how many reports mention children missing education',
  ],
  'passages under conditions': [
    'what do outstanding councils do about edge of care',
    'recommendations on strategy discussions in inadequate councils',
    'what did inspectors say about recruitment in london since 2023',
  ],
  'recommendations again': ['which recommendations come again', 'recommendations that come again in Kent'],
}
