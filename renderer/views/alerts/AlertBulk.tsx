import type { Alert } from '../../../shared/alert.ts'
import { BulkBar } from '../../parts/BulkBar.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { useBulk } from '../../parts/useBulk.ts'
import type { RowSelection } from '../../parts/useSelection.ts'
import { useSession, useWords } from '../../session.ts'
import { SNOOZE_LENGTHS } from '../../vocabulary.computed.ts'
import { useReopen } from './useCompletion.ts'

interface AlertBulkProps {
  /** Those that are chosen. */
  readonly alerts: readonly Alert[]
  readonly selection: RowSelection<number>
}

/** Done, later, dismiss and read for all chosen alerts; each can be undone as a whole. */
export function AlertBulk({ alerts, selection }: AlertBulkProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const reopen = useReopen()
  const { action, run } = useBulk(() => reads.invalidate(['alerts']))
  const restore = ({ id }: Alert) => client.alerts.restore({ id })
  const aside = alerts.some(({ state }) => state !== 'active')
  const due = alerts.flatMap(({ maintenance_id }) => (maintenance_id === null ? [] : [maintenance_id]))
  const unread = alerts.filter(({ is_read }) => !is_read)
  const doneText = (count: number) => words.t('panel.bulk.done', { count })
  return (
    <BulkBar selection={selection}>
      {aside ? (
        <Act
          label={words.t('panel.alerts.restore')}
          disabled={action.busy}
          act={() => run(alerts, restore, doneText, null)}
        />
      ) : (
        <>
          {due.length > 0 && (
            <Act
              label={words.t('panel.alerts.complete')}
              disabled={action.busy}
              act={() => run(due, (id) => client.maintenances.complete({ id }), doneText, reopen)}
            />
          )}
          <Menu
            className="start"
            buttonClass="small"
            label={words.t('panel.alerts.snooze')}
            disabled={action.busy}
            items={SNOOZE_LENGTHS.map((length) => ({
              key: length,
              label: words.t(`panel.alerts.snooze.${length}`),
              act: () => run(alerts, ({ id }) => client.alerts.snooze({ id, length }), doneText, restore),
            }))}
          />
          <Act
            label={words.t('panel.alerts.dismiss')}
            disabled={action.busy}
            act={() => run(alerts, ({ id }) => client.alerts.dismiss({ id }), doneText, restore)}
          />
        </>
      )}
      {unread.length > 0 && (
        <Act
          label={words.t('panel.alerts.read')}
          disabled={action.busy}
          act={() =>
            run(
              unread,
              ({ id }) => client.alerts.read({ id, read: true }),
              doneText,
              ({ id }) => client.alerts.read({ id, read: false }),
            )
          }
        />
      )}
    </BulkBar>
  )
}

interface ActProps {
  readonly label: string
  readonly disabled: boolean
  readonly act: () => void
}

function Act({ label, disabled, act }: ActProps) {
  return (
    <button type="button" className="button small" disabled={disabled} onClick={act}>
      {label}
    </button>
  )
}
