import type { DueMaintenance } from '../../../shared/contract/maintenances.ts'
import { useWords } from '../../session.ts'
import { MaintenanceButtons } from './MaintenanceButtons.tsx'

/** A maintenance that is due, with a button to complete it. */
export function DueRow({ item }: { readonly item: DueMaintenance }) {
  const words = useWords()
  const { maintenance } = item
  return (
    <li className="due">
      <span className={item.is_late ? 'line-when late' : 'line-when'}>
        {words.weekday(item.day)}
        {item.is_late && (
          <span className="due-late">{words.t('panel.calendar.late', { count: -item.days_left })}</span>
        )}
      </span>
      <span className="line-what">
        {maintenance.title} <span className="muted">{maintenance.asset_name}</span>
        {maintenance.due_by_meter && !item.projected && (
          <span className="muted">{`\u00a0· ${words.t('panel.calendar.by_meter')}`}</span>
        )}
        {item.projected && <span className="muted">{`\u00a0· ${words.t('panel.calendar.projected')}`}</span>}
      </span>
      {!item.projected && <MaintenanceButtons maintenance={maintenance} />}
    </li>
  )
}
