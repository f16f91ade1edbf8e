/** The service for assets. */
import { VigieError } from '../../../shared/errors.ts'
import type { Asset, AssetInput, AssetStatus } from '../../../shared/maintenance.ts'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { localDay } from '../../../shared/time/local-time.ts'
import { SUBJECTS_CHANGED } from '../alerts/subjects-changed.ts'
import { identityOf } from '../maintenances/fold.ts'
import type { AssetRecord, AssetStore, AssetValues } from '../maintenances/ports.ts'
import type { Clock } from '../ports/clock.ts'
import type { Events } from '../ports/events.ts'
import type { ById } from './operation.ts'
import { cursorNumber, pageOf } from './page.ts'

/** What the procedures of `assets` need. */
export interface AssetsServiceDeps {
  readonly assets: AssetStore
  readonly clock: Clock
  readonly events: Events
}

/** The input of `assets.list`. */
export interface AssetListQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly search?: string | undefined
  readonly status?: AssetStatus | undefined
}

/** A change: only the given fields. */
export type AssetChanges<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** Operations on assets. */
export type AssetsService = ReturnType<typeof createAssetsService>

/** The service behind `assets.*`, without imports and exports. */
export function createAssetsService({ assets, clock, events }: AssetsServiceDeps) {
  const viewOf = (asset: AssetRecord) => assetView(asset, clock)

  function known(id: number): AssetRecord {
    const asset = assets.find(id)
    if (asset === null) throw new VigieError('asset_not_found', { id })
    return asset
  }

  /** @throws VigieError asset_exists if another asset has the same code, or the same name without a code */
  function free(values: AssetValues, self: number | null): void {
    const id = assets.findIdentity(identityOf(values))
    if (id !== null && id !== self)
      throw new VigieError('asset_exists', { name: values.code || values.name, id })
  }

  return {
    list(query: AssetListQuery) {
      const { limit, cursor, search = '', status = null } = query
      const found = assets.list({ search, status, limit: limit + 1, after: cursorNumber(cursor) })
      return pageOf(found, limit, ({ id }) => String(id), viewOf)
    },
    get: ({ id }: ById) => viewOf(known(id)),
    add(input: AssetInput): Asset {
      const values = valuesOf(input)
      free(values, null)
      return viewOf(assets.add(values, clock.now()))
    },
    edit({ id, ...changes }: ById & AssetChanges<AssetInput>): Asset {
      const values = valuesOf({ ...assetInputOf(known(id)), ...given(changes) })
      free(values, id)
      return viewOf(assets.change(id, values, clock.now()))
    },
    remove({ id }: ById) {
      known(id)
      const maintenances = assets.remove(id)
      events.publish(SUBJECTS_CHANGED)
      return { removed: true as const, maintenances }
    },
  }
}

/** Removes undefined fields. */
export function given<T>(changes: AssetChanges<T>): Partial<T> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<T>
}

function valuesOf({ commissioned_on: day, ...input }: AssetInput): AssetValues {
  return { ...input, commissionedDay: day === null ? null : dayNumber(day) }
}

function assetInputOf(asset: AssetRecord): AssetInput {
  const { name, code, location, category, status, interval_days, muted, notes, commissionedDay: day } = asset
  const commissioned_on = day === null ? null : dayText(day)
  return { name, code, location, category, status, interval_days, commissioned_on, muted, notes }
}

/** Converts an asset to the API's form. */
function assetView(asset: AssetRecord, clock: Clock): Asset {
  const zone = clock.zone()
  const { nextPlannedDay: next } = asset
  const day = (number: number | null) => (number === null ? null : dayText(number))
  return {
    id: asset.id,
    ...assetInputOf(asset),
    last_maintained_on: day(asset.lastMaintainedDay),
    next_planned_on: day(next),
    next_is_late: next !== null && next < localDay(clock.now(), zone),
    open_maintenances: asset.openMaintenances,
    created_at: toInstant(asset.createdAt, zone),
    updated_at: toInstant(asset.updatedAt, zone),
  }
}
