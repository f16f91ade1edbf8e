import { isAtWork } from '../../../shared/health.ts'
import type { Job } from '../../../shared/job.ts'
import { Failure } from '../../parts/Failure.tsx'
import { ProgressBar } from '../../parts/ProgressBar.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useJobName } from '../../parts/useJobName.ts'
import { useSession, useWords } from '../../session.ts'
import { stepOf } from '../../words/run.ts'

/** A button that is replaced by the progress of the run, as long as the run makes any. */
interface UpdateNowProps {
  readonly job: Job | undefined
  /** The text beside the button. */
  readonly note?: string
}

/** Runs the job of the market now, or shows the progress of its run. */
export function UpdateNow({ job, note }: UpdateNowProps) {
  const words = useWords()
  const jobNameOf = useJobName()
  const { client } = useSession()
  const action = useAction()
  if (!job) return <div className="update-now" />
  const { id } = job
  const failure = action.error !== undefined && <Failure error={action.error} />
  if (job.running) {
    return (
      <>
        <div className="update-now">
          {isAtWork(job) ? (
            <>
              <span className="update-step">{stepOf(job.running.progress, words)}</span>
              <ProgressBar fraction={job.running.progress?.fraction ?? null} name={jobNameOf(job)} />
            </>
          ) : (
            note && <span className="muted">{note}</span>
          )}
          <button
            type="button"
            className="button link"
            disabled={action.busy}
            onClick={() => void action.run(() => client.jobs.cancel({ id }))}
          >
            {words.t('panel.cancel')}
          </button>
        </div>
        {failure}
      </>
    )
  }
  return (
    <>
      <div className="update-now">
        {note && <span className="muted">{note}</span>}
        <button
          type="button"
          className="button small"
          disabled={action.busy}
          onClick={() => void action.run(() => client.jobs.trigger({ id }))}
        >
          {words.t('panel.now.update')}
        </button>
      </div>
      {failure}
    </>
  )
}
