import type { ToneWanted } from '../search/rank/rank.js'
import type { Wanted } from '../search/rank/wanted.js'

/** What a question wants, told by the words that frame it. */
export type Wants =
  | 'grade'
  | 'comparison'
  | 'history'
  | 'recommendations'
  | 'weaknesses'
  | 'extreme'
  | 'definition'

/** The words that tell it: a table, so that a new way of asking is a new word here. */
const CUES: Readonly<Record<Wants, RegExp>> = {
  grade:
    /\b(grade[ds]?|grading|rat(?:e|ed|es|ing|ings)|judged?|judgements?|judgments?|scores?|scored|how (?:well )?(?:did|does|do|was|is|were|are) .{2,60}? (?:do|doing|fare|perform)|how good|any good|good or bad|good enough|up to scratch|what (?:did|does|do) .{2,60}? get(?! better| worse))\b/i,
  comparison:
    /\b(compare[ds]?|comparing|comparison|versus|vs|side by side|difference between|(?:better|worse) than|(?:better|worse) .{2,60}? or)\b/i,
  history:
    /\b(?:has|have|did|is|are) (?!.*capacity)(?:[\w']+ ){1,4}(?:improved?|improving|got better|got worse|gone downhill)\b|\b(history|over time|over the years|chang(?:e|es|ed|ing)|each time|every time|every inspection|all inspections|since|g[eo]t(?:s|ting)? (?:any )?(?:better|worse)|(?:gone|went) (?:up|down)|timeline|trend|then and now|go(?:es|ne)? (?:up|down)|in 20\d\d (?:.*)\bnow)\b/i,
  recommendations:
    /\b(recommend\w*|areas? for improvement|told to|asked to|(?:must|should|ha[sd] to|have to|needs? to|needed to|ought to|supposed to) (?:\w+ ){0,4}?(?:improve|improved|fix|fixed|better|change|changed|do|done|ensure|address|stop|start|happen)|what (?:must|should)|should (?:\w+ ){1,6}?(?:improve|fix|do|change|start|stop)|needs? improving|what needs|by when|how soon|how long (?:\w+ ){0,4}?(?:got|have|given|had) to|within (?:\w+) months|deadline|priority action|tell \w+(?: \w+){0,2} to)\b/i,
  weaknesses:
    /\bwhy (?:is|was|did|were|has|have) .{2,60}? (?:inadequate|requires? improvement|bad|failing|failed?|poor)\b|\bwhy (?:(?:is|was)n['’]?t .{2,60}?|(?:is|was) .{2,60}? not) (?:good|outstanding)\b|\b(weakness(?:es)?|weak points?|concerns?|problems?|issues|failings?|failures|shortcomings?|faults?|bad at|criticis\w*|what(?:['’]?s)? wrong|(?:going|gone|went|is|was) wrong)\b/i,
  definition:
    /\b(what (?:does|do|did|is meant by|is the meaning of) .{1,60}? (?:mean|stand for)|meaning of|define[ds]?|definition)\b/i,
  extreme: /\b(weakest|worst|lowest|poorest|best|strongest|highest|top)\b/i,
}

/** Every want whose words stand in a question. */
export const wantsIn = (question: string): ReadonlySet<Wants> =>
  new Set((Object.keys(CUES) as Wants[]).filter((wants) => CUES[wants].test(question)))

/** Words that frame a question about grades and name no subject of their own. */
export const FRAME = new Set(
  `grade grades graded grading rate rated rating ratings judge judged judgement judgements judgment judgments score scores
  scored overall result results council councils authority authorities area areas service services inspected side good well
  compare compared comparison versus vs difference better worse best worst weakest strongest lowest highest poorest top
  history time times year years change changed changes since timeline trend latest newest recent last previous current first
  earliest one two three four five both reports please quick question hi hello hey thanks got get gets gone went up down how come kind generally
  part parts bit bits aspect aspects section sections general mark marks marked kid kids keeping anything something everything who which whats doing perform performed performing fare fared whole total again only
  published publication january february march april may june july august september october november december
  improved improve improving any bad enough performance effectiveness children childrens young people social local old older earlier county city borough department
  currently list england country national nationally live lives living`.split(/\s+/),
)

/** Requests to be another bot: to obey, to make words up, to give secrets away. */
export const NOT_A_QUESTION =
  /\b(ignore|forget|disregard|override)\b.{0,40}\b(instructions?|rules?|prompts?|above)\b|\b(?:make|made) up\b(?! (?:of|from|by)\b)|\b(invent|pretend|role-?play|fabricate)\b|^\W*(?:stop|exit|quit|cancel|start|test|testing|ping|reset|clear|undo|go away|shut up)\W*$|\bare you (?:an? )?(?:ai|bot|robot|human|person|real|alive|chatgpt)\b|\bwhat (?:time|day) is it\b|\bwhat(?:['’]s| is) the (?:time|date|day|weather)\b|\btell (?:me |us )?an? (?:joke|story)\b|^[\W\d_]*$|\b(write|compose|draft) (me |us )?(a|an|some)\b|\b(api|discord|bot|your|secret) (token|key|password)\b|\bsystem prompt\b|^\W*(please )?(change|set|alter|edit|delete|remove) (the |a |all )?(grade|rating|judgement|report|paragraph)/i

/** Whether a question wants a number, a person, a place or a reason, which no grade is. */
export const asksForFacts = (question: string): boolean =>
  /\b(how many|how much|number of|how long|how often)\b|^\W*(who|where|when|why)\b/i.test(question)

/** Whether a message asks for reasons: 'why?', 'in 2016 they were inadequate, why?'. */
export const asksWhy = (message: string): boolean => /\b(?:why|how come)\b/i.test(message)

/** Somebody who needs help and not a report. */
export const IN_DANGER =
  /\b(i ?(?:'m|’m|am|m) (?:\w+ )?(?:worried|scared|concerned) about|who (?:do|should|can) i (?:call|ring|phone|tell)|report (?:child )?abuse|(?:child|kid|baby) is (?:being )?(?:in danger|hurt|abused|hit)|i (?:am|'m) being (?:abused|hurt|hit)|kill myself|hurt myself)\b/i

const PRAISE =
  /\b(?:do(?:es|ing|ne)? (?:really |very )?well|going well|good (?:examples?|practice)|best practice|prais(?:e[ds]?|ing)|strengths?|strongest|works? (?:really |very )?well|working well|excels?|excel(?:led|lent)|impress(?:ed|ive|es)|proud|shines?|celebrated?|positives?|commended?|liked)\b/i
const CRITICISM =
  /\b(?:criticis(?:e[ds]?|ms?|ing)|weak(?:ness(?:es)?|er|est)?|fail(?:s|ed|ing|ings|ures?)?|poor(?:ly)? (?:at|practice|performance|done|work)|fall(?:s|ing)? short|let(?:ting)? (?:\w+ )?down|shortcomings?|(?:go|goes|going|went|gone) wrong|not (?:good|working)|concern(?:s|ed) about|worried about|negatives?|struggl(?:e[sd]?|ing)|badly)\b/i

/** Whether a question asks for praise or for criticism; null where it asks for either or both. */
export function toneIn(question: string): ToneWanted {
  const [praise, criticism] = [PRAISE.test(question), CRITICISM.test(question)]
  return praise === criticism ? null : praise ? 'praise' : 'criticism'
}

/** A question without the words that ask for praise or criticism, which no paragraph on its subject need hold. */
export const withoutTone = (question: string): string =>
  question.replace(new RegExp(PRAISE.source, 'gi'), ' ').replace(new RegExp(CRITICISM.source, 'gi'), ' ')

/** What kind of word answers, told by the words that ask for it; the first that fits. */
const ANSWERS: readonly (readonly [Exclude<Wanted, null>, RegExp])[] = [
  ['time', /\bwhat time\b|\bopening (?:hours|times)\b/i],
  [
    'contact',
    /\b(?:phone|telephone|mobile) numbers?\b|\be-?mail address|\b(?:web|website|postal) address|\bpostcodes?\b/i,
  ],
  ['money', /\bhow much\b.*\b(?:costs?|paid|pay|spend|spent|earn|budget|money)\b|\bsalar(?:y|ies)\b/i],
  [
    'person',
    /\bnames? of (?:\w+ ){0,4}?(?:director|chair|head|leader|manager|officer|chief executive)\b|\bwhat(?:['’]?s| is| was) (?:his|her|their) name\b|^\W*who(?:['’]?s| is| was) (?:the )?(?:current |new |interim |independent )?(?:director|chair|leader|chief executive)\b|\b(?:director|chair|leader|chief executive)['’]?s name\b/i,
  ],
  [
    'age',
    /\bhow old\b|\bwhat ages?\b|\bwhich ages?\b|\b(?:from|until|at) what age\b|\bage (?:range|group)s?\b/i,
  ],
  ['often', /\bhow (?:often|frequently|regularly|many times)\b/i],
  ['length', /\bhow (?:long|quickly|soon|fast)\b/i],
  ['share', /\b(?:percentage|proportion|per ?cent|what share)\b/i],
  ['number', /\b(how many|how much|number of|numbers?)\b/i],
  [
    'definition',
    /^(?=\W*(?:\S+\s+){0,7}\S+\s*$)\W*(?:what(?:'s|’s| is| are| does| do| did)?|whats|who is|who are|define|meaning of)\b.{1,60}?(?:\bstand for|\bmean|\?|$)/i,
  ],
  [
    'date',
    /^\W*(?:and |so |but )?when\b(?! (?:a|an|the|i|my|kids|children|someone|somebody|they|you)\b)|\b(what date|which (?:year|month)|what year|by when|since when)\b/i,
  ],
  [
    'place',
    /^\W*(?:and |so |but )?where(?:abouts)? (?:is|are|was|were|do|does|did|can|in)\b|\b(?:which|what) (?:towns?|places?|streets?|buildings?|countries|country)\b/i,
  ],
  [
    'name',
    /\bwhat(?:['’]?s| is| was| are| were)? the names? of\b|\bwhat (?:is|are|was|were) .{2,40} (?:called|named)\b|\b(?:which|what) (?:company|charity|charities|university|universities|schools?|colleges?|agency|agencies|councillors?|gangs?|organisations?|councils?)\b/i,
  ],
]

/** What kind of word answers a question; null where any may. */
export const wantedIn = (question: string): Wanted =>
  ANSWERS.find(([, asks]) => asks.test(question))?.[0] ?? null
