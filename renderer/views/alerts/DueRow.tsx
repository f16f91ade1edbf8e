import { useState } from 'react'
import type { Due } from '../../../shared/contract/maintenances.ts'
import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useWords } from '../../session.ts'
import { CompleteButtons } from './CompleteButtons.tsx'
import { MaintenanceDialog } from './MaintenanceDialog.tsx'
import { useSkip } from './useCompletion.ts'

/** A maintenance that is due, with a button to complete it. */
export function DueRow({ item }: { readonly item: Due }) {
  const words = useWords()
  const [editing, setEditing] = useState(false)
  const action = useAction()
  const skip = useSkip()
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
      {!item.projected && (
        <span className="buttons">
          <CompleteButtons
            maintenance={maintenance.id}
            name={`${maintenance.title} · ${maintenance.asset_name}`}
          />
          {maintenance.recurrence !== null && (
            <button
              type="button"
              className="button small"
              disabled={action.busy}
              onClick={() => void action.run(() => skip(maintenance.id))}
            >
              {words.t('panel.leave_out')}
            </button>
          )}
          <button type="button" className="button small" onClick={() => setEditing(true)}>
            {words.t('panel.edit')}
          </button>
        </span>
      )}
      {action.error !== undefined && <Failure error={action.error} />}
      {editing && <MaintenanceDialog maintenance={maintenance} onClose={() => setEditing(false)} />}
    </li>
  )
}
