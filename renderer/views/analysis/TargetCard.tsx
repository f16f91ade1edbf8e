import { useState } from 'react'
import type { AnalysisTarget } from '../../../shared/contract/analysis.ts'
import { jobHealth } from '../../../shared/health.ts'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { type SignedState, StateSign } from '../../parts/StateSign.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { readJobs } from '../../store/known.ts'
import { JobStrip } from '../jobs/JobStrip.tsx'
import { hindrance, jobSign } from '../jobs/job-words.ts'
import { RequiredSetting } from '../jobs/RequiredSetting.tsx'
import { LatencyPlot } from './LatencyPlot.tsx'
import { StatisticsTable } from './StatisticsTable.tsx'

const SIGNS: { readonly [S in AnalysisTarget['state']]: SignedState } = {
  off: 'off',
  unknown: 'off',
  waiting: 'paused',
  ready: 'idle',
  failing: 'failed',
}

/** A service with its state and statistics; what to do if it has no address yet. */
export function TargetCard({ target }: { readonly target: AnalysisTarget }) {
  const words = useWords()
  const now = useNow(30_000)
  if (target.url === '') return <NoAddress target={target} />
  const { last_call, last_error } = target
  return (
    <Card title={target.name} aside={<span className="mono wrap-anywhere">{target.url}</span>}>
      <JobStrip jobId={target.job_id} name={target.name} pointed />
      <p className="target-state">
        <TargetState target={target} now={now} />
        {last_call && (
          <span className="muted">
            {words.t('panel.analysis.last_call', {
              ago: words.ago(last_call.at, now),
              span: words.span(last_call.duration_ms),
            })}
          </span>
        )}
      </p>
      <LatencyPlot target={target} />
      <StatisticsTable target={target} />
      {last_error?.error && (
        <p className="last-error">
          <span className="muted">
            {words.t('panel.analysis.last_error', { time: words.when(last_error.at, now) })}
          </span>{' '}
          {last_error.error.message}
        </p>
      )}
      <TargetActions target={target} />
    </Card>
  )
}

/** What it needs is asked for at once. */
function NoAddress({ target: { job_id, name } }: { readonly target: AnalysisTarget }) {
  const words = useWords()
  const { data: jobs } = useRead(readJobs)
  const job = jobs?.find(({ id }) => id === job_id)
  return (
    <Card title={name}>
      <Empty title={words.t('panel.analysis.no_url')}>{words.t('panel.analysis.no_url.what')}</Empty>
      {job && <RequiredSetting job={job} />}
    </Card>
  )
}

/** How the service answers, unless its job does not call it now: then why. A failure is told below with its reason. */
function TargetState({ target, now }: { readonly target: AnalysisTarget; readonly now: number }) {
  const words = useWords()
  const { data: jobs } = useRead(readJobs)
  const job = jobs?.find(({ id }) => id === target.job_id)
  const hindered = job && jobHealth(job).state !== 'failing' ? hindrance(job, words, now) : null
  return (
    <>
      <StateSign sign={job && hindered !== null ? jobSign(job) : SIGNS[target.state]} />
      <strong>{hindered ?? words.t(`analysis.state.${target.state}`)}</strong>
    </>
  )
}

function TargetActions({ target }: { readonly target: AnalysisTarget }) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const [health, setHealth] = useState<string | null>(null)
  const { job_id } = target
  const check = async () => {
    const { ready, detail } = await client.analysis.check({ job_id })
    setHealth(ready ? words.t('panel.analysis.healthy') : (detail ?? words.t('panel.analysis.unhealthy')))
  }
  return (
    <>
      <div className="buttons">
        <button
          type="button"
          className="button primary"
          disabled={action.busy}
          onClick={() => void action.run(() => client.jobs.trigger({ id: job_id }))}
        >
          {words.t('panel.analysis.call_now')}
        </button>
        <button
          type="button"
          className="button"
          disabled={action.busy}
          onClick={() => void action.run(check)}
        >
          {words.t('panel.analysis.check')}
        </button>
        <a className="button" href={hrefOf('jobs', job_id)}>
          {words.t('panel.job.configure')}
        </a>
      </div>
      <p className="check-result" role="status">
        {health}
      </p>
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}
