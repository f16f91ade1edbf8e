import type { Job } from '../../../shared/job.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useJobName } from '../../parts/useJobName.ts'
import { useSession, useWords } from '../../session.ts'
import { readJobs } from '../../store/known.ts'
import { PAUSE_LENGTHS } from '../../vocabulary.computed.ts'

interface JobActionsProps {
  readonly job: Job
  readonly configuring: boolean
  readonly onConfigure: () => void
}

/** Run or cancel, pause or resume, configure: the actions for the job's state. */
export function JobActions({ job, configuring, onConfigure }: JobActionsProps) {
  const words = useWords()
  const jobNameOf = useJobName()
  const { client, reads } = useSession()
  const action = useAction()
  const { id } = job
  const put = async (change: () => Promise<Job>) => {
    const changed = await reads.inOrder(`job ${id}`, change)
    reads.patch<Job[]>(readJobs.key, (jobs) => jobs.map((other) => (other.id === id ? changed : other)))
  }
  const held = job.state === 'paused' || job.state === 'halted' || job.pause !== null

  return (
    <>
      <div className="buttons job-actions">
        {job.state === 'running' ? (
          <button
            type="button"
            className="button danger"
            disabled={action.busy}
            onClick={() => void action.run(() => client.jobs.cancel({ id }))}
          >
            {words.t('panel.job.cancel')}
          </button>
        ) : (
          <button
            type="button"
            className="button primary"
            disabled={action.busy}
            onClick={() => void action.run(() => client.jobs.trigger({ id }))}
          >
            {words.t('panel.job.run_now')}
          </button>
        )}
        {held ? (
          <button
            type="button"
            className="button"
            disabled={action.busy}
            onClick={() => void action.run(() => put(() => client.jobs.resume({ id })))}
          >
            {words.t('panel.resume')}
          </button>
        ) : (
          <Menu
            className="start"
            label={words.t('panel.pause')}
            name={words.t('panel.job.pause', { name: jobNameOf(job) })}
            disabled={action.busy || job.state === 'off'}
            items={PAUSE_LENGTHS.map((length) => ({
              key: length,
              label: words.t(`panel.pause.${length}`),
              act: () => void action.run(() => put(() => client.jobs.pause({ id, length }))),
            }))}
          />
        )}
        <button type="button" className="button" aria-expanded={configuring} onClick={onConfigure}>
          {words.t('panel.job.configure')}
        </button>
      </div>
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}
