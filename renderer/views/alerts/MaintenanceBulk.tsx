import { useState } from 'react'
import type { Maintenance } from '../../../shared/maintenance.ts'
import { BulkBar } from '../../parts/BulkBar.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { useAction } from '../../parts/useAction.ts'
import type { RowSelection } from '../../parts/useSelection.ts'
import { useWords } from '../../session.ts'
import { AssignDialog, CompleteManyDialog } from './MaintenanceBulkDialogs.tsx'
import { type ChangeOfMany, useChangeMany } from './useChangeMany.ts'

/** Days that maintenances are postponed by. */
const LATER = [1, 7, 14, 30] as const

interface MaintenanceBulkProps {
  /** Those that are chosen. */
  readonly maintenances: readonly Maintenance[]
  readonly selection: RowSelection<number>
}

/** What is done to all chosen maintenances, all of them or none; each can be undone as a whole. */
export function MaintenanceBulk({ maintenances, selection }: MaintenanceBulkProps) {
  const words = useWords()
  const action = useAction()
  const changeMany = useChangeMany()
  const [asking, setAsking] = useState<'complete' | 'assign' | null>(null)
  const { chosen: ids } = selection
  const open = maintenances.every(({ days_left }) => days_left !== null)
  const recurring = maintenances.every(({ recurrence, meter }) => recurrence !== null || meter?.every != null)
  const run = (change: ChangeOfMany) => void action.run(() => changeMany(ids, change))
  const button = (label: string, act: () => void, possible = true) => (
    <button type="button" className="button small" disabled={action.busy || !possible} onClick={act}>
      {label}
    </button>
  )
  return (
    <>
      <BulkBar selection={selection}>
        {button(words.t('panel.alerts.complete'), () => run({ action: 'complete' }), open)}
        {button(words.t('panel.complete.with'), () => setAsking('complete'), open)}
        <Menu
          className="start"
          buttonClass="small"
          label={words.t('panel.alerts.snooze')}
          name={words.t('panel.maintenances.postpone')}
          disabled={action.busy || !open}
          items={LATER.map((days) => ({
            key: String(days),
            label: words.t('panel.maintenances.postpone.days', { count: days }),
            act: () => run({ action: 'postpone', days }),
          }))}
        />
        {button(words.t('panel.leave_out'), () => run({ action: 'skip' }), open && recurring)}
        {button(words.t('panel.maintenances.assign'), () => setAsking('assign'))}
        {button(words.t('panel.maintenances.cancel'), () => run({ action: 'cancel' }), open)}
        {button(words.t('panel.maintenances.remove'), () => run({ action: 'remove' }))}
      </BulkBar>
      {action.error !== undefined && <Failure error={action.error} />}
      {asking === 'complete' && <CompleteManyDialog ids={ids} onClose={() => setAsking(null)} />}
      {asking === 'assign' && <AssignDialog ids={ids} onClose={() => setAsking(null)} />}
    </>
  )
}
