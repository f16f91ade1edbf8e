import type { Job } from '../../../shared/job.ts'
import { Empty } from '../../parts/Empty.tsx'
import { useWords } from '../../session.ts'
import { outcomeSentence, runDetail } from '../../words/run.ts'
import { UpdateNow } from './UpdateNow.tsx'

/** Before the first score: what is under way, or what kept it from coming. */
export function FirstScore({ job }: { readonly job: Job | undefined }) {
  const words = useWords()
  const last = job?.last_run
  return (
    <section className="card" aria-label={words.t('panel.now.index')}>
      <Empty title={words.t('panel.now.none')}>
        {last && last.outcome !== 'succeeded'
          ? `${outcomeSentence(last, words)}. ${runDetail(last, words)}`
          : words.t('panel.now.none.what')}
      </Empty>
      <UpdateNow job={job} />
    </section>
  )
}
