/** Converts occupation records to the API's form. */

import type {
  Occupation,
  OccupationSummary,
  OccupationVersion,
} from '../../../../shared/contract/occupations-answers.ts'
import type { Unlocalized } from '../../../../shared/localized.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import { dollars } from '../../jobs/occupations/cost.ts'
import type { ListedOccupation, StoredVariant } from '../../jobs/occupations/library.ts'
import type { JobTitle, StoredOccupation, StoredVersion } from '../../jobs/occupations/ports.ts'

/** The form in a list. */
export function summaryOf(record: ListedOccupation, zone: string): Unlocalized<OccupationSummary> {
  return {
    code: record.code,
    title: record.title,
    domain: record.domain,
    status: record.status,
    version: record.version,
    simulated: record.simulated,
    updated_at: record.updatedAt === null ? null : toInstant(record.updatedAt, zone),
    last_error: record.lastError,
    proposed: record.proposed,
  }
}

/** What is stored beside a record. */
interface RecordExtras {
  readonly titles: readonly JobTitle[]
  readonly variants: readonly StoredVariant[]
  readonly proposed: boolean
}

/** A variant with the description of its content, which has other fields in each source. */
function variantOf({ content, ...variant }: StoredVariant): Occupation['variants'][number] {
  const parsed: unknown = JSON.parse(content)
  const { description } =
    typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  return { ...variant, description: typeof description === 'string' ? description : '' }
}

/** A complete record. */
export function occupationOf(
  record: StoredOccupation,
  { titles, variants, proposed }: RecordExtras,
  zone: string,
): Unlocalized<Occupation> {
  const { ogr, content, locked, masculine, feminine, origin } = record
  const more = { ogr, content, masculine, feminine, origin }
  const lists = { titles: [...titles], locked: [...locked], variants: variants.map(variantOf) }
  return { ...summaryOf({ ...record, proposed }, zone), ...more, ...lists }
}

/** A version without its content; cost in dollars. */
export function versionOf(version: Omit<StoredVersion, 'content'>, zone: string): OccupationVersion {
  return {
    code: version.code,
    version: version.version,
    title: version.title,
    at: toInstant(version.at, zone),
    author: version.author,
    model: version.model,
    prompt: version.prompt,
    cost_usd: dollars(version.cost),
    simulated: version.simulated,
  }
}
