import '../../styles/jobs.css'
import type { Job } from '../../../shared/job.ts'
import { StateSign } from '../../parts/StateSign.tsx'
import { useJobName } from '../../parts/useJobName.ts'
import { useNow } from '../../parts/useNow.ts'
import type { RowSelection } from '../../parts/useSelection.ts'
import { useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { JobStrip } from './JobStrip.tsx'
import { jobLine, jobSign, jobWhen } from './job-words.ts'

interface JobRowsProps {
  readonly jobs: readonly Job[]
  readonly chosen: string | null
  /** Which are chosen for an action on several; absent if there is none. */
  readonly selection?: RowSelection<string>
  /** The address of a job; its own page by default. */
  readonly link?: (id: string) => string
}

/** The jobs as rows; the chosen one is marked. */
export function JobRows({ jobs, chosen, selection, link = (id) => hrefOf('jobs', id) }: JobRowsProps) {
  const words = useWords()
  const now = useNow(30_000)
  const jobNameOf = useJobName()
  return (
    <ul className="rows job-rows">
      {jobs.map((job) => (
        <li key={job.id} className={selection && 'choosable'}>
          {selection && (
            <input
              type="checkbox"
              aria-label={words.t('panel.bulk.choose', { name: jobNameOf(job) })}
              checked={selection.has(job.id)}
              onChange={() => selection.toggle(job.id)}
            />
          )}
          <a className="job-row" href={link(job.id)} aria-current={job.id === chosen ? 'true' : undefined}>
            <StateSign sign={jobSign(job)} />
            <span className="job-name">{jobNameOf(job)}</span>
            <span className="job-when">{jobWhen(job, words, now)}</span>
            <span className="job-line">{jobLine(job, words, now)}</span>
            <span className="job-strip">
              <JobStrip jobId={job.id} name={jobNameOf(job)} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
