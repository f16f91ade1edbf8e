import type { Job } from '../../../shared/job.ts'
import { Card } from '../../parts/Card.tsx'
import { SkeletonLines } from '../../parts/Skeleton.tsx'
import { useWords } from '../../session.ts'
import { JobRows } from '../jobs/JobRows.tsx'
import { pressingFirst } from '../jobs/job-order.ts'

/** The state of each job in the wide view, those that need somebody first. */
export function JobsCard({ jobs }: { readonly jobs: readonly Job[] | undefined }) {
  const words = useWords()
  return (
    <Card className="jobs-card" title={words.t('panel.view.jobs')}>
      {jobs ? <JobRows jobs={pressingFirst(jobs)} chosen={null} /> : <SkeletonLines lines={5} height={48} />}
    </Card>
  )
}
