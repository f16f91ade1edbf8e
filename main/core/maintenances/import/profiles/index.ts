/** All profiles; the first one whose headings a file has is used. */
import { fleetio } from './fleetio.ts'
import { glpi } from './glpi.ts'
import { glpiEnglish } from './glpi-english.ts'
import { googleCalendar } from './google-calendar.ts'
import { grocy } from './grocy.ts'
import { jira } from './jira.ts'
import { lubelogger } from './lubelogger.ts'
import { maintainx } from './maintainx.ts'
import { maximo } from './maximo.ts'
import { odoo } from './odoo.ts'
import { odooFields } from './odoo-fields.ts'
import type { ImportProfile } from './profile.ts'
import { sap } from './sap.ts'
import { snipeIt } from './snipe-it.ts'

const PROFILES: readonly ImportProfile[] = [
  fleetio,
  glpi,
  glpiEnglish,
  googleCalendar,
  grocy,
  jira,
  lubelogger,
  maintainx,
  maximo,
  odoo,
  odooFields,
  sap,
  snipeIt,
]

/** Returns the profile of a file by its normalised headings; null if no program is recognised. */
export function profileOf(headings: readonly string[]): ImportProfile | null {
  const present = new Set(headings)
  return PROFILES.find((profile) => profile.headings.every((heading) => present.has(heading))) ?? null
}
