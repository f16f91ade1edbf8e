/** Converts occupation records to the API's form. */

import type {
  Occupation,
  OccupationSummary,
  OccupationVersion,
} from '../../../../shared/contract/occupations-answers.ts'
import type { Unlocalized } from '../../../../shared/localized.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import { dollars } from '../../jobs/occupations/cost.ts'
import type { JobTitle, StoredOccupation, StoredVersion } from '../../jobs/occupations/ports.ts'

/** The form in a list. */
export function summaryOf(record: StoredOccupation, zone: string): Unlocalized<OccupationSummary> {
  return {
    code: record.code,
    title: record.title,
    domain: record.domain,
    status: record.status,
    version: record.version,
    simulated: record.simulated,
    updated_at: record.updatedAt === null ? null : toInstant(record.updatedAt, zone),
    last_error: record.lastError,
  }
}

/** A complete record. */
export function occupationOf(
  record: StoredOccupation,
  titles: readonly JobTitle[],
  proposed: boolean,
  zone: string,
): Unlocalized<Occupation> {
  const { ogr, content, locked, masculine, feminine, origin } = record
  const more = { ogr, content, masculine, feminine, origin, proposed }
  return { ...summaryOf(record, zone), ...more, titles: [...titles], locked: [...locked] }
}

/** A version without its content; cost in dollars. */
export function versionOf(version: Omit<StoredVersion, 'content'>, zone: string): OccupationVersion {
  return {
    code: version.code,
    version: version.version,
    at: toInstant(version.at, zone),
    author: version.author,
    model: version.model,
    prompt: version.prompt,
    cost_usd: dollars(version.cost),
    simulated: version.simulated,
  }
}
