import type { Framework } from '../model/report.js'

/** What people call the frameworks, in full. */
export const FRAMEWORK_NAMES: Readonly<Record<Framework, string>> = {
  SLAC: 'SLAC: safeguarding and looked after children services (2009–12)',
  LAC: 'LAC: services for looked after children (2013)',
  SIF: 'SIF: single inspection framework (2013–17)',
  ILACS: "ILACS: inspection of local authority children's services (since 2018)",
  SEND: 'SEND: area special educational needs and/or disabilities, with the Care Quality Commission (since 2023)',
  LSCB: 'LSCB: review of the Local Safeguarding Children Board',
}
