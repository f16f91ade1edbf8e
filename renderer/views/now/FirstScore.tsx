import type { Job } from '../../../shared/job.ts'
import { Empty } from '../../parts/Empty.tsx'
import { useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { outcomeSentence, runDetail } from '../../words/run.ts'
import { UpdateNow } from './UpdateNow.tsx'

/** Before the first score: its progress, or why it is missing. */
export function FirstScore({ job }: { readonly job: Job | undefined }) {
  const words = useWords()
  const last = job?.last_run
  return (
    <section className="card" aria-label={words.t('panel.now.index')}>
      {job && last && last.outcome !== 'succeeded' ? (
        <Kept jobId={job.id} reason={`${outcomeSentence(last, words)}. ${runDetail(last, words)}`} />
      ) : (
        <Empty title={words.t('panel.now.none')}>{words.t('panel.now.none.what')}</Empty>
      )}
      <UpdateNow job={job} />
    </section>
  )
}

/** The reason may name many sources: shows its beginning, with the job's history for the rest. */
function Kept({ jobId, reason }: { readonly jobId: string; readonly reason: string }) {
  const words = useWords()
  return (
    <Empty
      title={words.t('panel.now.none')}
      actions={
        <a className="button" href={hrefOf('jobs', jobId)}>
          {words.t('panel.now.none.job')}
        </a>
      }
    >
      <span className="first-reason">{reason}</span>
    </Empty>
  )
}
