/** What else bears a likeness: the words that give it away, and what it is. */
const otherKinds: readonly { pattern: RegExp; what: string }[] = [
  {
    pattern: /\bmonitoring visit\b/i,
    what: 'the letter of a monitoring visit; it makes no graded judgements',
  },
  {
    pattern: /\barea send monitoring inspection\b|\bmonitoring inspection of (?:area )?send\b/i,
    what: 'a monitoring inspection of area SEND; it gives no outcome of its own',
  },
  { pattern: /\bfocused visit\b/i, what: 'the letter of a focused visit; it makes no graded judgements' },
  {
    pattern: /\bjoint targeted area inspection\b|\bjtai\b|\bmulti-agency arrangements\b/i,
    what: 'a joint targeted area inspection',
  },
  {
    pattern: /\bannual report of (her|his) majesty|\bofsted annual report\b/i,
    what: 'Ofsted’s annual report',
  },
  { pattern: /\bcafcass\b/i, what: 'the report of an inspection of Cafcass' },
  { pattern: /\bsupported accommodation\b/i, what: 'the report of supported accommodation' },
  {
    pattern: /\binspection of local authority arrangements for the protection of children\b/i,
    what: 'a child protection inspection of 2012 and 2013, which follows a framework that Pilcrow does not read',
  },
  {
    pattern: /\binspection of contact, referral and assessment\b/i,
    what: 'an unannounced inspection of contact, referral and assessment; it makes no graded judgements',
  },
  {
    pattern:
      /\barea send\b|\bspecial educational needs\b.{0,60}\binspection\b|\binspection\b.{0,80}\bspecial educational needs\b/i,
    what: 'the letter on an area SEND inspection of before 2023; it gives no outcome',
  },
  {
    pattern: /\bassurance visit\b/i,
    what: 'the letter of an assurance visit; it makes no graded judgements',
  },
  { pattern: /\bfostering (agency|service)\b/i, what: 'the report of a fostering agency or service' },
  {
    pattern: /\badoption (support )?(agency|service)\b/i,
    what: 'the report of an adoption agency or service',
  },
  { pattern: /\bsecure training centre\b/i, what: 'the report of a secure training centre' },
  { pattern: /\bresidential family centre\b/i, what: 'the report of a residential family centre' },
  { pattern: /\bresidential holiday scheme\b/i, what: 'the report of a residential holiday scheme' },
  {
    pattern:
      /\bchildren['’]s homes? (inspection|report|[-–] )|\binformation about this children['’]s home\b|\binspection (report )?(of|for) .{0,40}children['’]s home\b/i,
    what: 'the report of a children’s home',
  },
  {
    pattern:
      /\b(school report|inspection of [^.]{0,60}(school|academy|college|nursery|childminder)|unique reference number)\b/i,
    what: 'the report of a school or another provider',
  },
  {
    pattern:
      /\b(primary|infant|junior|secondary|high|grammar|nursery|special|community) school\b|\bacademy\b|\bfurther education college\b/i,
    what: 'the report of a school or another provider',
  },
  {
    pattern: /\bsocial care common inspection framework\b/i,
    what: 'the report of a children’s home or another provider of social care',
  },
  { pattern: /\bDear \p{Lu}\p{Ll}/u, what: 'a letter' },
  {
    pattern: /\bdear (mr|mrs|ms|miss|dr|sir|madam|director|colleague)\b/i,
    what: 'a letter',
  },
]

/** What a text is that is no report of a council's services, in words that follow 'This is'; null where it gives nothing away. */
export const otherKindOf = (text: string): string | null =>
  otherKinds.find(({ pattern }) => pattern.test(text))?.what ?? null
