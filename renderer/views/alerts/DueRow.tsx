import { useState } from 'react'
import type { Due } from '../../../shared/contract/maintenances.ts'
import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { MaintenanceDialog } from './MaintenanceDialog.tsx'

/** A maintenance that is due, with a button to complete it. */
export function DueRow({ item }: { readonly item: Due }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const [editing, setEditing] = useState(false)
  const { maintenance } = item
  const complete = () =>
    void action.run(async () => {
      const { next } = await client.maintenances.complete({ id: maintenance.id })
      reads.invalidate(['alerts'])
      showToast(
        next
          ? words.t('panel.alerts.done_next', { day: words.day(next.planned_on) })
          : words.t('panel.alerts.done'),
      )
    })
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
        {item.projected && <span className="muted">{`\u00a0· ${words.t('panel.calendar.projected')}`}</span>}
      </span>
      {!item.projected && (
        <span className="buttons">
          <button type="button" className="button small" disabled={action.busy} onClick={complete}>
            {words.t('panel.alerts.complete')}
          </button>
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
