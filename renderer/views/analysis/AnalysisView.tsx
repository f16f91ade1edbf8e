import '../../styles/analysis.css'
import { Card } from '../../parts/Card.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { InSight } from '../../parts/InSight.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { CardSkeleton } from '../../parts/Skeleton.tsx'
import { useRead, useWords } from '../../session.ts'
import { hrefOf, NEW } from '../../shell/panel-route.ts'
import { CallHistory } from './CallHistory.tsx'
import { readTargets } from './reads.ts'
import { TargetCard } from './TargetCard.tsx'

/** Whether the analysis services answer, and their answers. */
export function AnalysisView() {
  const words = useWords()
  const state = useRead(readTargets)
  return (
    <Loaded read={readTargets} state={state} skeleton={<CardSkeleton />}>
      {(targets) =>
        targets.length === 0 ? (
          <Card>
            <Empty
              title={words.t('panel.analysis.none')}
              actions={
                <a className="button" href={hrefOf('jobs')}>
                  {words.t('panel.view.jobs')}
                </a>
              }
            >
              {words.t('analysis.off.no_url')}
            </Empty>
          </Card>
        ) : (
          <div className="stack targets">
            {targets.map((target) => (
              <InSight className="pair" key={target.job_id}>
                <TargetCard target={target} />
                {target.url !== '' && <CallHistory jobId={target.job_id} name={target.name} />}
              </InSight>
            ))}
            {targets.some(({ url }) => url !== '') && (
              <p>
                <a className="button" href={hrefOf('jobs', `${NEW}analysis`)}>
                  {words.t('panel.job.new.analysis')}
                </a>
              </p>
            )}
          </div>
        )
      }
    </Loaded>
  )
}
