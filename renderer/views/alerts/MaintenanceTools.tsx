import { DayRangeFields } from '../../parts/DayField.tsx'
import { FilterSelect } from '../../parts/FilterSelect.tsx'
import { SearchField } from '../../parts/SearchField.tsx'
import { useWords } from '../../session.ts'
import { MAINTENANCE_GROUPINGS } from './MaintenanceRows.tsx'
import type { MaintenanceFilter } from './reads.ts'

/** Which of the maintenances are listed: by status, what is late, or all. */
export const MAINTENANCES_SHOWN = [
  'open',
  'late',
  'planned',
  'in_progress',
  'completed',
  'cancelled',
  'all',
] as const

interface MaintenancePlace extends MaintenanceFilter {
  readonly group: (typeof MAINTENANCE_GROUPINGS)[number] | null
}

interface MaintenanceToolsProps {
  readonly place: MaintenancePlace
  readonly choose: (changes: Partial<MaintenancePlace>) => void
  readonly type: (changes: Partial<MaintenancePlace>) => void
}

/** Search, status, days and grouping of the maintenances. */
export function MaintenanceTools({ place, choose, type }: MaintenanceToolsProps) {
  const words = useWords()
  return (
    <div className="list-filters">
      <SearchField
        label={words.t('panel.maintenances.search')}
        value={place.q}
        onChange={(q) => type({ q })}
      />
      <span className="list-tools">
        <select
          className="input"
          aria-label={words.t('panel.maintenances.show')}
          value={place.show}
          onChange={(event) =>
            choose({ show: MAINTENANCES_SHOWN.find((one) => one === event.target.value) ?? 'open' })
          }
        >
          {MAINTENANCES_SHOWN.map((one) => (
            <option key={one} value={one}>
              {words.t(`panel.maintenances.show.${one}`)}
            </option>
          ))}
        </select>
        <FilterSelect
          label={words.t('panel.group')}
          value={place.group}
          options={MAINTENANCE_GROUPINGS}
          none={words.t('panel.group.none')}
          nameOf={(one) => words.t(`panel.maintenances.group.${one}`)}
          onChange={(group) => choose({ group })}
        />
        <span className="list-days">
          <DayRangeFields from={place.from ?? null} to={place.to ?? null} onChange={choose} />
        </span>
      </span>
    </div>
  )
}
