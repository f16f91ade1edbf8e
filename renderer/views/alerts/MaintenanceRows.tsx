import type { Maintenance } from '../../../shared/maintenance.ts'
import { GroupedRows } from '../../parts/GroupedRows.tsx'
import { sortedGroupsBy } from '../../parts/row-groups.ts'
import { useSelection } from '../../parts/useSelection.ts'
import { useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { MaintenanceBulk } from './MaintenanceBulk.tsx'
import { MaintenanceButtons } from './MaintenanceButtons.tsx'
import { WorkDetails } from './WorkDetails.tsx'

/** By what maintenances are grouped. */
export const MAINTENANCE_GROUPINGS = ['asset', 'assignee'] as const
type MaintenanceGrouping = (typeof MAINTENANCE_GROUPINGS)[number]

const KEYS = {
  asset: ({ asset_name }: Maintenance) => asset_name,
  assignee: ({ assignee }: Maintenance) => assignee || null,
} as const satisfies Record<MaintenanceGrouping, (one: Maintenance) => string | null>

interface MaintenanceRowsProps {
  readonly maintenances: readonly Maintenance[]
  readonly group: MaintenanceGrouping | null
}

/** The maintenances under their headings, with what is done to those that are chosen. */
export function MaintenanceRows({ maintenances, group }: MaintenanceRowsProps) {
  const words = useWords()
  const selection = useSelection(maintenances.map(({ id }) => id))
  if (maintenances.length === 0) return null
  return (
    <>
      <MaintenanceBulk
        maintenances={maintenances.filter(({ id }) => selection.has(id))}
        selection={selection}
      />
      <div className="due-list">
        <GroupedRows
          groups={sortedGroupsBy(maintenances, group && KEYS[group])}
          headingOf={(key) => key ?? words.t('panel.group.without')}
        >
          {(one) => (
            <MaintenanceRow
              key={one.id}
              maintenance={one}
              chosen={selection.has(one.id)}
              onChoose={() => selection.toggle(one.id)}
            />
          )}
        </GroupedRows>
      </div>
    </>
  )
}

interface MaintenanceRowProps {
  readonly maintenance: Maintenance
  readonly chosen: boolean
  readonly onChoose: () => void
}

function MaintenanceRow({ maintenance, chosen, onChoose }: MaintenanceRowProps) {
  const words = useWords()
  const { title, asset_name: asset, assignee, status, reference, planned_on: planned } = maintenance
  const { completed_on: completed } = maintenance
  const done = status === 'completed'
  const about = [asset, done ? '' : assignee, reference].filter(Boolean).join(DOT)
  return (
    <li className="due choosable">
      <input
        type="checkbox"
        aria-label={words.t('panel.bulk.choose', { name: `${title}${DOT}${asset}` })}
        checked={chosen}
        onChange={onChoose}
      />
      <span className={maintenance.is_late ? 'line-when late' : 'line-when'}>
        {words.shortDay(planned)}
        {maintenance.is_late && (
          <span className="due-late">
            {words.t('panel.calendar.late', { count: -(maintenance.days_left ?? 0) })}
          </span>
        )}
      </span>
      <span className="line-what">
        {title} <span className="muted">{about}</span>
        {maintenance.due_by_meter && (
          <span className="muted">{`\u00a0· ${words.t('panel.calendar.by_meter')}`}</span>
        )}
        {status !== 'planned' && <span className="tag">{words.t(`option.${status}`)}</span>}
        {completed !== null && completed !== planned && (
          <span className="muted">{`\u00a0· ${words.shortDay(completed)}`}</span>
        )}
        {done && <WorkDetails maintenance={maintenance} />}
      </span>
      <MaintenanceButtons maintenance={maintenance} />
    </li>
  )
}
