/** Shows rows as they would be kept, and what they change. */
import type { PreviewRow } from '../../../../shared/import-row.ts'
import { dayText } from '../../../../shared/time/calendar-day.ts'
import { detailTexts } from '../detail-texts.ts'
import type { WorkDetails } from '../ports.ts'
import type { MaintenanceDecision } from './decide.ts'
import { type AssetDecision, assetChanges } from './keep-assets.ts'
import { isLate } from './past.ts'
import { detailsAfter, type ImportedMaintenanceRow } from './row.ts'
import { recurrenceText } from './value-meanings.ts'

/** Returns a decided row of maintenances as it would be kept; of a known one, what is kept here whatever the row says. */
export function maintenancePreview(decision: MaintenanceDecision, today: number): PreviewRow {
  const { row, effect, before } = decision
  const stored = before === null ? null : shownValues({ ...before, details: before.values })
  const given = shownValues({ ...row, details: detailsAfter(row, before) })
  return {
    line: row.line,
    effect,
    is_late: isLate(row, today),
    values: effect === 'known' && stored !== null ? stored : given,
    changes: effect === 'changed' && stored !== null ? changesTo(stored, given) : [],
  }
}

/** Returns a decided row of assets as it would be kept. */
export function assetPreview({ row, effect, before }: AssetDecision): PreviewRow {
  const shown = Object.entries(row.values).filter(([, value]) => value !== null && value !== '')
  return {
    line: row.line,
    effect,
    is_late: false,
    values: Object.fromEntries(shown.map(([field, value]) => [field, String(value)])),
    changes: effect === 'changed' && before !== null ? assetChanges(row, before) : [],
  }
}

type ShownRow = Pick<ImportedMaintenanceRow, 'asset' | 'values'> & { readonly details: WorkDetails }

/** The fields that have a value, as text. */
function shownValues({ asset, values, details }: ShownRow): Record<string, string> {
  const { recurrence } = values
  const all = {
    asset: asset.name,
    asset_code: asset.code,
    title: values.title,
    planned_on: dayText(values.plannedDay),
    status: values.status,
    completed_on: values.completedDay === null ? '' : dayText(values.completedDay),
    recurrence: recurrence === null ? '' : recurrenceText(recurrence),
    cost: values.cost === null ? '' : String(values.cost),
    ...detailTexts(details),
    reference: values.reference,
    location: asset.location,
    notes: values.notes,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

function changesTo(before: Record<string, string>, after: Record<string, string>): PreviewRow['changes'] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields]
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
}
