/** How many examples a property is tried with: few, so that tests stay quick, unless PROPERTY_RUNS asks for more. */
export const runs = (usual: number): number => Number(process.env.PROPERTY_RUNS) || usual
