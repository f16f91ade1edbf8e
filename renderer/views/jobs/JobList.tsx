import '../../styles/jobs.css'
import type { Job } from '../../../shared/job.ts'
import { Card } from '../../parts/Card.tsx'
import { StateSign } from '../../parts/StateSign.tsx'
import { useJobName } from '../../parts/useJobName.ts'
import { useNow } from '../../parts/useNow.ts'
import { useWords } from '../../session.ts'
import { hrefOf, NEW } from '../../shell/panel-route.ts'
import { jobLine, jobSign, jobWhen } from './job-words.ts'

interface JobListProps {
  readonly jobs: readonly Job[]
  readonly chosen: string | null
}

/** All jobs, with a link to add one. */
export function JobList(props: JobListProps) {
  const words = useWords()
  return (
    <Card
      title={words.t('panel.view.jobs')}
      aside={
        <a className="button small" href={hrefOf('jobs', NEW)}>
          {words.t('panel.job.new')}
        </a>
      }
    >
      <JobRows {...props} />
    </Card>
  )
}

/** The jobs as rows; the chosen one is marked. */
export function JobRows({ jobs, chosen }: JobListProps) {
  const words = useWords()
  const jobNameOf = useJobName()
  const now = useNow(30_000)
  return (
    <ul className="rows job-rows">
      {jobs.map((job) => (
        <li key={job.id}>
          <a
            className="job-row"
            href={hrefOf('jobs', job.id)}
            aria-current={job.id === chosen ? 'true' : undefined}
          >
            <StateSign sign={jobSign(job)} />
            <span className="job-name">{jobNameOf(job)}</span>
            <span className="job-when">{jobWhen(job, words, now)}</span>
            <span className="job-line">{jobLine(job, words, now)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
