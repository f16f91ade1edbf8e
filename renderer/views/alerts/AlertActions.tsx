import type { Alert } from '../../../shared/alert.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useNow } from '../../parts/useNow.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { SNOOZE_LENGTHS } from '../../vocabulary.computed.ts'
import { CompleteButtons } from './CompleteButtons.tsx'

/** The actions for an alert in its state; dismiss and snooze can be undone. */
export function AlertActions({ alert }: { readonly alert: Alert }) {
  const words = useWords()
  const now = useNow(30_000)
  const { client, reads } = useSession()
  const action = useAction()
  const { id } = alert
  const changed = () => reads.invalidate(['alerts'])
  const undo = () => client.alerts.restore({ id }).finally(changed)
  const aside = (work: () => Promise<unknown>, text: string) =>
    void action.run(async () => {
      await work()
      changed()
      showToast(text, undo)
    })

  if (alert.state === 'snoozed' || alert.state === 'dismissed') {
    return (
      <div className="buttons">
        {alert.snoozed_until && (
          <span className="muted">
            {words.t('panel.alerts.until', { time: words.when(alert.snoozed_until, now) })}
          </span>
        )}
        <button
          type="button"
          className="button small"
          disabled={action.busy}
          onClick={() => void action.run(() => client.alerts.restore({ id }).then(changed))}
        >
          {words.t('panel.alerts.restore')}
        </button>
        {action.error !== undefined && <Failure error={action.error} />}
      </div>
    )
  }
  return (
    <>
      <div className="buttons">
        {alert.type === 'JOB_HALTED' && alert.target.id !== null && <ResumeButton job={alert.target.id} />}
        {alert.maintenance_id !== null && (
          <CompleteButtons maintenance={alert.maintenance_id} name={alert.title} />
        )}
        <Menu
          className="start"
          buttonClass="small"
          label={words.t('panel.alerts.snooze')}
          name={words.t('panel.alerts.snooze_named', { title: alert.title })}
          disabled={action.busy}
          items={SNOOZE_LENGTHS.map((length) => ({
            key: length,
            label: words.t(`panel.alerts.snooze.${length}`),
            act: () => aside(() => client.alerts.snooze({ id, length }), words.t('panel.alerts.snoozed')),
          }))}
        />
        <button
          type="button"
          className="button small"
          disabled={action.busy}
          onClick={() => aside(() => client.alerts.dismiss({ id }), words.t('panel.alerts.dismissed'))}
        >
          {words.t('panel.alerts.dismiss')}
        </button>
      </div>
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}

/** What a halted job waits for. Its alert ends with the next pass, so one is made at once. */
function ResumeButton({ job }: { readonly job: string }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const resume = () =>
    action.run(async () => {
      await client.jobs.resume({ id: job })
      await client.alerts.generate()
      reads.invalidate(['jobs', 'alerts'])
    })
  return (
    <>
      <button type="button" className="button small" disabled={action.busy} onClick={() => void resume()}>
        {words.t('panel.resume')}
      </button>
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}
