import { Menu } from '../parts/Menu.tsx'
import { useAction } from '../parts/useAction.ts'
import { useSession, useWords } from '../session.ts'
import { readJobs } from '../store/known.ts'
import { PAUSE_LENGTHS } from '../vocabulary.computed.ts'
import { failureSentence } from '../words/failure.ts'
import { showToast } from './toast.ts'

interface PauseMenuProps {
  /** Whether every job is paused. */
  readonly paused: boolean
  readonly anyPaused: boolean
  readonly disabled: boolean
}

/** Pauses every job for a named length, and resumes those that are paused. */
export function PauseMenu({ paused, anyPaused, disabled }: PauseMenuProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()

  const change = (work: () => ReturnType<typeof client.jobs.pauseAll>) =>
    action.run(async () => {
      try {
        const { jobs } = await work()
        reads.patch(readJobs.key, () => jobs)
      } catch (error) {
        showToast(failureSentence(error, words))
        throw error
      }
    })

  const resumeAll = {
    key: 'resume',
    label: words.t('panel.resume_all'),
    act: () => void change(() => client.jobs.resumeAll()),
  }

  if (paused) {
    return (
      <button type="button" className="button primary" disabled={action.busy} onClick={resumeAll.act}>
        {words.t('panel.resume')}
      </button>
    )
  }
  return (
    <Menu
      label={words.t('panel.pause')}
      name={words.t('panel.pause_all')}
      disabled={disabled || action.busy}
      items={[
        ...PAUSE_LENGTHS.map((length) => ({
          key: length,
          label: words.t(`panel.pause.${length}`),
          act: () => void change(() => client.jobs.pauseAll({ length })),
        })),
        ...(anyPaused ? [resumeAll] : []),
      ]}
    />
  )
}
