import { useRef, useState } from 'react'
import { isAtWork } from '../../../shared/health.ts'
import type { Job } from '../../../shared/job.ts'
import { scheduleSentence } from '../../../shared/schedule-sentence.ts'
import { BackLink } from '../../parts/BackLink.tsx'
import { Card } from '../../parts/Card.tsx'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { RunProgress } from '../../parts/RunProgress.tsx'
import { StateSign } from '../../parts/StateSign.tsx'
import { useJobName } from '../../parts/useJobName.ts'
import { useNow } from '../../parts/useNow.ts'
import { useWords } from '../../session.ts'
import { FIRST_KINDS } from '../../vocabulary.computed.ts'
import { JobForm } from '../settings/JobForm.tsx'
import { FiguresCard } from './figures/FiguresCard.tsx'
import { JobActions } from './JobActions.tsx'
import { JobStrip } from './JobStrip.tsx'
import { jobSign, stateSentence } from './job-words.ts'
import { RemoveJob } from './RemoveJob.tsx'
import { focusOn, RequiredSetting } from './RequiredSetting.tsx'
import { RunHistory } from './RunHistory.tsx'
import { WhyCard } from './WhyCard.tsx'

interface JobDetailProps {
  readonly job: Job
  readonly back?: boolean
}

/** A job: its state, its next times, its runs and its settings. */
export function JobDetail({ job, back = false }: JobDetailProps) {
  const words = useWords()
  const jobNameOf = useJobName()
  const [configuring, setConfiguring] = useState(false)
  const required = useRef<HTMLFormElement>(null)
  return (
    <div className="stack job-detail">
      {back && <BackLink to="jobs" />}
      <Card title={jobNameOf(job)} aside={scheduleSentence(job.definition.schedule, words)}>
        <State job={job} />
        <JobStrip jobId={job.id} name={jobNameOf(job)} pointed />
        {job.schedule_note && <p className="schedule-note">{words.maybe(job.schedule_note, '')}</p>}
        {job.running && isAtWork(job) && <RunProgress running={job.running} name={jobNameOf(job)} />}
        <RequiredSetting job={job} place={required} />
        <JobActions
          job={job}
          configuring={configuring}
          onConfigure={() => setConfiguring(!configuring)}
          onRequired={() => focusOn(required)}
        />
        <p className="job-id muted">
          {words.t('panel.job.id')} <code className="mono">{job.id}</code>{' '}
          <CopyButton text={job.id} name={words.t('field.job_id')} />
        </p>
      </Card>
      {configuring && (
        <Card title={words.t('panel.job.configure')}>
          <JobForm job={job} />
          {!FIRST_KINDS.some((kind) => kind === job.id) && <RemoveJob job={job} />}
        </Card>
      )}
      {job.next_run_times.length > 0 && <NextTimes job={job} />}
      {'figures' in job.definition.settings && job.definition.settings.figures.length > 0 && (
        <FiguresCard jobId={job.id} />
      )}
      <RunHistory jobId={job.id} />
      <WhyCard jobId={job.id} />
    </div>
  )
}

/** Follows the time by itself: the runs below it are many. */
function State({ job }: { readonly job: Job }) {
  const words = useWords()
  const now = useNow(30_000)
  return (
    <p className="job-state">
      <StateSign sign={jobSign(job)} />
      <strong>{stateSentence(job, words, now)}</strong>
    </p>
  )
}

function NextTimes({ job }: { readonly job: Job }) {
  const words = useWords()
  const now = useNow(30_000)
  return (
    <Card title={words.t('panel.job.next_times')}>
      <ol className="next-times">
        {job.next_run_times.map((time) => (
          <li key={time}>
            <span>{words.weekday(time)}</span> <strong>{words.clock(time)}</strong>{' '}
            <span className="muted">{words.ago(time, now)}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
