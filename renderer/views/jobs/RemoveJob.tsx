import type { Job } from '../../../shared/job.ts'
import { RemoveDetails } from '../../parts/RemoveDetails.tsx'
import { useJobName } from '../../parts/useJobName.ts'
import { useSession, useWords } from '../../session.ts'
import { useListPlace } from '../../shell/list-place.ts'
import { goTo, wayFromHere } from '../../shell/panel-route.ts'
import { showToast } from '../../shell/toast.ts'
import { readJobs } from '../../store/known.ts'
import { JOB_FIELDS } from './shown-jobs.ts'

/** Removes an added job; it can be restored for a moment. */
export function RemoveJob({ job }: { readonly job: Job }) {
  const words = useWords()
  const jobNameOf = useJobName()
  const { client, reads } = useSession()
  const list = useListPlace(JOB_FIELDS)
  const { id, definition } = job
  const remove = async () => {
    const go = wayFromHere()
    await client.jobs.remove({ id })
    go(list.hrefOf('jobs'))
    reads.patch<Job[]>(readJobs.key, (jobs) => jobs.filter((other) => other.id !== id))
    showToast(words.t('panel.job.removed', { name: jobNameOf(job) }), async () => {
      await client.jobs.create({ id, definition })
      goTo('jobs', id)
    })
  }
  return (
    <RemoveDetails
      className="remove-job"
      label={words.t('panel.job.remove')}
      what={words.t('panel.job.remove.what')}
      remove={remove}
    />
  )
}
