import { useState } from 'react'
import type { Maintenance } from '../../../shared/maintenance.ts'
import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { CompleteButtons } from './CompleteButtons.tsx'
import { MaintenanceDialog } from './MaintenanceDialog.tsx'
import { useReopenClosed, useSkip } from './useCompletion.ts'

/** What can be done to one maintenance in a row of a list: completed or left out while it is open, opened again later, and changed. */
export function MaintenanceButtons({ maintenance }: { readonly maintenance: Maintenance }) {
  const words = useWords()
  const [editing, setEditing] = useState(false)
  const action = useAction()
  const skip = useSkip()
  const reopen = useReopenClosed()
  const open = maintenance.days_left !== null
  return (
    <>
      <span className="buttons">
        {open && (
          <CompleteButtons
            maintenance={maintenance.id}
            name={`${maintenance.title}${DOT}${maintenance.asset_name}`}
          />
        )}
        {open && maintenance.recurrence !== null && (
          <button
            type="button"
            className="button small"
            disabled={action.busy}
            onClick={() => void action.run(() => skip(maintenance.id))}
          >
            {words.t('panel.leave_out')}
          </button>
        )}
        {!open && (
          <button
            type="button"
            className="button small"
            disabled={action.busy}
            onClick={() => void action.run(() => reopen(maintenance))}
          >
            {words.t('panel.reopen')} <span className="unseen">{maintenance.title}</span>
          </button>
        )}
        <button type="button" className="button small" onClick={() => setEditing(true)}>
          {words.t('panel.edit')} <span className="unseen">{maintenance.title}</span>
        </button>
      </span>
      {action.error !== undefined && <Failure error={action.error} />}
      {editing && <MaintenanceDialog maintenance={maintenance} onClose={() => setEditing(false)} />}
    </>
  )
}
