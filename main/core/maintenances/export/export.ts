/** Exports assets and maintenances as files that other programs read, and that the import reads back. */
import type { ExportFormat } from '../../../../shared/export.ts'
import { EVERY_DAY } from '../../../../shared/time/calendar-day.ts'
import type { AssetRecord, AssetStore, MaintenanceStore } from '../ports.ts'
import { maintenanceCalendar } from './calendar.ts'
import { assetCsv, maintenanceCsv } from './csv.ts'
import type { CsvWords } from './csv-words.ts'
import type { MaintenanceLine } from './maintenance-line.ts'
import { AT_ONCE, type ExportedText, type Form, written } from './pages.ts'

/** Exports all maintenances by planned day. `yieldToEventLoop` yields to other work. @param words of a CSV */
export function exportMaintenances(
  format: ExportFormat,
  words: CsvWords,
  maintenances: MaintenanceStore,
  assets: AssetStore,
  yieldToEventLoop: () => Promise<void>,
): Promise<ExportedText> {
  const known = new Map<number, AssetRecord | null>()
  const assetOf = (id: number) => {
    if (!known.has(id)) known.set(id, assets.find(id))
    return known.get(id) ?? null
  }
  const range = { assetId: null, statuses: [], search: '', ...EVERY_DAY, limit: AT_ONCE }
  const next = (last: MaintenanceLine | null) =>
    maintenances
      .list({ ...range, after: last?.maintenance ?? null })
      .map((maintenance) => ({ maintenance, asset: assetOf(maintenance.assetId) }))
  const form: Form<MaintenanceLine> = format === 'ics' ? maintenanceCalendar : maintenanceCsv(words)
  return written(form, next, yieldToEventLoop)
}

/** Exports all assets by name. */
export function exportAssets(
  words: CsvWords,
  assets: AssetStore,
  yieldToEventLoop: () => Promise<void>,
): Promise<ExportedText> {
  const next = (last: AssetRecord | null) =>
    assets.list({ search: '', status: null, limit: AT_ONCE, after: last?.id ?? null })
  return written(assetCsv(words), next, yieldToEventLoop)
}
