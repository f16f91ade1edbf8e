import type { Job } from '../../../shared/job.ts'
import { Card } from '../../parts/Card.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { RunProgress } from '../../parts/RunProgress.tsx'
import { Skeleton, SkeletonLines } from '../../parts/Skeleton.tsx'
import { StateSign } from '../../parts/StateSign.tsx'
import { useJobName } from '../../parts/useJobName.ts'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useWords } from '../../session.ts'
import { readJobs } from '../../store/known.ts'
import { jobPlan, jobSign, stateSentence } from '../jobs/job-words.ts'
import { CostTable } from './CostTable.tsx'
import { KeyField } from './KeyField.tsx'
import { ActionsPlace, RunActions } from './RunActions.tsx'
import { readEstimate } from './reads.ts'
import { Spending } from './Spending.tsx'

/** The monthly run: its estimated cost, its progress, and Stop. */
export function RunCard() {
  const words = useWords()
  const jobNameOf = useJobName()
  const now = useNow(30_000)
  const { data: jobs } = useRead(readJobs)
  const estimate = useRead(readEstimate)
  const job = jobs?.find((candidate) => candidate.definition.kind === 'occupations')
  return (
    <>
      <Card
        title={words.t('panel.occupations.run')}
        aside={job ? jobPlan(job, words, now) : <Skeleton height={20} width="240px" />}
      >
        <p className="job-state">
          {job ? <RunState job={job} now={now} /> : <Skeleton height={26} width="60%" />}
        </p>
        {job?.running && <RunProgress running={job.running} name={jobNameOf(job)} />}
        <Loaded read={readEstimate} state={estimate} skeleton={<SkeletonLines lines={10} height={20} />}>
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
                          cap: words.dollars(
                            found.month_cap_usd,
                            Number.isInteger(found.month_cap_usd) ? 0 : 2,
                          ),
                        })
                  }
                />
                {found.unknown_this_month_usd > 0 && (
                  <Fact
                    name={words.t('panel.occupations.unknown')}
                    value={words.dollars(found.unknown_this_month_usd)}
                  />
                )}
              </dl>
              <CostTable estimate={found} />
              <Spending />
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
        {job ? <RunActions job={job} estimate={estimate.data} /> : <ActionsPlace />}
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
