import type { Job } from '../../../shared/job.ts'
import { emptySetting } from '../../../shared/required-setting.ts'
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
  /** Leads to the setting without which it cannot run. */
  readonly onRequired: () => void
}

/** Run or cancel, pause or resume, configure: the actions for the job's state. The first one is what it needs most. */
export function JobActions({ job, configuring, onConfigure, onRequired }: JobActionsProps) {
  const words = useWords()
  const jobNameOf = useJobName()
  const { client, reads } = useSession()
  const action = useAction()
  const { id } = job
  const put = async (change: () => Promise<Job>) => {
    const changed = await reads.inOrder(`job ${id}`, change)
    reads.patch<Job[]>(readJobs.key, (jobs) => jobs.map((other) => (other.id === id ? changed : other)))
  }
  const isHalted = job.state === 'halted'
  const held = job.state === 'paused' || isHalted || job.pause !== null
  const lacking = emptySetting(job.definition) !== null
  const run = () => {
    if (lacking) onRequired()
    else void action.run(() => client.jobs.trigger({ id }))
  }

  const resume = (
    <button
      type="button"
      className={isHalted ? 'button primary' : 'button'}
      disabled={action.busy}
      onClick={() => void action.run(() => put(() => client.jobs.resume({ id })))}
    >
      {words.t('panel.resume')}
    </button>
  )

  return (
    <>
      <div className="buttons job-actions">
        {isHalted && resume}
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
            className={isHalted || lacking ? 'button' : 'button primary'}
            disabled={action.busy}
            onClick={run}
          >
            {words.t('panel.job.run_now')}
          </button>
        )}
        {held ? (
          !isHalted && resume
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
