import type { Job } from '../../../shared/job.ts'
import { Card } from '../../parts/Card.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { StateSign } from '../../parts/StateSign.tsx'
import { useJobName } from '../../parts/useJobName.ts'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { readRuns } from '../../store/known.ts'
import { outcomeSentence, runDetail } from '../../words/run.ts'

const read = readRuns(6)

/** The last runs of all jobs. */
export function RunsCard({ jobs }: { readonly jobs: readonly Job[] | undefined }) {
  const words = useWords()
  const jobNameOf = useJobName()
  const now = useNow(30_000)
  const state = useRead(read)
  const nameOf = (id: string) => {
    const job = jobs?.find((candidate) => candidate.id === id)
    return job ? jobNameOf(job) : id
  }
  return (
    <Card
      title={words.t('panel.now.runs')}
      aside={
        <a className="more" href={hrefOf('jobs')}>
          {words.t('panel.now.all')}
        </a>
      }
    >
      <Loaded read={read} state={state} skeleton={<SkeletonLines lines={6} height={15} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{words.t('panel.now.no_runs')}</p>
          ) : (
            <ul className="lines runs">
              {items.map((run) => (
                <li key={run.id}>
                  <span className="line-when">{words.when(run.started_at ?? run.scheduled_for, now)}</span>
                  <span className={run.faults.length > 0 ? 'line-what whole' : 'line-what'}>
                    <a href={hrefOf('jobs', run.job_id)}>{nameOf(run.job_id)}</a>{' '}
                    <span className="muted">{runDetail(run, words)}</span>
                  </span>
                  <span className="line-end">
                    <StateSign sign={run.outcome ?? 'running'} />
                    <span className="unseen">{outcomeSentence(run, words)}</span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}
