/** What a council in a list is without such a grade, in the legend of its map. */
export const NO_GRADE = 'No such grade'
