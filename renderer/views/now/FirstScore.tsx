import type { Job } from '../../../shared/job.ts'
import { Empty } from '../../parts/Empty.tsx'
import { useNow } from '../../parts/useNow.ts'
import { useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { outcomeSentence, runDetail } from '../../words/run.ts'
import type { Localizer } from '../../words/words.ts'
import { hindrance, stateSentence } from '../jobs/job-words.ts'
import { UpdateNow } from './UpdateNow.tsx'

/** Before the first score: its progress, or why it is missing. */
export function FirstScore({ job }: { readonly job: Job | undefined }) {
  const words = useWords()
  const now = useNow(30_000)
  const reason = job ? (hindrance(job, words, now) ?? lastResult(job, words)) : null
  return (
    <section className="card" aria-label={words.t('panel.now.index')}>
      {job && reason !== null ? (
        <Kept jobId={job.id} reason={reason} />
      ) : (
        <Empty title={words.t('panel.now.none')}>{job ? coming(job, words, now) : null}</Empty>
      )}
      <UpdateNow job={job} />
    </section>
  )
}

/** A run that is due within this time begins while one reads, ms. */
const AT_ONCE = 60_000

/** Returns when the first score will be there. */
function coming(job: Job, words: Localizer, now: number): string {
  const { running, next_run_time: next } = job
  const begins = next !== null && Date.parse(next) - now < AT_ONCE
  return running !== null || begins ? words.t('panel.now.none.what') : stateSentence(job, words, now)
}

/** Returns how the last run ended, if it did not end well. */
function lastResult({ last_run: last }: Job, words: Localizer): string | null {
  if (last === null || last.outcome === 'succeeded') return null
  return `${outcomeSentence(last, words)}. ${runDetail(last, words)}`
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
