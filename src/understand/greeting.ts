/** What may open a message and asks nothing. */
const OPENING =
  /^\W*(?:hi|hiya|hello|hey|good (?:morning|afternoon|evening))\b(?:[\s,]+(?:there|again|all|everyone|everybody|pilcrow|bot|mate)\b)*/i

/** Thanks, and whatever is said with them that is no question. */
const THANKS = /^\W*(?:thanks?|thank you|ta|cheers)\b[^?]{0,40}$/i

/** Asks what Pilcrow is. */
const WHO_ARE_YOU =
  /^\W*(?:help(?: me| us| please)*|(?:what can you do|who are you|how (?:do|does) (?:this|you|it) work)\b.{0,20})\W*$/i

export const isThanks = (message: string): boolean => THANKS.test(message)

/** Whether a message is a pleasantry that wants an introduction and no search. 'Hi, how safe are children in Kent?' is a question. */
export function isGreeting(message: string): boolean {
  const rest = message.replace(OPENING, '')
  return WHO_ARE_YOU.test(rest) || (rest !== message && !/\w/.test(rest))
}
