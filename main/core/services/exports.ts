/** What the doors ask about exports. */
import { dayText, localDay } from '../maintenances/day.ts'
import { type Exported, exportAssets, exportMaintenances } from '../maintenances/export.ts'
import type { AssetStore, MaintenanceStore } from '../maintenances/ports.ts'
import type { Clock } from '../ports/clock.ts'

export interface ExportsServiceDeps {
  readonly assets: AssetStore
  readonly maintenances: MaintenanceStore
  readonly clock: Clock
  readonly breathe: () => Promise<void>
}

export type ExportsService = ReturnType<typeof createExportsService>

/** The service behind `assets.export` and `maintenances.export`. */
export function createExportsService({ assets, maintenances, clock, breathe }: ExportsServiceDeps) {
  const named = (name: string, { content, rows }: Exported) => ({
    file_name: `${name}-${dayText(localDay(clock.now(), clock.zone()))}.csv`,
    media_type: 'text/csv; charset=utf-8',
    content,
    rows,
  })
  return {
    assets: async () => named('assets', await exportAssets(assets, breathe)),
    maintenances: async () => named('maintenances', await exportMaintenances(maintenances, assets, breathe)),
  }
}
