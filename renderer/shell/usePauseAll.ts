import type { Job, PauseLength } from '../../shared/job.ts'
import { pauseAgain } from '../client/pause-again.ts'
import { type PanelAction, useAction } from '../parts/useAction.ts'
import { useRead, useSession, useWords } from '../session.ts'
import { readJobs } from '../store/known.ts'
import { failureSentence } from '../words/failure.ts'
import { showToast } from './toast.ts'

/** Pauses every job, or ends every pause. */
export interface PauseAll {
  readonly action: PanelAction
  readonly pause: (length: PauseLength) => Promise<unknown>
  readonly resume: () => Promise<unknown>
}

/** Both say what they did, and can be undone: then each job has the pause that it had before, or none. */
export function usePauseAll(): PauseAll {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const { data: before = [] } = useRead(readJobs)

  const change = (work: () => ReturnType<typeof client.jobs.pauseAll>, done: string) =>
    action.run(async () => {
      try {
        const { jobs } = await work()
        reads.patch(readJobs.key, () => jobs)
        showToast(done, () => restore(before))
      } catch (error) {
        showToast(failureSentence(error, words))
        throw error
      }
    })

  async function restore(jobs: readonly Job[]): Promise<void> {
    await client.jobs.resumeAll()
    const paused = jobs.filter(({ pause }) => pause !== null)
    await Promise.all(paused.map((job) => pauseAgain(client, job)))
    reads.invalidate(['jobs'])
  }

  return {
    action,
    pause: (length) => change(() => client.jobs.pauseAll({ length }), words.t('panel.pause_all.done')),
    resume: () => change(() => client.jobs.resumeAll(), words.t('panel.resume_all.done')),
  }
}
