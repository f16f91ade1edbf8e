import type { Job } from '../../../shared/job.ts'
import { Card } from '../../parts/Card.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { RunProgress } from '../../parts/RunProgress.tsx'
import { Skeleton, SkeletonLines } from '../../parts/Skeleton.tsx'
import { StateSign } from '../../parts/StateSign.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { readJobs } from '../../store/known.ts'
import { jobName } from '../../words/job-name.ts'
import { jobLine, jobSign, stateSentence } from '../jobs/job-words.ts'
import { KeyField } from './KeyField.tsx'
import { readEstimate } from './reads.ts'

/** The monthly run: its estimated cost, its progress, and Stop. */
export function RunCard() {
  const words = useWords()
  const now = useNow(30_000)
  const { data: jobs } = useRead(readJobs)
  const estimate = useRead(readEstimate)
  const job = jobs?.find((candidate) => candidate.definition.kind === 'occupations')
  return (
    <>
      <Card
        title={words.t('panel.occupations.run')}
        aside={job ? jobLine(job, words, now) : <Skeleton height={20} width="240px" />}
      >
        <p className="job-state">
          {job ? <RunState job={job} now={now} /> : <Skeleton height={26} width="60%" />}
        </p>
        {job?.running && <RunProgress running={job.running} name={jobName(job, words)} />}
        <Loaded read={readEstimate} state={estimate} skeleton={<SkeletonLines lines={6} height={20} />}>
          {(found) => (
            <>
              {found.simulation && <p className="simulation">{words.t('panel.occupations.simulation')}</p>}
              <dl className="facts">
                <Fact name={words.t('panel.occupations.records')} value={words.number(found.records)} />
                <Fact
                  name={words.t('panel.occupations.each')}
                  value={words.dollars(found.cost_per_record_usd, 3)}
                />
                <Fact name={words.t('panel.occupations.estimate')} value={words.dollars(found.total_usd)} />
                <Fact
                  name={words.t('panel.occupations.spent')}
                  value={
                    found.month_cap_usd === null
                      ? words.dollars(found.spent_this_month_usd)
                      : words.t('panel.occupations.spent_of', {
                          spent: words.dollars(found.spent_this_month_usd),
                          cap: words.dollars(found.month_cap_usd, 0),
                        })
                  }
                />
              </dl>
              <p className="muted basis">
                {words.t(
                  found.records === 0
                    ? 'panel.occupations.none_published'
                    : `panel.occupations.basis.${found.basis}`,
                )}
              </p>
            </>
          )}
        </Loaded>
        {job ? <RunActions job={job} isEmpty={estimate.data?.records === 0} /> : <ActionsPlace />}
      </Card>
      <KeyField simulation={estimate.data?.simulation} />
    </>
  )
}

function RunState({ job, now }: { readonly job: Job; readonly now: number }) {
  const words = useWords()
  return (
    <>
      <StateSign sign={jobSign(job)} />
      <strong>{stateSentence(job, words, now)}</strong>
    </>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

interface RunActionsProps {
  readonly job: Job
  /** Whether there is nothing to rewrite. */
  readonly isEmpty: boolean
}

/** Reserves the space of the buttons in any language. */
function ActionsPlace() {
  const words = useWords()
  return (
    <div className="buttons" aria-hidden="true">
      <span className="button skeleton">{words.t('panel.occupations.update_all')}</span>
      <span className="button skeleton">{words.t('panel.job.configure')}</span>
    </div>
  )
}

function RunActions({ job, isEmpty }: RunActionsProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const { id } = job
  return (
    <>
      <div className="buttons">
        {job.running ? (
          <button
            type="button"
            className="button danger"
            disabled={action.busy}
            onClick={() => void action.run(() => client.jobs.cancel({ id }))}
          >
            {words.t('panel.trades.stop')}
          </button>
        ) : (
          <button
            type="button"
            className="button primary"
            disabled={action.busy || isEmpty}
            onClick={() => void action.run(() => client.jobs.trigger({ id }))}
          >
            {words.t('panel.occupations.update_all')}
          </button>
        )}
        <a className="button" href={hrefOf('jobs', id)}>
          {words.t('panel.job.configure')}
        </a>
      </div>
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}
