/** Reading occupation records: lists, versions, differences, audit. */

import type * as z from 'zod'
import type { auditEntrySchema } from '../../../../shared/contract/occupations-answers.ts'
import type { Unlocalized } from '../../../../shared/localized.ts'
import type { OccupationStatus } from '../../../../shared/occupation.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import { differences } from '../../jobs/occupations/difference.ts'
import type { StoredAudit } from '../../jobs/occupations/library.ts'
import { cursorNumber, pageOf } from '../page.ts'
import type { ByCode, OccupationsServiceDeps } from './deps.ts'
import { recordOf, versionIn, viewOf } from './records.ts'
import { summaryOf, versionOf } from './views.ts'

interface ListInput {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly search?: string | undefined
  readonly status?: OccupationStatus | undefined
  readonly domain?: string | undefined
  readonly proposed?: boolean | undefined
}

interface AuditInput {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly code?: string | undefined
  readonly search?: string | undefined
  readonly agent?: string | undefined
}

/** The reading part of the service. */
export function createReading(deps: OccupationsServiceDeps) {
  const { library, clock } = deps
  const zone = () => clock.zone()

  /** What a version says; version 0 is the empty record. Its title is compared only if both versions have kept one. */
  function saidIn(code: string, version: number) {
    if (version === 0) return { title: null, content: {} }
    const { title, content } = versionIn(deps, code, version)
    return { title, content }
  }

  return {
    list({ limit, cursor, search, status, domain, proposed }: ListInput) {
      const query = {
        search: search ?? null,
        status: status ?? null,
        domain: domain ?? null,
        proposed: proposed ?? null,
        after: cursor ?? null,
      }
      const { items, next, ...counts } = library.list({ ...query, limit })
      return {
        items: items.map((record) => summaryOf(record, zone())),
        ...counts,
        next_cursor: next,
      }
    },
    get: ({ code }: ByCode) => viewOf(deps, code),
    versions({ code }: ByCode) {
      recordOf(deps, code)
      return { versions: library.versions(code).map((version) => versionOf(version, zone())) }
    },
    diff({ code, from, to }: ByCode & { readonly from: number; readonly to: number }) {
      recordOf(deps, code)
      const [before, after] = [saidIn(code, from), saidIn(code, to)]
      const isKept = before.title !== null && after.title !== null
      const titles = isKept ? differences(before.title, after.title, 'title') : []
      return { from, to, fields: [...titles, ...differences(before.content, after.content)] }
    },
    audit({ limit, cursor, code, search, agent }: AuditInput) {
      const before = cursorNumber(cursor)
      const query = { code: code ?? null, search: search ?? null, agent: agent ?? null }
      const found = library.audit({ ...query, before, limit: limit + 1 })
      return pageOf(
        found,
        limit,
        ({ id }) => String(id),
        (entry) => auditOf(entry, zone()),
      )
    },
  }
}

function auditOf(entry: StoredAudit, zone: string): Unlocalized<z.infer<typeof auditEntrySchema>> {
  const json = (text: string | null) => (text === null ? null : JSON.parse(text))
  return {
    ...entry,
    at: toInstant(entry.at, zone),
    before: json(entry.before),
    after: json(entry.after),
  }
}
