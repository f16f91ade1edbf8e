/** Queries of alerts. */
import {
  ALERT_TYPES,
  type AlertCounts,
  type AlertPriority,
  type AlertState,
  type AlertType,
} from '../../../../shared/alert.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import type { AlertCursor, AlertStore } from '../../alerts/ports.ts'
import { ALERT_RULES, TYPES_IN_ORDER } from '../../alerts/rules/registry.ts'
import type { ById, Caller } from '../operation.ts'
import { pageOf } from '../page.ts'
import { type AlertsServiceDeps, known } from './deps.ts'
import { viewer } from './view.ts'

interface AlertListQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly state: AlertState
  readonly priority?: AlertPriority | undefined
  readonly type?: AlertType | undefined
  readonly unread?: boolean | undefined
  readonly asset_id?: number | undefined
}

/** The reading part of the service. */
export function createReading(deps: AlertsServiceDeps) {
  const { store, clock } = deps
  return {
    list(query: AlertListQuery, { language }: Caller) {
      const { limit, state } = query
      if (query.asset_id !== undefined && deps.assets.find(query.asset_id) === null)
        throw new VigieError('asset_not_found', { id: query.asset_id })
      const found = store.list({
        state,
        types: typesOf(query),
        unreadOnly: query.unread ?? false,
        assetId: query.asset_id ?? null,
        limit: limit + 1,
        after: cursorOf(query.cursor),
      })
      const page = pageOf(found, limit, ({ type, id }) => `${type}.${id}`, viewer(clock, language))
      return { ...page, counts: countsOf(store) }
    },
    counts: () => countsOf(store),
    get: ({ id }: ById, { language }: Caller) => viewer(clock, language)(known(deps, id)),
  }
}

function typesOf({ type, priority }: AlertListQuery): readonly AlertType[] {
  const wanted = type === undefined ? TYPES_IN_ORDER : [type]
  return priority === undefined ? wanted : wanted.filter((one) => ALERT_RULES[one].priority === priority)
}

/** @throws VigieError invalid_input for an invalid cursor */
function cursorOf(cursor: string | undefined): AlertCursor | null {
  if (cursor === undefined) return null
  const [name, id] = cursor.split('.')
  const type = ALERT_TYPES.find((one) => one === name)
  if (type !== undefined && /^\d{1,15}$/.test(id ?? '')) return { type, id: Number(id) }
  throw unusable('cursor', 'not_a_cursor')
}

function countsOf(store: AlertStore): AlertCounts {
  const counts = { total: 0, unread: 0, critical: 0, high: 0, medium: 0, low: 0, snoozed: 0, dismissed: 0 }
  for (const { state, type, unread, alerts } of store.counts()) {
    if (state === 'snoozed' || state === 'dismissed') counts[state] += alerts
    if (state !== 'active') continue
    counts.total += alerts
    if (unread) counts.unread += alerts
    counts[COUNTED_AS[ALERT_RULES[type].priority]] += alerts
  }
  return counts
}

const COUNTED_AS = { CRITICAL: 'critical', HIGH: 'high', MEDIUM: 'medium', LOW: 'low' } as const
