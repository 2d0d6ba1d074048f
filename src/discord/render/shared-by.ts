import { cutLabel } from '../../quotation/cut.js'
import { WORDING } from '../wording.js'
import { small } from './markdown.js'

/** Longer than any name that Discord allows. */
const NAME_LENGTH = 80

/** The line that says who shared what stands above it. */
export const sharedBy = (name: string): string => small(WORDING.sharedBy(cutLabel(name, NAME_LENGTH)))
