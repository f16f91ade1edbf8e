/** The service for exports. */
import type { ExportFormat } from '../../../shared/import.ts'
import { localDayText } from '../../../shared/time/local-time.ts'
import { exportAssets, exportMaintenances } from '../maintenances/export/export.ts'
import type { ExportedText } from '../maintenances/export/pages.ts'
import type { AssetStore, MaintenanceStore } from '../maintenances/ports.ts'
import type { Clock } from '../ports/clock.ts'

/** What exports read. They yield between pages, as they may be long. */
export interface ExportsServiceDeps {
  readonly assets: AssetStore
  readonly maintenances: MaintenanceStore
  readonly clock: Clock
  readonly yieldToEventLoop: () => Promise<void>
}

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
}

/** Operations that return assets or maintenances as a file. */
export type ExportsService = ReturnType<typeof createExportsService>

/** The service behind `assets.export` and `maintenances.export`. */
export function createExportsService({ assets, maintenances, clock, yieldToEventLoop }: ExportsServiceDeps) {
  const named = (name: string, format: ExportFormat, { content, rows }: ExportedText) => ({
    file_name: `${name}-${localDayText(clock.now(), clock.zone())}.${format}`,
    media_type: MEDIA_TYPES[format],
    content,
    rows,
  })
  return {
    assets: {
      export: async () => named('assets', 'csv', await exportAssets(assets, yieldToEventLoop)),
    },
    maintenances: {
      export: async ({ format }: { readonly format: ExportFormat }) =>
        named(
          'maintenances',
          format,
          await exportMaintenances(format, maintenances, assets, yieldToEventLoop),
        ),
    },
  }
}
