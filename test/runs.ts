/**
 * How many examples a property is tried with: few, so that tests stay quick, unless PROPERTY_RUNS asks for more.
 * @param most where a property has no more cases than that, reads a whole report for each, or needs ten thousand people
 */
export const runs = (usual: number, most = Number.POSITIVE_INFINITY): number =>
  Math.min(most, Number(process.env.PROPERTY_RUNS) || usual)
