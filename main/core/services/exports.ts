/** The service for exports. */
import type { ExportFormat, ExportReader } from '../../../shared/export.ts'
import { localDayText } from '../../../shared/time/local-time.ts'
import { csvWords } from '../maintenances/export/csv-words.ts'
import { exportAssets, exportMaintenances } from '../maintenances/export/export.ts'
import type { ExportedText } from '../maintenances/export/pages.ts'
import type { AssetStore, MaintenanceStore } from '../maintenances/ports.ts'
import type { Clock } from '../ports/clock.ts'
import type { Caller } from './operation.ts'

/** What exports read. They yield between pages, as they may be long. */
export interface ExportsServiceDeps {
  readonly assets: AssetStore
  readonly maintenances: MaintenanceStore
  readonly clock: Clock
  readonly yieldToEventLoop: () => Promise<void>
}

/** Who reads the file. */
interface ForWhom {
  readonly for: ExportReader
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
      export: async ({ for: reader }: ForWhom, { language }: Caller) =>
        named('assets', 'csv', await exportAssets(csvWords(reader, language), assets, yieldToEventLoop)),
    },
    maintenances: {
      export: async (
        { format, for: reader }: ForWhom & { readonly format: ExportFormat },
        { language }: Caller,
      ) =>
        named(
          'maintenances',
          format,
          await exportMaintenances(
            format,
            csvWords(reader, language),
            maintenances,
            assets,
            yieldToEventLoop,
          ),
        ),
    },
  }
}
